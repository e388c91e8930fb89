"""Every name in the link has what belongs to it: an input, a label by which it can be locked, its part in units."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from docs import links
from gd_core import LandscapeName
from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.controls.inputs import labels_of
from gd_ui.data import panel as data
from gd_ui.declared import NAMES, controls_of, value_of
from gd_ui.pages import PAGES
from gd_ui.pages.landscape.settings import LandscapeSettings
from gd_ui.rows.source import Origin, Scaling, Source
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import disabled, scene, sent_to, widgets

OPENED: dict[str, Chosen] = {page.name: page.initial for page in PAGES} | {
    "landscape": LandscapeSettings.of(LandscapeName.SADDLE)
}
"""What each page opens on; the landscape is one of two weights."""
SHOWING: dict[str, list[dict[str, str]]] = {
    "sgd": [{}, {"draw": "shuffle"}],
    "mini_batch": [{}, {"draw": "shuffle"}],
    "learning_rate": [{"method": "mini_batch"}],
    "noise": [{}, {"decay": "50"}],
    "landscape": [{"cost": "saddle"}],
}
"""What a page is asked for that has an input only then."""
OF_ROWS = set(controls_of(Source))
COSTS = {"tol", "target"}
"""A cost is the same in all units of x."""
ELSEWHERE = Source(origin=Origin.MADE, rows=60, slope=-3.0, low=-5.0, high=20.0, noise=4.0)


def changed(before: Source, after: Source) -> set[str]:
    """The names whose values, as pages open, are others on other rows."""
    pages = [page for page in OPENED.values() if link.has_rows(page)]
    both = [(name, page.on(before), page.on(after)) for page in pages for name in set(page.inputs) - OF_ROWS]
    return {name for name, was, now in both if value_of(name, was) != value_of(name, now)}


def told(run_page: RunPage, page: str, **query: str) -> AppTest:
    """The page, a mistake of the notes told if it asks."""
    at = run_page(f"pages/{page}.py", **query)
    for asks in [one for one in at.toggle if str(one.key).startswith("reveal")]:
        asks.set_value(True).run()
    return at


def test_every_name_is_an_input_of_some_page() -> None:
    assert {name for page in OPENED.values() for name in page.inputs} | OF_ROWS == NAMES.keys()


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_every_name_has_a_label_of_its_own_by_which_it_is_locked(text: Text) -> None:
    """Whoever locks the data locks all that says which rows they are."""
    for name, page in OPENED.items():
        names = set(page.inputs) - OF_ROWS | {"data"}
        labels = labels_of(names, name, text)
        assert labels.keys() == names
        assert len(set(labels.values())) == len(names)


def test_other_rows_forget_what_depends_on_them(monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten = set[str]()
    monkeypatch.setattr(link, "forget", forgotten.update)
    data._open_on("made")
    rescaled = replace(Source(), scaling=Scaling.LARGEST)
    assert changed(Source(), ELSEWHERE) | changed(Source(), rescaled) == forgotten


def test_other_units_carry_over_what_is_in_them(monkeypatch: pytest.MonkeyPatch) -> None:
    carried = set[str]()
    monkeypatch.setattr(link, "multiply", lambda name, factor: carried.add(name))
    in_units = set[str]()
    for before in (ELSEWHERE, replace(ELSEWHERE, slope=3.0)):
        for scaling in Scaling:
            after = replace(before, scaling=scaling, centred=1)
            data.carry(before, after)
            in_units |= changed(before, after)
    assert carried == in_units - COSTS


def taking_nothing(at: AppTest) -> set[str]:
    """The inputs that take nothing, by their keys, and what the player must not move, by its names in the link."""
    in_player = scene(at)["locked"] if sent_to("player", at) else []
    return disabled(at) | set(in_player)


@pytest.mark.parametrize("page", OPENED)
def test_whoever_locks_a_name_disables_its_input(run_page: RunPage, page: str) -> None:
    never = set(OPENED[page].inputs) - OF_ROWS
    for query in SHOWING.get(page, [{}]):
        free = taking_nothing(told(run_page, page, **query))
        never -= {name for name in never if taking_nothing(told(run_page, page, lock=name, **query)) - free}
    assert never == set()


@pytest.mark.parametrize("page", OPENED)
def test_whatever_is_moved_in_a_player_can_be_locked_there(run_page: RunPage, page: str) -> None:
    for query in SHOWING.get(page, [{}]):
        at = told(run_page, page, lock=",".join(NAMES), **query)
        if sent_to("player", at):
            sent = scene(at)
            moved = {one["name"] for one in [*sent["picks"], *sent.get("hand", {}).values()]}
            moved |= {track["drag"] for track in sent["tracks"] if "drag" in track}
            assert moved & NAMES.keys() <= set(sent["locked"])


@pytest.mark.parametrize("page", OPENED)
def test_where_everything_is_locked_nothing_in_the_link_can_be_moved(run_page: RunPage, page: str) -> None:
    for query in SHOWING.get(page, [{}]):
        at = told(run_page, page, lock=",".join(NAMES), **query)
        free = widgets(at).keys() - disabled(at)
        assert not sent_to("points", at)
        assert {key.removeprefix("choose_").removeprefix("switch_") for key in free} & NAMES.keys() == set()


def test_the_table_of_names_in_the_docs_is_the_one_that_the_controls_declare() -> None:
    assert links.WRITTEN.read_text(encoding="utf-8") == links.document()
