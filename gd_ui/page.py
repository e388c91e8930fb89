"""A page: what it is made of, and the one body that all pages have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import streamlit as st

from gd_ui import sharing, shell
from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.export import Export
from gd_ui.lesson import Lesson
from gd_ui.player import play
from gd_ui.scene.scene import Scene
from gd_ui.text import Text

Settings = TypeVar("Settings", bound=Chosen)
Shows = Callable[[Settings, Text], None]


def as_a_list(settings: Chosen, text: Text, said: Sequence[str]) -> None:
    """How most pages say how the run ended."""
    st.markdown("\n".join(f"- {one}" for one in said))


@dataclass(frozen=True)
class Page(Generic[Settings]):
    """One page, from what it opens on to what can be taken home.

    `name`: in the address, the menu, the words, the link. `group`: the part of the menu it stands in. `opening`: what
    it opens on. `scene`: the picture of the settings and what moves in it. `panel` shows the inputs beside it.
    `sentences`: what is said of how the run ended, and `ending` shows them. `picked`: what takes a value that was
    dragged or tapped in the picture, by its name there. `above` shows what comes before the picture, and says whether
    the picture may be seen yet; `below` shows what comes after all of it.
    """

    name: str
    group: str
    opening: Settings
    scene: Callable[[Settings, Text], Scene]
    panel: Callable[[Settings, Text], None]
    sentences: Callable[[Settings, Text], list[str]]
    lesson: Lesson[Settings]
    export: Export[Settings]
    ending: Callable[[Settings, Text, Sequence[str]], None] = as_a_list
    picked: Callable[[Settings], Mapping[str, Callable[..., None]]] = field(default=lambda settings: {})
    above: Callable[[Settings, Text], bool] = field(default=lambda settings, text: True)
    below: Callable[[Settings, Text], None] = field(default=lambda settings, text: None)


def show(page: Page[Settings], menu: Sequence[Page[Settings]]) -> None:
    """Choose, compute, show; then the lesson. `menu`: the pages one can go to."""
    text = shell.open_page(page.name, menu)
    _stage(page, text)
    shell.lesson_opener(page.name, text)


@st.fragment
def _stage(page: Page[Settings], text: Text) -> None:
    """A moved control runs only this again, not the menu and the lesson."""
    settings = link.read(page.opening)
    seen = page.above(settings, text)
    if seen:
        with st.container(key="stage"):
            scene = page.lesson.on(page.scene(settings, text), page.name, settings, text)
            play(scene, page.picked(settings))
            with st.container(key="panel"):
                page.panel(settings, text)
    link.write(settings)
    if seen:
        said = page.sentences(settings, text)
        with st.container(key="ending"):
            page.ending(settings, text, said)
        sharing.show(page.name, page.export, settings, text, said)
        page.below(settings, text)
