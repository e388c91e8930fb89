"""A scene says what the run says: read back here as the browser reads it."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings

from gd_core import Run
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.scene.key_frames import key_frames
from gd_ui.scene.ranges import farthest_early, weight_range
from gd_ui.scene.runs import descent_run
from gd_ui.scene.scene import Scene
from gd_ui.text import LANGUAGES
from tests.static import player
from tests.ui.strategies import settings

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
FOURBYTES = 2e-7
"""Relative: the batches' curvatures and floors, and the band, travel as 4-byte floats."""
NOTES_BYTES, HEAVIEST_BYTES = 20_000, 64_000
"""What a move may send in all, up to 14.4 kB of it what the run goes by; the tests in a browser measure it whole."""
REST_OF_THE_FRAGMENT = 9_500
"""The controls and sentences that are sent with the scene, and the loader: measured 6.5 to 9.4 kB."""
MINI = AS_IN_THE_NOTES[Method.MINI_BATCH]
LONG = replace(WITH_NOISE[Method.MINI_BATCH], epochs=200, batch=64)
HEAVIEST = replace(LONG, epochs=10**9, batch=150)
SAMPLES = {
    "bgd": AS_IN_THE_NOTES[Method.BGD],
    "sgd": AS_IN_THE_NOTES[Method.SGD],
    "mini-batch": MINI,
    "frozen": AS_PRINTED,
    "noise, short last batch": WITH_NOISE[Method.MINI_BATCH],
    "long": LONG,
    "long, single rows": replace(WITH_NOISE[Method.SGD], epochs=20),
    "long bgd": replace(WITH_NOISE[Method.BGD], epochs=3_000),
    "diverging": replace(MINI, learning_rate=1e-2),
    "growing": replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=1e-4),
}
every_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def scene_of(sample: Settings, text: Any = EN) -> Scene:
    """As its page has it."""
    return descent_scene(sample.run, text, sample.visits_every_row, sample.source, sample.batches)


def sent(sample: Settings, text: Any = EN) -> player.Opened:
    return player.opened(scene_of(sample, text).packed())


def message(sample: Settings, text: Any = EN) -> dict[str, Any]:
    return sent(sample, text).message


def opened(sample: Settings) -> tuple[player.PlayedRun, Run, list[int]]:
    """The run as the player reads it, the run itself, and the updates shown."""
    run = sample.run
    return sent(sample).runs["run"], run, key_frames(run.updates).tolist()


def test_where_a_run_jumps_across_the_pushes_of_both_sides_are_on_their_axis() -> None:
    crossing = replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=7e-5)
    low, high = message(crossing)["figure"]["layout"]["yaxis4"]["range"]
    data = crossing.data
    for w in crossing.run.w[:2]:
        pushes = [2 * (w * x - y) * x for x, y in zip(data.x, data.y, strict=True)]
        assert low <= min(pushes) <= max(pushes) <= high


def on_the_wire(sample: Settings, text: Any = EN) -> int:
    return len(scene_of(sample, text).packed())


@every_sample
def test_w_is_sent_to_the_last_digit(sample: Settings) -> None:
    played, run, frames = opened(sample)
    assert played.series("w").tolist() == [run.w[k] for k in frames]
    assert played.series("before").tolist() == [run.w[max(k - 1, 0)] for k in frames]


@every_sample
def test_every_axis_counts_what_it_says(sample: Settings) -> None:
    played, run, frames = opened(sample)
    seen = [sum(len(run.rows_of(k)) for k in range(frame)) for frame in frames]
    assert played.message["updates"] == run.updates
    assert played.series("update").tolist() == frames
    assert played.series("samples").tolist() == seen
    np.testing.assert_allclose(played.series("epoch"), np.array(seen) / 199, rtol=1e-12)
    assert (played.series("rate") == sample.learning_rate).all()


@every_sample
def test_the_derived_numbers_are_those_of_the_run(sample: Settings) -> None:
    played, run, frames = opened(sample)
    steps = [k - 1 for k in frames[1:]]
    np.testing.assert_allclose(played.series("cost"), run.cost[frames], rtol=1e-12)
    np.testing.assert_allclose(played.series("cost_before")[1:], run.cost[steps], rtol=1e-12)
    np.testing.assert_allclose(played.series("predict"), 400 * run.w[frames], rtol=1e-12)
    np.testing.assert_allclose(played.series("gradient")[1:], run.gradient[steps], rtol=FOURBYTES)


@every_sample
def test_the_drawn_batch_has_its_own_parabola_at_every_step(sample: Settings) -> None:
    played, run, frames = opened(sample)
    if sample.method is Method.BGD:
        assert set(played.message["curves"]) == {"cost"}
        return
    x, y = run.data.x, run.data.y
    batch = played.message["curves"]["batch"]
    each = zip(*(played.series(batch[part]) for part in ("curvature", "vertex", "floor")), strict=True)
    for k, (curvature, vertex, floor) in enumerate(each):
        if k == 0:
            continue
        rows = run.rows_of(frames[k] - 1)
        assert curvature == pytest.approx(2 * np.mean(x[rows] ** 2), rel=FOURBYTES)
        assert vertex == pytest.approx(x[rows] @ y[rows] / (x[rows] @ x[rows]), rel=1e-12)
        assert floor == pytest.approx(np.mean((vertex * x[rows] - y[rows]) ** 2), rel=FOURBYTES, abs=1e-20)


@every_sample
def test_the_drawn_batchs_cost_is_the_one_the_notes_print(sample: Settings) -> None:
    played, run, frames = opened(sample)
    if sample.method is Method.BGD:
        return
    steps = [k - 1 for k in frames[1:]]
    np.testing.assert_allclose(played.series("batch_cost")[1:], run.batch_cost[steps], rtol=FOURBYTES)


@every_sample
def test_the_equation_on_the_page_gives_the_next_w(sample: Settings) -> None:
    played, _, _ = opened(sample)
    before, after = played.series("before")[1:], played.series("w")[1:]
    step = played.series("rate")[1:] * played.series("gradient")[1:]
    largest = np.maximum(np.abs(before), np.abs(step))
    assert (np.abs(before - step - after) <= 1e-6 * largest).all()


@pytest.mark.parametrize("size", [1, 2, 24, 25, 64, 198])
@pytest.mark.parametrize("draw", Draw)
def test_the_lit_rows_are_exactly_those_that_were_read(size: int, draw: Draw) -> None:
    sample = replace(MINI, batch=size, draw=draw, epochs=3, updates=30, stop_on=StopOn.NEVER)
    rows = player.track(message(sample), kind="points")["rows"]
    for k, lit in enumerate(player.lit(rows, sample.run.updates)):
        assert sorted(lit.rows) == sorted(sample.run.rows_of(k).tolist())
        assert lit.read == len(lit.rows)
        assert lit.seen == len({row for j in range(k + 1) for row in sample.run.rows_of(j).tolist()})


def test_the_lit_rows_of_a_thinned_run_are_those_of_the_updates_shown() -> None:
    for size in (1, 7, 120):
        sample = replace(LONG, batch=size, epochs=10 * size)
        rows = player.track(message(sample), kind="points")["rows"]
        shown = key_frames(sample.run.updates).tolist()[1:]
        for frame, lit in zip(shown, player.lit(rows, len(shown)), strict=True):
            assert sorted(lit.rows) == sorted(sample.run.rows_of(frame - 1).tolist())


@pytest.mark.parametrize("draw", Draw)
@pytest.mark.parametrize("method", [Method.BGD, Method.MINI_BATCH])
def test_where_every_update_reads_all_rows_none_is_lit(method: Method, draw: Draw) -> None:
    scene = message(replace(AS_IN_THE_NOTES[method], batch=199, draw=draw))
    assert not [track for track in scene["tracks"] if track["kind"] == "points"]
    assert not [trace for trace in scene["figure"]["data"] if trace["name"] == "batch_cost"]


def test_a_long_run_sends_its_band_and_says_that_it_is_thinned() -> None:
    short, long = message(replace(LONG, epochs=10)), message(LONG)
    run = sent(LONG).runs["run"]
    rounding = 1 + FOURBYTES
    assert (run.series("lowest") <= run.series("cost") * rounding).all()
    assert (run.series("cost") <= run.series("highest") * rounding).all()
    assert ("thinned" in short["captions"], "thinned" in long["captions"]) == (False, True)
    assert {"lowest", "highest"} <= {trace["name"] for trace in long["figure"]["data"]}
    assert not {"lowest", "highest"} & {trace["name"] for trace in short["figure"]["data"]}


@pytest.mark.filterwarnings("error")
def test_the_band_of_a_long_growing_run_stays_finite_as_its_costs_are() -> None:
    sample = replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=7.6e-5, epochs=5_000)
    played, run, _ = opened(sample)
    assert run.cost.max() > 1e50
    assert np.isfinite(played.series("highest")).all()
    assert played.series("highest")[-1] == pytest.approx(run.cost.max(), rel=FOURBYTES)


def test_the_data_panel_shows_every_row() -> None:
    for sample in (AS_IN_THE_NOTES[Method.BGD], WITH_NOISE[Method.BGD]):
        (trace,) = (t for t in message(sample)["figure"]["data"] if t["name"] == "data")
        np.testing.assert_allclose(player.numbers(trace["x"], 199), sample.data.x, rtol=1e-6)
        np.testing.assert_allclose(player.numbers(trace["y"], 199), sample.data.y, rtol=1e-6)


@every_sample
def test_every_number_that_a_text_asks_for_can_be_read(sample: Settings) -> None:
    scene = message(sample)
    run = scene["runs"]["run"]
    known = set(run["series"]) | set(run["derived"]) | {"updates", "frames", "rows", "or_drag"}
    for track in (track for track in scene["tracks"] if track["kind"] == "text"):
        words = [*track.get("templates", []), *(track.get(name, "") for name in ("first", "last", "held"))]
        words += [*track.get("steps", {}).values(), *track.get("endings", {}).values()]
        asked = {name for text in words for name in re.findall(r"\{(\w+)", text)}
        assert asked <= known


@every_sample
def test_the_sentence_at_each_key_frame_is_that_of_the_step_that_led_to_it(sample: Settings) -> None:
    _, run, frames = opened(sample)
    best = run.data_parabola.vertex
    every = descent_run(run, np.arange(run.updates + 1), run.batches.rows is not None)
    kinds = player.steps(every, weight_range(best, farthest_early(run.w, best)))
    expected = [getattr(EN.steps, kinds[k - 1]) for k in frames[1:]]
    assert sent(sample).sentences == expected


@given(settings())
@hypothesis_settings(max_examples=60)
@example(replace(HEAVIEST, epochs=500))
@example(replace(MINI, start=1e6, learning_rate=1e12))
@example(replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=0.0, epochs=1))
def test_any_settings_give_a_message_without_nan_that_is_not_too_large(sample: Settings) -> None:
    for text in (EN, ZH):
        assert on_the_wire(sample, text) + REST_OF_THE_FRAGMENT <= HEAVIEST_BYTES


@pytest.mark.parametrize("batch", [25, 120, 150, 198])
@pytest.mark.parametrize("draw", Draw)
def test_the_longest_runs_are_not_too_large_either(batch: int, draw: Draw) -> None:
    sample = replace(HEAVIEST, batch=batch, draw=draw, updates=10**9)
    assert on_the_wire(sample, ZH) + REST_OF_THE_FRAGMENT <= HEAVIEST_BYTES


def test_a_long_growing_run_of_large_batches_is_not_too_large_either() -> None:
    growing = replace(HEAVIEST, batch=198, draw=Draw.SHUFFLE, learning_rate=7.6e-5, start=1e6)
    assert growing.run.cost.max() > 1e50
    assert on_the_wire(growing, ZH) + REST_OF_THE_FRAGMENT <= HEAVIEST_BYTES


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_at_the_notes_settings_a_message_is_small(method: Method, text: Any) -> None:
    assert on_the_wire(AS_IN_THE_NOTES[method], text) <= NOTES_BYTES - REST_OF_THE_FRAGMENT


def test_the_cached_picture_is_not_changed_by_filling_it() -> None:
    first, noisy = message(MINI), message(LONG)
    np.testing.assert_equal(message(MINI), first)
    np.testing.assert_equal(message(LONG), noisy)
    assert first["figure"]["layout"]["yaxis"] != noisy["figure"]["layout"]["yaxis"]


def test_another_language_changes_the_words_and_no_number() -> None:
    english, chinese = message(MINI), message(MINI, ZH)
    np.testing.assert_equal(chinese["runs"], english["runs"])
    assert english["captions"] != chinese["captions"]
    for ours, theirs in zip(english["figure"]["data"], chinese["figure"]["data"], strict=True):
        assert {**ours, "text": None} == {**theirs, "text": None}
    assert english["figure"]["layout"]["annotations"] != chinese["figure"]["layout"]["annotations"]


def test_true_epochs_are_called_epochs_and_passes_are_called_passes() -> None:
    def label(sample: Settings) -> str:
        (axis,) = (switch for switch in message(sample)["switches"] if switch["id"] == "axis")
        return str(next(option["label"] for option in axis["options"] if option["id"] == "epoch"))

    assert label(AS_IN_THE_NOTES[Method.BGD]) == label(WITH_NOISE[Method.SGD]) == EN.player.axis_epoch
    assert label(MINI) == label(AS_PRINTED) == EN.player.axis_pass
