"""Every page, run without a browser: what it opens on, what its controls do, what it says."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import Run
from gd_ui.controls import link
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.numbers import Count
from gd_ui.typed import read_number
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, said, scene, zone_of

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
PAGES = {method: f"pages/{method}.py" for method in Method}
BGD, SGD, MINI = PAGES.values()
both = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
every_method = pytest.mark.parametrize("method", Method)
OTHERS = {
    "lr": "1e-4", "w0": "-5", "epochs": "3", "updates": "17", "tol": "1", "noise": "7", "draw": "shuffle",
    "stop": "never", "batch": "9", "seed": "5", "noise_seed": "4",
}  # fmt: skip
"""A link that differs from the notes in everything."""


def weights(at: AppTest) -> list[float]:
    return [float(w) for w in runs(at)["run"].series("w")]


def values(at: AppTest) -> dict[str, Any]:
    """Every input by its name in the link, as the page shows it, beside the picture or in the player."""
    inputs = {widget.key: widget.value for widget in at.slider}
    inputs |= {widget.key: read_number(str(widget.value)) for widget in at.text_input}
    choices = {str(widget.key).removeprefix("choose_"): str(widget.value) for widget in at.button_group}
    hand = scene(at)["hand"]
    in_player = {"lr": hand["ruler"]["rate"]} | ({"batch": hand["batch"]["size"]} if "batch" in hand else {})
    return {str(name): value for name, value in (inputs | choices | in_player).items()}


def wanted(settings: Settings) -> dict[str, Any]:
    """What the inputs of a page must show for these settings, as far as the page has them."""
    length = "epochs" if settings.visits_every_row else "updates"
    inputs = {"lr": settings.learning_rate, "w0": settings.start, length: getattr(settings, length)}
    inputs |= {
        "noise": settings.source.noise,
        "data": str(settings.source.origin),
        "stop": str(settings.stop_on),
    }
    if settings.stop_on is not StopOn.NEVER:
        inputs["tol"] = settings.tolerance
    if settings.method is not Method.BGD:
        inputs |= {"draw": str(settings.draw), "seed": settings.seed}
    if settings.method is Method.MINI_BATCH:
        inputs["batch"] = settings.batch
    return inputs


def assert_shows(at: AppTest, settings: Settings) -> None:
    shown = values(at)
    assert {name: shown[name] for name in wanted(settings)} == wanted(settings)
    assert weights(at) == settings.run.w.tolist()


def opening(template: str) -> str:
    return template.split("{")[0]


def batch_means(at: AppTest) -> str:
    """What the player says of the batch size."""
    return str(scene(at)["hand"]["batch"]["means"])


# ---- what a page opens on


@both
@pytest.mark.parametrize("page", ["home.py", *PAGES.values()])
def test_every_page_runs_in_both_languages(run_page: RunPage, page: str, text: Text) -> None:
    at = run_page(page, lang=text.code)
    head = text.page("home" if page == "home.py" else Path(page).stem)
    assert at.title[0].value == head.title
    assert head.lead in said(at)
    assert not at.error
    assert not at.warning


@every_method
def test_a_page_opens_on_the_notes_settings(run_page: RunPage, method: Method) -> None:
    assert_shows(run_page(PAGES[method]), AS_IN_THE_NOTES[method])


def test_bgd_opens_on_the_notes_35_updates(run_page: RunPage) -> None:
    at = run_page(BGD)
    assert weights(at)[-1] == pytest.approx(1.999980, abs=5e-7)
    assert EN.ending.converged.split(":")[0].format(updates=35) in said(at)
    assert "799.992" in said(at)


@both
@every_method
def test_every_page_runs_with_noise(run_page: RunPage, method: Method, text: Text) -> None:
    at = run_page(PAGES[method], lang=text.code, noise="20", noise_seed="3", stop="never")
    asked = replace(AS_IN_THE_NOTES[method], source=Source(noise=20.0, noise_seed=3), stop_on=StopOn.NEVER)
    assert values(at)["noise_seed"] == 3
    assert runs(at)["run"].series("w")[-1] == asked.run.w[-1]


@pytest.mark.parametrize("method", [Method.BGD, Method.MINI_BATCH])
@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: f"'{junk[:5]}'")
def test_junk_in_the_link_is_ignored(run_page: RunPage, method: Method, junk: str) -> None:
    at = run_page(PAGES[method], **dict.fromkeys([*OTHERS, "lang"], junk))
    assert scene(at)["runs"]
    if not re.search(r"\d", junk):
        assert_shows(at, AS_IN_THE_NOTES[method])


@every_method
def test_a_link_gives_the_run_it_describes(run_page: RunPage, method: Method) -> None:
    at = run_page(PAGES[method], **(OTHERS | {"stop": "batch", "lr": "2e-5"}))
    described = Settings(
        method, epochs=3, tolerance=1.0, updates=17, batch=9, draw=Draw.SHUFFLE,
        learning_rate=2e-5, start=-5.0, source=Source(noise=7.0, noise_seed=4), seed=5,
    )  # fmt: skip
    assert_shows(at, described)


def test_a_way_of_drawing_that_a_page_does_not_have_is_ignored(run_page: RunPage) -> None:
    assert values(run_page(SGD, draw="frozen"))["draw"] == "fresh"
    assert values(run_page(MINI, draw="frozen"))["draw"] == "frozen"
    assert values(run_page(BGD, stop="full"))["stop"] == "batch"


# ---- presets


@every_method
def test_as_in_the_notes_sets_every_input_back(run_page: RunPage, method: Method) -> None:
    at = run_page(PAGES[method], **OTHERS)
    assert values(at)["lr"] == 1e-4
    at.button(key="as_in_notes").click().run()
    assert_shows(at, AS_IN_THE_NOTES[method])


@every_method
def test_with_noise_sets_every_input(run_page: RunPage, method: Method) -> None:
    at = run_page(PAGES[method], **OTHERS)
    at.button(key="with_noise").click().run()
    assert_shows(at, WITH_NOISE[method])
    assert values(at)["noise_seed"] == WITH_NOISE[method].source.noise_seed


def test_the_frozen_batch_is_the_program_as_printed(run_page: RunPage) -> None:
    at = run_page(MINI, **OTHERS).button(key="as_printed").click().run()
    shown = values(at)
    assert {name: shown[name] for name in wanted(AS_PRINTED)} == wanted(AS_PRINTED)
    assert weights(at) == AS_PRINTED.run.w.tolist()


def test_a_preset_of_one_page_does_not_change_what_another_opens_on(run_page: RunPage) -> None:
    """BGD has no batch size to choose: its preset must not choose one for mini-batch."""
    at = run_page(BGD).button(key="as_in_notes").click().run()
    at.switch_page(MINI).run()
    assert values(at)["batch"] == 2


def test_on_the_next_page_the_ruler_still_shows_the_learning_rate(run_page: RunPage) -> None:
    at = run_page(BGD, lr="2e-5")
    at.switch_page(MINI).run()
    assert values(at)["lr"] == 2e-5


# ---- the learning rate


@both
def test_a_diverging_rate_offers_the_way_back_to_1_over_l(run_page: RunPage, text: Text) -> None:
    at = run_page(BGD, lr="1e-4", lang=text.code)
    assert zone_of(at) == text.zones_whole.diverging
    assert opening(text.ending.way_back) in at.button(key="way_back").label
    at.button(key="way_back").click().run()
    assert values(at)["lr"] == 1 / 26600
    assert "way_back" not in {button.key for button in at.button}
    assert weights(at)[-1] == 2.0


@pytest.mark.parametrize("page", [SGD, MINI])
def test_the_way_back_of_batches_leads_to_a_rate_that_settles(run_page: RunPage, page: str) -> None:
    at = run_page(page, lr="1e-3")
    at.button(key="way_back").click().run()
    assert abs(weights(at)[-1] - 2) < 0.01


@every_method
def test_a_run_that_settles_offers_no_way_back(run_page: RunPage, method: Method) -> None:
    assert "way_back" not in {button.key for button in run_page(PAGES[method]).button}


def test_a_rate_moved_on_the_ruler_is_the_one_of_the_run_and_of_the_ruler(run_page: RunPage) -> None:
    at = run_page(BGD)
    at.session_state["chosen"]["lr"] = 1e-6
    at.run()
    assert values(at)["lr"] == 1e-6
    assert weights(at) == replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=1e-6).run.w.tolist()


@every_method
def test_the_ruler_has_room_for_the_zones_and_landmarks_of_the_notes_rows(
    run_page: RunPage, method: Method
) -> None:
    """1/L is 3.76e-5: two powers of ten lie below the one it lies in, and two from there on."""
    ruler = scene(run_page(PAGES[method]))["hand"]["ruler"]
    assert (ruler["low"], ruler["high"]) == (pytest.approx(1e-7), pytest.approx(1e-3))
    assert ruler["per_curvature"] == pytest.approx(1 / 26600)
    assert (ruler["least"], ruler["most"]) == (0, 1e200)
    inside = [mark["rate"] for mark in ruler["marks"]] + [zone["end"] for zone in ruler["zones"][:-1]]
    assert all(ruler["low"] < rate < ruler["high"] for rate in inside)
    ends = [zone.get("end") for zone in ruler["zones"]]
    assert ends[:-1] == sorted(ends[:-1])
    assert ends[-1] is None


@both
@pytest.mark.parametrize(
    ("rate", "zone"),
    [
        ("0", "slow"),
        ("1e-5", "fast"),
        ("6e-5", "overshooting"),
        (str(2 / 26600), "unsure"),
        ("1", "diverging"),
    ],
)
def test_a_word_says_where_the_learning_rate_lies(
    run_page: RunPage, rate: str, zone: str, text: Text
) -> None:
    at = run_page(BGD, lr=rate, lang=text.code)
    assert zone_of(at) == getattr(text.zones_whole, zone)


# ---- drawing and batches


def take_seed() -> None:
    import streamlit as st

    from gd_ui.controls import link

    link.take("seed", 4321.0)
    st.text(repr(st.session_state.chosen["seed"]))


@both
def test_rows_can_be_drawn_again_where_any_are_drawn(run_page: RunPage, text: Text) -> None:
    assert "again" not in scene(run_page(BGD, lang=text.code))["hand"]
    for page in (SGD, MINI):
        again = scene(run_page(page, lang=text.code))["hand"]["again"]
        assert again == {
            "name": "seed",
            "below": 10_000,
            "label": text.panel.draw_again,
            "help": text.panel.draw_again_help,
        }


@pytest.mark.parametrize("page", [SGD, MINI])
def test_another_seed_that_is_drawn_is_taken_and_gives_another_run(run_page: RunPage, page: str) -> None:
    at = run_page(page)
    before, path = values(at)["seed"], weights(at)
    at.session_state["chosen"]["seed"] = float(AppTest.from_function(take_seed).run().text[0].value)
    at.run()
    after = values(at)
    assert at.text_input(key="seed").value == "4321", "a whole number"
    assert weights(at) != path
    assert {**after, "seed": before} == {**after, "seed": 7}


@both
@pytest.mark.parametrize(
    ("batch", "sgd", "bgd"), [("1", True, False), ("2", False, False), ("199", False, True)]
)
def test_a_batch_of_one_is_called_sgd_and_a_batch_of_all_bgd(
    run_page: RunPage, batch: str, sgd: bool, bgd: bool, text: Text
) -> None:
    shown = batch_means(run_page(MINI, batch=batch, lang=text.code))
    assert (text.panel.batch_is_sgd in shown) == sgd
    assert (text.panel.batch_is_bgd in shown) == bgd


def test_a_batch_of_more_rows_than_there_are_is_one_of_all(run_page: RunPage) -> None:
    at = run_page(MINI, batch="1000000")
    assert not at.exception
    assert values(at)["batch"] == 199
    assert EN.panel.batch_is_bgd in batch_means(at)


def test_a_batch_says_how_many_updates_an_epoch_has(run_page: RunPage) -> None:
    means = EN.panel.batch_means
    short = EN.panel.batch_short.format(updates=Count(4), short=7)
    assert short in batch_means(run_page(MINI, batch="64", draw="shuffle"))
    assert means.shuffle.format(updates=Count(199)) in batch_means(run_page(MINI, batch="1", draw="shuffle"))
    assert means.fresh.format(updates=Count(4)) in batch_means(run_page(MINI, batch="64"))  # each has 64 rows
    assert means.frozen in batch_means(run_page(MINI, draw="frozen"))


def test_of_few_rows_every_batch_size_has_its_place_on_the_slider_and_of_many_the_one_chosen(
    run_page: RunPage,
) -> None:
    assert scene(run_page(MINI))["hand"]["batch"]["sizes"] == {"from": 1, "step": 1, "length": 199}
    many = scene(run_page(MINI, data="made", n="1000", batch="37"))["hand"]["batch"]
    assert many["sizes"] == [1, 4, 16, 37, 64, 256, 1000]


def test_epochs_are_asked_for_where_they_can_be_counted_and_updates_where_not(run_page: RunPage) -> None:
    assert "epochs" in values(run_page(BGD))
    for query, asked in (({}, "updates"), ({"draw": "shuffle"}, "epochs")):
        enabled = {number.key for number in run_page(SGD, **query).text_input if not number.disabled}
        assert {"updates", "epochs"} & enabled == {asked}


@both
@pytest.mark.parametrize(
    ("page", "query", "allowed"),
    [(BGD, {"epochs": "999999"}, 20_000), (SGD, {"updates": "20001"}, 20_000),
     (MINI, {"draw": "shuffle", "batch": "64", "epochs": "999999"}, 20_000)],
)  # fmt: skip
def test_too_many_updates_are_said_and_cut(
    run_page: RunPage, page: str, query: dict[str, str], allowed: int, text: Text
) -> None:
    at = run_page(page, **query, stop="never", lang=text.code)
    assert f"{allowed:,}" in at.info[0].value
    assert scene(at)["runs"]["run"]["updates"] == allowed


def test_what_is_within_the_limit_is_not_remarked_on(run_page: RunPage) -> None:
    assert not run_page(SGD, updates="20000").info


# ---- the table, the start


@both
def test_the_step_table_appears_only_when_opened(run_page: RunPage, text: Text) -> None:
    at = run_page(BGD, lang=text.code)
    assert not at.dataframe
    at.session_state["table"] = True
    at.run()
    table = at.dataframe[0].value
    assert len(table) == 35
    assert table[text.table.w].tolist() == AS_IN_THE_NOTES[Method.BGD].run.w[1:].tolist()


def test_a_long_table_says_what_it_leaves_out(run_page: RunPage) -> None:
    at = run_page(SGD, stop="never")
    at.session_state["table"] = True
    at.run()
    assert EN.table.left_out.format(count="600") in said(at)


def take_and_show(name: str, moved: float) -> None:
    import streamlit as st

    from gd_ui.controls import link

    link.take(name, moved)
    st.text(repr(st.session_state.chosen[name]))


@pytest.mark.parametrize(
    ("dragged", "start"), [(1.25, 1.25), (-3.0, -3.0), (1e9, 1e9), (-1e300, -1e100), (float("inf"), 1e100)]
)
def test_a_dragged_start_is_kept_within_the_inputs_range(dragged: float, start: float) -> None:
    at = AppTest.from_function(take_and_show, args=("w0", dragged)).run()
    assert at.text[0].value == repr(start)


@pytest.mark.parametrize(
    ("name", "moved", "taken"),
    [("lr", 3e-5, 3e-5), ("lr", -1.0, 0.0), ("lr", 1e300, 1e200), ("batch", 16, 16), ("batch", 0, 1)],
)
def test_what_is_moved_in_the_player_is_kept_within_its_range(name: str, moved: float, taken: float) -> None:
    at = AppTest.from_function(take_and_show, args=(name, moved)).run()
    assert float(at.text[0].value) == taken


def test_a_dragged_start_begins_the_run_there(run_page: RunPage) -> None:
    at = run_page(BGD)
    at.session_state["chosen"]["w0"] = 3.5
    at.run()
    assert weights(at)[0] == 3.5
    assert values(at)["w0"] == 3.5


@both
def test_the_prediction_is_told_on_every_page(run_page: RunPage, text: Text) -> None:
    for method, page in PAGES.items():
        run: Run = AS_IN_THE_NOTES[method].run
        assert f"{400 * run.w[-1]:.6g}" in said(run_page(page, lang=text.code))


def test_what_is_open_stays_open_in_another_language(run_page: RunPage) -> None:
    at = run_page(BGD)
    at.session_state["table"] = True
    at.run()
    at.button_group(key="choose_lang").set_value("zh").run()
    assert "tol" in values(at)
    assert "noise" in values(at)
    assert at.dataframe


@pytest.mark.parametrize("method", [Method.SGD, Method.MINI_BATCH])
def test_an_input_that_has_its_value_is_not_given_it_again(run_page: RunPage, method: Method) -> None:
    """Else an answer that comes late would undo what was moved since."""
    at = run_page(PAGES[method])
    at.text_input(key="w0").set_value("1.5").run()
    shown = [one for one in (*at.slider, *at.text_input) if not one.proto.disabled]
    assert len(shown) > 2
    assert [one.key for one in shown if one.proto.set_value] == []


@both
def test_a_link_opens_an_example_with_its_sentence_and_another_one_opens_on_its_own_rate(
    run_page: RunPage, text: Text
) -> None:
    at = run_page(BGD, lang=text.code, data="example", example="hubble", lr="0.2")
    assert scene(at)["hand"]["ruler"]["rate"] == 0.2
    assert text.data.examples.hubble.see in said(at)
    at.selectbox(key="choose_example").set_value("moons").run()
    assert text.data.examples.moons.see in said(at)
    assert 0.2 < scene(at)["hand"]["ruler"]["rate"] * 1.236e-6 < 0.3
    assert at.query_params["example"] == "moons"


def test_an_example_that_is_junk_is_the_first(run_page: RunPage) -> None:
    at = run_page(BGD, data="example", example="<b>")
    assert EN.data.examples.planets.see in said(at)


# ---- the browser's Back


def come_back(at: AppTest, **query: str) -> AppTest:
    """To an address of this page, as static/connection/history.js marks it."""
    at.query_params.clear()
    at.query_params.update(query | {link.BACK: "1"})
    return at.run()


def test_back_finds_what_was_chosen_there_and_keeps_what_other_pages_have(run_page: RunPage) -> None:
    at = run_page(MINI, batch="16", lr="2e-5", noise="20")
    at.switch_page(BGD).run()
    assert values(at)["lr"] == 2e-5
    come_back(at, lr="3e-5")
    assert link.BACK not in at.query_params
    assert (values(at)["lr"], values(at)["noise"]) == (3e-5, 0)
    at.switch_page("home.py").run()
    come_back(at)
    at.switch_page(MINI).run()
    assert (values(at)["batch"], values(at)["lr"]) == (16, 3e-5)
