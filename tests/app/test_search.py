"""The page on exhaustive search, run without a browser."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.pages.search import words as search_words
from gd_ui.pages.search.more_weights import lead, more_weights
from gd_ui.pages.search.sentences import findings
from gd_ui.pages.search.settings import FINER, LECTURE, SearchSettings
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text, lesson
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, said, scene

PAGE = "pages/search.py"
EN = LANGUAGES["en"]
OPENS = SearchSettings()
LINK = {
    "low": "-1", "high": "6.5", "points": "76", "accuracy": "0.05", "lr": "2e-5", "w0": "5", "noise": "7",
    "noise_seed": "3",
}  # fmt: skip
FIELDS = {"w0": "start"}
LINKED = SearchSettings(-1.0, 6.5, 76, 0.05, 2e-5, 5.0, Source(noise=7.0, noise_seed=3))


def assert_shows(at: AppTest, settings: SearchSettings, text: Text = EN) -> None:
    played = runs(at)
    assert played["descent"].series("w").tolist() == settings.descent.run.w.tolist()
    assert played["grid"].series("w").tolist()[1:] == settings.search.w.tolist()
    for words in (*findings(settings, text), lead(settings, text), more_weights(settings, text)):
        assert words in said(at)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_opens_on_the_lectures_grid_and_noisy_data(run_page: RunPage, code: str) -> None:
    at, text = run_page(PAGE, lang=code), LANGUAGES[code]
    assert at.title[0].value == text.of(search_words.Words).title
    assert text.of(search_words.Words).lead in said(at)
    assert_shows(at, OPENS, text)
    assert not at.error
    assert not at.warning


def test_a_link_gives_the_search_it_describes(run_page: RunPage) -> None:
    assert_shows(run_page(PAGE, **LINK), LINKED)


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: f"'{junk[:5]}'")
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys([*LINK, "lang"], junk))
    assert scene(at)["runs"]
    if not any(character.isdigit() for character in junk):
        assert_shows(at, OPENS)


@pytest.mark.parametrize("points", ["1", "402", "-5", "1e9"])
def test_a_number_of_points_that_no_grid_here_can_have_is_ignored(run_page: RunPage, points: str) -> None:
    assert_shows(run_page(PAGE, points=points), OPENS)


def test_every_input_changes_what_is_shown(run_page: RunPage) -> None:
    at = run_page(PAGE)
    at.session_state["chosen"]["lr"] = LINKED.learning_rate
    for name in ("low", "high", "accuracy", "w0"):
        at.text_input(key=name).set_value(str(getattr(LINKED, FIELDS.get(name, name)))).run()
    at.slider(key="points").set_value(LINKED.points).run()
    at.slider(key="noise").set_value(LINKED.source.noise).run()
    at.text_input(key="noise_seed").set_value("3").run()
    assert_shows(at, LINKED)


@pytest.mark.parametrize(
    "name, preset",
    [("lecture", LECTURE), ("with_noise", OPENS), ("finer", FINER)],
    ids=lambda it: str(it)[:10],
)
def test_a_preset_sets_every_input(run_page: RunPage, name: str, preset: SearchSettings) -> None:
    at = run_page(PAGE, **LINK)
    at.button(key=name).click().run()
    assert_shows(at, preset)


def test_a_range_that_is_none_is_said_and_the_lectures_is_taken(run_page: RunPage) -> None:
    at = run_page(PAGE, low="3", high="3")
    assert [info.value for info in at.info] == [
        EN.of(search_words.Words).panel.no_range.format(low=0, high=4)
    ]
    assert_shows(at, replace(OPENS, low=3.0, high=3.0))
    assert runs(at)["grid"].series("w")[-1] == 4.0
    at.text_input(key="high").set_value("4").run()
    assert not at.info


def test_a_diverging_descent_leaves_the_page_whole(run_page: RunPage) -> None:
    at = run_page(PAGE, lr="1e-3")
    assert_shows(at, replace(OPENS, learning_rate=1e-3))
    assert EN.of(search_words.Words).table.never in said(at)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lesson_opens_when_asked_for(run_page: RunPage, code: str) -> None:
    at = run_page(PAGE, lang=code)
    assert lesson(code, "search") not in said(at)
    at.session_state["lesson"] = True
    assert lesson(code, "search") in said(at.run())
