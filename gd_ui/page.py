"""A page: what it is made of, and the one body that all pages have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Generic, TypeVar

import streamlit as st

from gd_ui import sharing, shell
from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.controls.inputs import Inputs, any_open
from gd_ui.declared import NAMES, Spelled
from gd_ui.export import Export
from gd_ui.lesson import Lesson
from gd_ui.player import play
from gd_ui.scene.scene import Scene
from gd_ui.scene.schema import HandMessage
from gd_ui.text import LANGUAGES, PageWords, Text

Settings = TypeVar("Settings", bound=Chosen)
STAGE = "stage"
"""The part of the page that has all that a moved control changes, by the name that Streamlit knows it by."""


def as_a_list(inputs: Inputs[Chosen], said: Sequence[str], below: str = "") -> None:
    """How most pages say how the run ended, and what stands `below` that; in one piece: it is sent at every move."""
    st.markdown("\n".join(f"- {one}" for one in said) + f"\n\n{below}")


@dataclass(frozen=True)
class Page(Generic[Settings]):
    """One page, from what it opens on to what can be taken home.

    `name`: of its script, its folder, its address. `words`: all it says;
    a language that lacks one of them fails here. `initial`: what it opens on. `scene`: the picture of the settings and
    what moves in it. `panel` shows the inputs beside it. `sentences`: what is said of how the run ended, and `ending`
    shows them. `hand`: what is moved in the player, besides the picture itself. `picked`: what takes a value that was
    moved or tapped there, by its name, if it is not the number of that name in the link. `light`: the names of
    what is moved there and changes only the picture and the ending, unless something is open: then nothing else is made
    anew. `above` shows what comes before the picture, and says whether the picture may be seen yet; `below` what comes
    after everything.
    """

    name: str
    words: type[PageWords]
    initial: Settings
    scene: Callable[[Settings, Text], Scene]
    panel: Callable[[Inputs[Settings]], None]
    sentences: Callable[[Settings, Text], list[str]]
    lesson: Lesson[Settings]
    export: Export[Settings]
    ending: Callable[[Inputs[Settings], Sequence[str]], None] = as_a_list
    hand: Callable[[Settings, Text], HandMessage | None] = field(default=lambda settings, text: None)
    picked: Mapping[str, Callable[..., None]] = field(default_factory=dict)
    light: frozenset[str] = frozenset({"lr", "w0"})
    above: Callable[[Inputs[Settings]], bool] = field(default=lambda inputs: True)
    below: Callable[[Inputs[Settings]], None] = field(default=lambda inputs: None)

    def __post_init__(self) -> None:
        ids = [task.id for task in self.lesson.tasks]
        named = {name for name in self.initial.inputs if not isinstance(NAMES[name], Spelled)}
        for text in LANGUAGES.values():
            if list(text.of(self.words).tasks) != ids:
                raise ValueError(f"{self.name}: the tasks {ids} have other words in {text.name}")
            if unnamed := sorted(name for name in named if not text.control(self.name, name).label):
                raise ValueError(f"{self.name}: the controls {unnamed} have no label in {text.name}")
            if not (text.of(self.words).seen and text.of(self.words).because):
                raise ValueError(f"{self.name}: what was seen, or why to go on, is not said in {text.name}")

    def picture(self, settings: Settings, text: Text) -> Scene:
        """The scene with the page's lesson on it and with what is moved in the player."""
        scene = self.lesson.on(self.scene(settings, text), self.name, settings, text)
        return replace(
            scene, hand=self.hand(settings, text), settings=self.export.settings_line(settings, text)
        )


def show(page: Page[Settings], story: Sequence[str]) -> None:
    """Choose, compute, show; then the lesson. `story`: the names of all pages, each of which leads to the next."""
    text = shell.open_page(page.name, story, page.initial)
    _stage(page, story, text)
    shell.lesson_opener(page.name, text)


@shell.part(STAGE)
def _stage(page: Page[Settings], story: Sequence[str], text: Text) -> None:
    """A moved control runs only this again, not the menu and the lesson."""
    settings = link.read(page.initial)
    inputs = Inputs(page.name, settings, text)
    if page.above(inputs):
        with st.container(key="stage"):
            _run(page, text)
            with st.container(key="panel"):
                page.panel(inputs)
        shell.lead_on(page.name, story, text)
        sharing.show(page.name, page.export, settings, text, page.sentences)
        page.below(inputs)
    else:
        link.write(settings)
    link.page_is_shown()


@shell.part()
def _run(page: Page[Settings], text: Text) -> None:
    """The picture and how the run ended: all that changes with what is `light` to move."""
    settings = link.read(page.initial)
    scene = page.picture(settings, text)
    handlers: dict[str, Callable[..., None]] = {name: partial(link.take, name) for name in scene.movable}
    handlers.update(page.picked)
    play(scene, {name: _then_shown(take, name in page.light) for name, take in handlers.items()})
    link.write(settings)
    with st.container(key="ending"):
        page.ending(Inputs(page.name, settings, text), page.sentences(settings, text))


def _then_shown(take: Callable[..., None], light: bool) -> Callable[..., None]:
    """`take`, after which all that may have changed runs again: the run's part alone, or the whole stage."""

    def moved(*values: float) -> None:
        take(*values)
        if not light or any_open():
            st.rerun(STAGE)

    return moved
