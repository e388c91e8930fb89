"""The page on learning rates, run without a browser."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.descent.settings import Method
from gd_ui.pages.learning_rate import words as learning_rate_words
from gd_ui.pages.learning_rate.sentences import counted, sentences
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, said, scene, zone_of
from tests.static import player

PAGE = "pages/learning_rate.py"
LINKED = LearningRateSettings(
    method=Method.MINI_BATCH, learning_rate=2e-5, batch=3, draw=Draw.SHUFFLE, tolerance=1e-3, start=-3.0,
    updates=70, source=Source(noise=4.0, noise_seed=5), seed=9,
)  # fmt: skip
LINK = {
    "method": "mini_batch", "lr": "2e-5", "batch": "3", "draw": "shuffle", "tol": "1e-3", "w0": "-3",
    "updates": "70", "noise": "4", "noise_seed": "5", "seed": "9",
}  # fmt: skip


def assert_shows(at: AppTest, settings: LearningRateSettings, text: Text = LANGUAGES["en"]) -> None:
    run = runs(at)["run"]
    assert run.series("w").tolist() == settings.run.w.tolist()
    for sentence in [*sentences(settings, text), counted(settings, text)]:
        assert sentence in said(at)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_opens_on_bgd_at_the_notes_rate(run_page: RunPage, code: str) -> None:
    at = run_page(PAGE, lang=code)
    assert at.title[0].value == LANGUAGES[code].of(learning_rate_words.Words).title
    assert_shows(at, LearningRateSettings(), LANGUAGES[code])
    assert not at.error


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("code", LANGUAGES)
def test_each_method_can_be_played_and_says_where_alpha_lies(
    run_page: RunPage, method: Method, code: str
) -> None:
    text = LANGUAGES[code]
    at = run_page(PAGE, method=method, lr="5e-5", lang=code)
    assert_shows(at, LearningRateSettings(method=method, learning_rate=5e-5), text)
    zone = text.zones_batch.unsure if method is Method.SGD else text.zones_batch.overshooting
    assert zone_of(at) == (text.zones_whole.overshooting if method is Method.BGD else zone)


def test_a_link_gives_the_map_it_describes(run_page: RunPage) -> None:
    assert_shows(run_page(PAGE, **LINK), LINKED)


@pytest.mark.parametrize("junk", [*JUNK, "frozen", "rmsprop"])
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys(["method", "draw", "batch", "updates", "seed"], junk))
    assert scene(at)["runs"]
    if junk in ("", "nan", "abc", "frozen", "rmsprop", "-1"):
        assert_shows(at, LearningRateSettings())


@pytest.mark.parametrize(
    ("method", "shown"), [("bgd", set()), ("sgd", {"draw"}), ("mini_batch", {"draw", "batch"})]
)
def test_a_method_shows_only_what_it_depends_on(run_page: RunPage, method: str, shown: set[str]) -> None:
    at = run_page(PAGE, method=method)
    inputs = {str(group.key).removeprefix("choose_") for group in at.button_group}
    inputs |= scene(at)["hand"].keys()
    assert inputs & {"draw", "batch"} == shown
    assert ("again" in inputs) == ("draw" in shown)


def test_another_method_is_played_when_it_is_chosen(run_page: RunPage) -> None:
    at = run_page(PAGE)
    (choice,) = [group for group in at.button_group if group.key == "choose_method"]
    choice.set_value("sgd").run()
    assert_shows(at, LearningRateSettings(method=Method.SGD))


def test_too_many_updates_are_said_and_cut(run_page: RunPage) -> None:
    at = run_page(PAGE, updates="5000")
    assert at.info[0].value == LANGUAGES["en"].of(learning_rate_words.Words).panel.too_many.format(
        asked="5,000", most=600
    )
    assert_shows(at, replace(LearningRateSettings(), updates=600))


def test_a_tap_on_the_map_takes_the_nearest_of_its_rates(run_page: RunPage) -> None:
    for pick in scene(run_page(PAGE))["picks"]:
        assert pick["name"] == "lr"
        assert player.nearest(pick["among"], [3.7e-5, 1.0, 1e-9]) == [1 / 26600, 2.819e-4, 1.029e-6]


def test_a_rate_that_was_picked_is_played(run_page: RunPage) -> None:
    at = run_page(PAGE, method="sgd")
    at.session_state["chosen"]["lr"] = 4.456e-5
    at.run()
    assert_shows(at, LearningRateSettings(method=Method.SGD, learning_rate=4.456e-5))
