"""The page on noise, run without a browser."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from gd_ui.pages.noise import words as noise_words
from gd_ui.pages.noise.sentences import verdict
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, said, scene
from tests.static import player

PAGE = "pages/noise.py"
EN = LANGUAGES["en"]
LINKED = NoiseSettings(
    learning_rate=2e-5, decay=30.0, updates=150, batch=4, draw=Draw.SHUFFLE, seed=11, measured=1,
    source=Source(noise=7.0, noise_seed=4),
)  # fmt: skip
LINK = {
    "lr": "2e-5", "decay": "30", "updates": "150", "batch": "4", "draw": "shuffle", "noise": "7",
    "noise_seed": "4", "seed": "11", "measured": "1",
}  # fmt: skip


def assert_shows(at: AppTest, fan: NoiseSettings, text: Text = EN) -> None:
    played = runs(at)["run"]
    assert played.series("w").tolist() == fan.run.w.tolist()
    assert bool(fan.floors) == any(trace["name"] == "FRESH" for trace in scene(at)["figure"]["data"])
    for sentence in verdict(fan, text):
        assert sentence in said(at)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_opens_on_200_seeds_that_hover(run_page: RunPage, code: str) -> None:
    at = run_page(PAGE, lang=code)
    text = LANGUAGES[code]
    assert at.title[0].value == text.of(noise_words.Words).title
    assert_shows(at, NoiseSettings(), text)
    assert not at.error
    assert not at.info


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_link_gives_the_runs_it_describes(run_page: RunPage, code: str) -> None:
    at = run_page(PAGE, lang=code, **LINK)
    assert_shows(at, LINKED, LANGUAGES[code])
    assert at.toggle(key="switch_decay").value
    assert at.toggle(key="switch_measured").value
    assert at.text_input(key="decay").value == "30"


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: f"'{junk[:5]}'")
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys([*LINK, "lang"], junk))
    assert scene(at)["runs"]
    if not any(character.isdigit() for character in junk):
        assert_shows(at, NoiseSettings())


def test_a_frozen_batch_is_not_offered(run_page: RunPage) -> None:
    assert_shows(run_page(PAGE, draw="frozen"), NoiseSettings())


def test_the_decay_can_be_switched_on_chosen_and_switched_off(run_page: RunPage) -> None:
    at = run_page(PAGE)
    assert "decay" not in {number.key for number in at.text_input}
    at.toggle(key="switch_decay").set_value(True).run()
    assert_shows(at, NoiseSettings(decay=50.0))
    at.text_input(key="decay").set_value("10").run()
    assert_shows(at, NoiseSettings(decay=10.0))
    at.toggle(key="switch_decay").set_value(False).run()
    assert_shows(at, NoiseSettings())


def test_the_floors_are_measured_when_asked_for(run_page: RunPage) -> None:
    at = run_page(PAGE)
    at.toggle(key="switch_measured").set_value(True).run()
    assert_shows(at, NoiseSettings(measured=1))
    at.toggle(key="switch_measured").set_value(False).run()
    assert_shows(at, NoiseSettings())


def test_a_moved_learning_rate_moves_the_runs_and_nothing_else(run_page: RunPage) -> None:
    at = run_page(PAGE, noise="5", seed="3")
    at.session_state["chosen"]["lr"] = 3e-6
    at.run()
    assert scene(at)["hand"]["ruler"]["rate"] == 3e-6
    assert_shows(at, NoiseSettings(source=Source(noise=5.0), seed=3, learning_rate=3e-6))


def test_too_many_updates_are_said_and_cut(run_page: RunPage) -> None:
    at = run_page(PAGE, updates="5000", batch="199")
    assert at.info[0].value == EN.of(noise_words.Words).choices.too_many.format(asked="5,000", most="2,000")
    assert scene(at)["runs"]["run"]["updates"] == 2_000


def test_runs_that_move_away_are_offered_a_way_back(run_page: RunPage) -> None:
    at = run_page(PAGE, lr="1e-3")
    assert_shows(at, NoiseSettings(learning_rate=1e-3))
    at.button(key="way_back").click().run()
    assert "hover" in said(at)
    assert "way_back" not in {button.key for button in at.button}


def test_another_seed_lights_another_run_of_the_fan(run_page: RunPage) -> None:
    at = run_page(PAGE)
    at.text_input(key="seed").set_value("12").run()
    assert_shows(at, NoiseSettings(seed=12))
    excess = runs(at)["run"].series("excess")
    assert excess[-1] == pytest.approx(NoiseSettings().excess[-1, 5], rel=1e-9)


@pytest.mark.parametrize(
    ("where", "batch"), [(1.0, 1), (0.3, 1), (2.7, 2), (3.0, 4), (50.0, 64), (400.0, 128)]
)
def test_a_tap_takes_the_nearest_of_the_sizes_shown(run_page: RunPage, where: float, batch: int) -> None:
    (pick,) = scene(run_page(PAGE))["picks"]
    assert pick["name"] == "batch"
    assert player.nearest(pick["among"], [where]) == [batch]


def test_a_picked_size_is_the_one_of_the_runs(run_page: RunPage) -> None:
    at = run_page(PAGE)
    at.session_state["chosen"]["batch"] = 64
    at.run()
    assert_shows(at, replace(NoiseSettings(), batch=64))


def test_a_batch_of_more_rows_than_there_are_is_one_of_all(run_page: RunPage) -> None:
    slider = scene(run_page(PAGE, batch="1000000"))["hand"]["batch"]
    assert (slider["size"], slider["sizes"][-1]) == (199, 199)
