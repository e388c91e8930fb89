"""The page that compares, run without a browser."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.pages.compare import words as compare_words
from gd_ui.pages.compare.sentences import verdict
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, said, scene

PAGE = "pages/compare.py"
LINKED = CompareSettings(
    sizes=(1, 10, 64), learning_rate=2e-5, start=-3.0, epochs=7, target=1e-3, draw=Draw.FRESH,
    source=Source(noise=4.0), seed=9, overhead=50.0, per_sample=0.5,
)  # fmt: skip
LINK = {
    "sizes": "64.1.10", "lr": "2e-5", "w0": "-3", "epochs": "7", "target": "1e-3", "draw": "fresh", "noise": "4",
    "seed": "9", "overhead": "50", "per_sample": "0.5",
}  # fmt: skip


def assert_shows(at: AppTest, race: CompareSettings, text: Text = LANGUAGES["en"]) -> None:
    sent = scene(at)
    assert {name: run["updates"] for name, run in sent["runs"].items()} == {
        f"b{entry.size}": entry.run.updates for entry in race.entries
    }
    for sentence in verdict(race, text):
        assert sentence in said(at)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_opens_on_its_race(run_page: RunPage, code: str) -> None:
    assert_shows(run_page(PAGE, lang=code), CompareSettings(), LANGUAGES[code])


def test_a_link_gives_the_race_it_describes(run_page: RunPage) -> None:
    assert_shows(run_page(PAGE, **LINK), LINKED)


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys([*LINK, "rates"], junk))
    assert scene(at)["runs"]
    if not any(character.isdigit() for character in junk):
        assert_shows(at, CompareSettings())


@pytest.mark.parametrize("junk", ["1.1000001", "0.5", "1.2.3.4.5.6", "1..2", ".", "-1.1", "1.x"])
def test_sizes_that_no_race_can_have_are_ignored(run_page: RunPage, junk: str) -> None:
    assert_shows(run_page(PAGE, sizes=junk), CompareSettings())


def test_a_size_larger_than_the_data_is_all_of_them(run_page: RunPage) -> None:
    assert_shows(run_page(PAGE, sizes="1.16.1000"), CompareSettings())
    assert list(scene(run_page(PAGE, sizes="200.1000"))["runs"]) == ["b199"]


def test_sizes_can_be_added_and_taken_away_but_not_the_last(run_page: RunPage) -> None:
    at = run_page(PAGE, sizes="16")
    pills = chosen_sizes(at)
    pills.set_value([4, 16]).run()
    assert_shows(at, CompareSettings(sizes=(4, 16)))
    chosen_sizes(at).set_value([]).run()
    assert_shows(at, CompareSettings(sizes=(4, 16)))


def test_a_sixth_size_takes_the_place_of_the_first(run_page: RunPage) -> None:
    at = run_page(PAGE, sizes="1.2.4.8.16")
    chosen_sizes(at).set_value([1, 2, 4, 8, 16, 32]).run()
    assert_shows(at, CompareSettings(sizes=(2, 4, 8, 16, 32)))


def test_each_runs_best_rate_is_told(run_page: RunPage) -> None:
    at = run_page(PAGE, rates="best")
    assert_shows(at, CompareSettings(rates=Rates.BEST))
    assert "BGD (all rows) 3.759e−5" in said(at)


def test_too_many_passes_are_said_and_cut(run_page: RunPage) -> None:
    at = run_page(PAGE, epochs="5000", sizes="199", target="1e-12", lr="1e-7")
    assert at.info[0].value == LANGUAGES["en"].of(compare_words.Words).too_many.format(
        asked="5,000", most=100
    )
    assert scene(at)["runs"]["b199"]["updates"] == 100


def chosen_sizes(at: AppTest) -> Any:
    (pills,) = [group for group in at.button_group if group.key == "choose_sizes"]
    return pills
