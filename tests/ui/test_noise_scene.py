"""The picture and the sentences on noise say what the runs say: read back here as the browser reads them."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import drawn_batches
from gd_core.floors import Sampling
from gd_core.theory import mean_square_limit, noise_floor
from gd_ui.pages.noise import words as noise_words
from gd_ui.pages.noise.draws import SIZES
from gd_ui.pages.noise.scene import MOST_FRAMES, noise_scene
from gd_ui.pages.noise.sentences import verdict
from gd_ui.pages.noise.settings import NoiseSettings, Outcome
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.scene.key_frames import key_frames
from gd_ui.text import LANGUAGES
from gd_ui.text.numbers import number
from tests.core import plain
from tests.static import player

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
ROWS = 199
MOST_BYTES, OPENED = 34_500, 16_500
"""Of any scene, and of the one that the page opens on."""
FOURBYTES = 2e-7
SAMPLES = {
    "as opened": NoiseSettings(),
    "reshuffled": NoiseSettings(draw=Draw.SHUFFLE, batch=64),
    "decaying": NoiseSettings(decay=50.0),
    "long": NoiseSettings(updates=2_000, decay=20.0),
    "no noise": NoiseSettings(source=Source(noise=0.0)),
    "all rows": NoiseSettings(batch=ROWS, updates=40),
    "growing": NoiseSettings(learning_rate=1e-3),
    "measured": NoiseSettings(measured=1, batch=4),
}
every_sample = pytest.mark.parametrize("fan", SAMPLES.values(), ids=SAMPLES)


def sent(fan: NoiseSettings, text: Any = EN) -> player.Opened:
    return player.opened(noise_scene(fan, text).packed())


def message(fan: NoiseSettings, text: Any = EN) -> dict[str, Any]:
    return sent(fan, text).message


def opened(fan: NoiseSettings) -> tuple[player.PlayedRun, list[int]]:
    return sent(fan).runs["run"], key_frames(fan.run.updates, most=MOST_FRAMES).tolist()


def traces(fan: NoiseSettings) -> dict[str, Any]:
    return {trace["name"]: trace for trace in message(fan)["figure"]["data"]}


def best(fan: NoiseSettings) -> float:
    return float(np.linalg.lstsq(fan.data.x[:, None], fan.data.y, rcond=None)[0][0])


@every_sample
def test_the_lines_of_the_fan_are_its_quantiles(fan: NoiseSettings) -> None:
    played, frames = opened(fan)
    for name, line in zip(("low", "median", "high"), fan.quantiles, strict=True):
        np.testing.assert_allclose(played.series(name), line[frames], rtol=FOURBYTES, atol=1e-37)
        assert traces(fan)[name]["y"] == {"series": name}


@every_sample
def test_the_run_lit_is_sent_to_the_last_digit_and_its_excess_follows(fan: NoiseSettings) -> None:
    played, frames = opened(fan)
    assert played.series("w").tolist() == fan.run.w[frames].tolist()
    np.testing.assert_allclose(played.series("excess"), fan.excess[frames, 0], rtol=1e-9, atol=1e-12)
    assert played.message["updates"] == fan.run.updates


@every_sample
def test_the_band_of_a_thinned_run_holds_its_excess(fan: NoiseSettings) -> None:
    played, frames = opened(fan)
    assert ("lowest" in played.message["series"]) == (len(frames) <= fan.run.updates)
    if "lowest" in played.message["series"]:
        for name, of in (("lowest", np.min), ("highest", np.max)):
            edges = [of(fan.excess[a + 1 : b + 1, 0]) for a, b in pairwise(frames)]
            np.testing.assert_allclose(played.series(name)[1:], edges, rtol=1e-6, atol=1e-9)


def drawn_gradients(fan: NoiseSettings, w: float) -> list[float]:
    """Of 200 random batches at w, row by row from the definition."""
    batches = drawn_batches(ROWS, fan.batch_size, 200, np.random.default_rng(0))
    x, y = fan.data.x.tolist(), fan.data.y.tolist()
    return [plain.gradient(x, y, batches.rows_of(k).tolist(), w) for k in range(200)]


@pytest.mark.parametrize(
    "fan",
    [
        NoiseSettings(),
        NoiseSettings(batch=4),
        NoiseSettings(batch=64, source=Source(noise=5.0)),
        NoiseSettings(source=Source(noise=0.0)),
    ],
)
def test_the_dots_of_the_cloud_are_the_gradients_of_200_batches(fan: NoiseSettings) -> None:
    cloud = player.track(message(fan), kind="cloud")
    slope, zero, height = (cloud[name].astype(float) for name in ("slope", "zero", "y"))
    for w in (1.0, 1.7, 2.01, 3.0):
        expected = drawn_gradients(fan, w)
        np.testing.assert_allclose(slope * (w - zero), expected, rtol=1e-5, atol=0.05)
    assert height.tolist() == slope.tolist()


@pytest.mark.parametrize(
    "fan",
    [
        NoiseSettings(updates=30),
        NoiseSettings(batch=8, updates=60),
        NoiseSettings(source=Source(noise=0.0), updates=20),
    ],
)
def test_so_many_batches_point_the_way_the_whole_data_does(fan: NoiseSettings) -> None:
    played, frames = opened(fan)
    for k in frames[::6]:
        w = float(fan.run.w[k])
        whole = plain.gradient(fan.data.x.tolist(), fan.data.y.tolist(), range(ROWS), w)
        same = sum(np.sign(one) == np.sign(whole) for one in drawn_gradients(fan, w))
        assert played.series("agree")[k] == same
        assert played.series("pull")[k] == pytest.approx(whole, rel=1e-9, abs=1e-6)


def test_far_from_the_bottom_batches_agree_and_at_the_bottom_they_do_not() -> None:
    agree = opened(NoiseSettings(batch=4))[0].series("agree")
    assert agree[0] == 200
    assert agree[100:].mean() < 150
    assert opened(NoiseSettings(source=Source(noise=0.0)))[0].series("agree")[:50].tolist() == [200] * 50


@pytest.mark.parametrize(
    "fan", [NoiseSettings(batch=4), NoiseSettings(batch=64), NoiseSettings(learning_rate=2e-5)]
)
def test_the_cloud_never_leaves_its_panel_while_w_is_nearer_than_the_start(fan: NoiseSettings) -> None:
    left, right = message(fan)["figure"]["layout"]["xaxis2"]["range"]
    for w in np.linspace(fan.run.w.min(), fan.run.w.max(), 9):
        gradients = fan.cloud.gradient(float(w))
        assert left <= gradients.min() <= gradients.max() <= right


def test_the_predicted_floor_is_drawn_for_rows_afresh_only() -> None:
    played, frames = opened(NoiseSettings())
    assert played.series("predicted") == pytest.approx(
        [noise_floor(NoiseSettings().data, 1, 1e-5)] * len(frames)
    )
    decaying = NoiseSettings(decay=50.0)
    rates = [1e-5 / (1 + min(k, 399) / 50) for k in range(401)]
    floors = [noise_floor(decaying.data, 1, rate) for rate in rates]
    np.testing.assert_allclose(opened(decaying)[0].series("predicted"), floors, rtol=FOURBYTES)
    for fan in (
        NoiseSettings(draw=Draw.SHUFFLE),
        NoiseSettings(source=Source(noise=0.0)),
        NoiseSettings(batch=ROWS),
        NoiseSettings(learning_rate=4.3e-5),
    ):
        assert "predicted" not in traces(fan)


def test_the_measured_floor_is_drawn_where_it_was_measured() -> None:
    level = traces(NoiseSettings())["measured"]
    assert (level["x"], level["y"]) == (
        [200, 400],
        [pytest.approx(np.mean(NoiseSettings().excess[201:]), rel=0.02)] * 2,
    )
    for fan in (
        NoiseSettings(decay=50.0),
        NoiseSettings(source=Source(noise=0.0)),
        NoiseSettings(learning_rate=1e-7),
    ):
        assert not {"measured", "here"} & traces(fan).keys()


def test_the_floors_against_the_batch_size_are_those_of_theory_and_of_the_runs() -> None:
    fan = NoiseSettings(measured=1, batch=64, draw=Draw.SHUFFLE)
    shown = traces(fan)
    predicted = [noise_floor(fan.data, size, 1e-5) for size in SIZES]
    assert shown["floors"]["x"] == list(SIZES)
    np.testing.assert_allclose(shown["floors"]["y"], predicted, rtol=FOURBYTES)
    for sampling in Sampling:
        expected = [fan.floors.get((sampling, size), np.nan) for size in SIZES]
        np.testing.assert_allclose(shown[sampling.name]["y"], expected, rtol=FOURBYTES)
    assert (shown["here"]["x"], shown["here"]["y"]) == ([64], [fan.hovers_at])
    assert not {sampling.name for sampling in Sampling} & traces(replace(fan, measured=0)).keys()


def test_where_there_is_no_floor_its_panel_says_so() -> None:
    def annotations(fan: NoiseSettings) -> list[str]:
        return [said["text"] for said in message(fan)["figure"]["layout"]["annotations"]]

    for fan, none in (
        (NoiseSettings(source=Source(noise=0.0)), True),
        (NoiseSettings(learning_rate=1.0), True),
        (NoiseSettings(), False),
    ):
        assert (EN.of(noise_words.Words).picture.no_floor in annotations(fan)) == none
    assert any(
        number(noise_floor(NoiseSettings().data, 1, 1e-5), 3) in said for said in annotations(NoiseSettings())
    )


@every_sample
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_every_number_that_a_text_asks_for_can_be_read(fan: NoiseSettings, text: Any) -> None:
    scene = message(fan, text)
    known = sent(fan, text).runs["run"].own.keys() | {"updates", "frames"}
    for track in (track for track in scene["tracks"] if track["kind"] == "text"):
        words = [*track["templates"], *(track.get(name, "") for name in ("first", "last"))]
        assert {name for said in words for name in re.findall(r"\{(\w+)", said)} <= known


@every_sample
def test_the_sentence_says_whether_all_batches_agree(fan: NoiseSettings) -> None:
    words, agree = EN.of(noise_words.Words).follows, opened(fan)[0].series("agree")
    expected = [words.all_agree if count == 200 else words.some_agree for count in agree[1:]]
    assert sent(fan).sentences == expected


fans = st.builds(
    NoiseSettings,
    learning_rate=st.one_of(st.sampled_from([0.0, 1e-30, 4.3e-5, 1e-4, 1.0, 1e12]), st.floats(0, 1e-4)),
    decay=st.one_of(st.just(0.0), st.floats(1e-3, 1e9)),
    updates=st.sampled_from([1, 2, 3, 400, 601, 2_000, 10**9]),
    batch=st.sampled_from([1, 2, 24, 25, 64, 198, 199]),
    draw=st.sampled_from([Draw.FRESH, Draw.SHUFFLE]),
    source=st.builds(Source, noise=st.sampled_from([0.0, 1.0, 100.0])),
    seed=st.sampled_from([0, 2**31 - 1]),
    measured=st.sampled_from([0, 1]),
)


@given(fans)
@hypothesis_settings(max_examples=20, deadline=None)
def test_any_settings_give_a_picture_that_is_not_too_large_and_sentences(fan: NoiseSettings) -> None:
    for text in (EN, ZH):
        assert len(noise_scene(fan, text).packed()) <= MOST_BYTES
        assert all(said and "{" not in said and "nan" not in said for said in verdict(fan, text))


def test_the_picture_that_the_page_opens_on_is_small() -> None:
    assert all(len(noise_scene(NoiseSettings(), text).packed()) <= OPENED for text in (EN, ZH))


# ---- the story


def steps(fan: NoiseSettings, text: Any = EN) -> dict[str, dict[str, Any]]:
    (story,) = (switch for switch in message(fan, text)["switches"] if switch["id"] == "story")
    assert story["back"] and story["next"]
    return {option["id"]: option for option in story["options"]}


@every_sample
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_each_step_is_one_picture_and_the_last_has_all(fan: NoiseSettings, text: Any) -> None:
    told = steps(fan, text)
    assert list(told) == ["one", "ten", "band", "floor", "cloud", "sizes", "all"]
    assert [step["panels"] for step in told.values() if "panels" in step] == [[""]] * 4 + [["2"], ["3"]]
    assert "panels" not in told["all"]
    for name in ("one", "ten", "band", "floor", "sizes"):
        assert told[name]["says"] and "{" not in told[name]["says"] and "nan" not in told[name]["says"]
    words = message(fan, text)["figure"]["layout"]["annotations"]
    for step in told.values():
        places = [int(path.split(".")[1]) for path in step["layout"] if path.startswith("annotations")]
        assert all(place < len(words) for place in places)


def seen_at(fan: NoiseSettings, step: str) -> set[str]:
    """What is drawn in the fan at a step."""
    fans = {trace["name"] for trace in message(fan)["figure"]["data"] if trace.get("xaxis", "x") == "x"}
    return fans - set(steps(fan)[step]["without"])


def test_one_step_after_the_other_shows_more() -> None:
    others = {f"other-{place}" for place in range(1, 10)}
    assert seen_at(NoiseSettings(), "one") == {"excess"}
    assert seen_at(NoiseSettings(), "ten") == {"excess"} | others
    assert seen_at(NoiseSettings(), "band") == {"excess", "low", "high", "median", "mean"}
    floors = {"excess", "low", "high", "median", "predicted", "measured"}
    assert seen_at(NoiseSettings(), "floor") == seen_at(NoiseSettings(), "all") == floors
    assert seen_at(NoiseSettings(learning_rate=1e-3), "floor") == {"excess", "low", "high", "median", "mean"}


@pytest.mark.parametrize(
    "fan", [NoiseSettings(), NoiseSettings(batch=64, updates=2_000), NoiseSettings(learning_rate=1e-4)]
)
def test_the_grey_runs_are_those_of_the_next_seeds_and_the_mean_is_that_of_all(fan: NoiseSettings) -> None:
    low, high = message(fan)["figure"]["layout"]["yaxis"]["range"]
    for place in range(1, 10):
        line, run = traces(fan)[f"other-{place}"], replace(fan, seed=fan.seed + place).run
        drawn_as(line, run.cost - run.data_parabola.floor, (low, high))
    drawn_as(traces(fan)["mean"], [sum(costs) / len(costs) for costs in fan.excess.tolist()], (low, high))


def drawn_as(line: dict[str, Any], values: Any, powers: tuple[float, float]) -> None:
    """The line is that of `values`, one an update, to half of the 1/255 of the axis that a byte can say."""
    shown, updates = player.numbers(line["y"]), player.numbers(line["x"], line["points"]).astype(int)
    assert len(shown) == len(updates) > 50 and updates[0] == 0
    ended = np.append(values, np.full(updates[-1], values[-1]))  # a run that left the floats
    expected = np.log10(ended[updates]).clip(*powers)
    assert np.abs(np.log10(shown) - expected).max() <= 0.501 * (powers[1] - powers[0]) / 255


@every_sample
def test_mean_and_median_are_named_at_the_ends_of_their_lines_and_why_the_mean_is_higher(
    fan: NoiseSettings,
) -> None:
    words, told = EN.of(noise_words.Words), steps(fan)["band"]
    last = fan.excess[fan.run.updates]
    ends = {
        words.picture.mean: float(last.mean()),
        words.picture.median: sorted(last)[(len(last) + 1) // 2 - 1],
    }
    layout = message(fan)["figure"]["layout"]
    (upper, lower), lowest = layout["annotations"][3:5], layout["yaxis"]["range"][0]
    assert [upper["text"], lower["text"]] == sorted(ends, key=ends.__getitem__, reverse=True) or fan.is_whole
    for name in (upper, lower):
        end = ends[name["text"]]
        assert name["y"] == pytest.approx(np.log10(end) if end else lowest)
    assert bool(told["layout"].get("annotations.3.visible")) != fan.is_whole
    skewed = ends[words.picture.mean] > ends[words.picture.median]
    assert ("rare large costs" in told["says"]) == (skewed and not fan.is_whole)


@pytest.mark.parametrize("outcome", Outcome)
def test_the_step_of_the_floor_says_what_becomes_of_the_runs(outcome: Outcome) -> None:
    fan = {
        Outcome.WHOLE: NoiseSettings(batch=ROWS, updates=40), Outcome.CLEAN: NoiseSettings(source=Source(noise=0.0)),
        Outcome.GROWING: NoiseSettings(learning_rate=1e-4), Outcome.FADING: NoiseSettings(decay=50.0),
        Outcome.UNBOUNDED: NoiseSettings(learning_rate=4.3e-5), Outcome.FALLING: NoiseSettings(learning_rate=1e-7),
        Outcome.HOVERING: NoiseSettings(),
    }[outcome]  # fmt: skip
    said = steps(fan)["floor"]["says"]
    assert said.startswith(EN.of(noise_words.Words).steps.floor_says[outcome].split("{")[0])
    if outcome is Outcome.HOVERING:
        assert number(float(fan.excess[-200:].mean()), 3) in said


@pytest.mark.parametrize(
    "fan",
    [
        NoiseSettings(),
        NoiseSettings(decay=50.0),
        NoiseSettings(batch=64, draw=Draw.SHUFFLE),
        NoiseSettings(updates=2_000),
    ],
)
@pytest.mark.parametrize("rate", [1e-7, 3e-5, 1e-3])
def test_the_run_lit_bends_as_the_engine_has_it(fan: NoiseSettings, rate: float) -> None:
    bent = player.bent(noise_scene(fan, EN).runs["run"], rate=rate)
    run = replace(fan, learning_rate=rate).run
    w = bent.series("w")
    assert len(w) == min(run.updates, 600) + 1
    if fan.updates <= 600:  # the engine takes a longer run in blocks, and rounds otherwise
        assert w.tolist() == run.w[: len(w)].tolist()
    np.testing.assert_allclose(w, run.w[: len(w)], rtol=1e-9)


# ---- the sentences


def said(fan: NoiseSettings) -> str:
    return "\n".join(verdict(fan, EN))


def opening(outcome: Outcome) -> str:
    return str(getattr(EN.of(noise_words.Words).said, outcome)).split(":")[0].split("{")[0]


@every_sample
def test_the_outcome_is_told(fan: NoiseSettings) -> None:
    shown = (
        EN.of(noise_words.Words).said.hovering_reshuffled
        if fan.draw is Draw.SHUFFLE
        else opening(fan.outcome)
    )
    assert shown.split("{")[0] in said(fan)


def test_the_spread_is_told_with_its_seeds() -> None:
    low, median, high = np.quantile(NoiseSettings().excess[-1], [0.05, 0.5, 0.95], method="inverted_cdf")
    shown = said(NoiseSettings())
    assert f"median **{number(median, 3)}**" in shown
    assert f"between {number(low, 3)} and {number(high, 3)} (seeds 7 to 206)" in shown
    assert "125 seeds instead of 200" in said(NoiseSettings(batch=64))


def test_where_the_run_lit_diverges_the_spread_is_told_of_its_last_update() -> None:
    fan = NoiseSettings(learning_rate=1e-3)
    assert fan.run.updates < 400
    median = number(sorted(fan.excess[fan.run.updates])[fan.runs // 2 - 1], 3)
    assert f"After {fan.run.updates} updates" in said(fan)
    assert f"**{median}**" in said(fan)


def test_prediction_and_measurement_are_told_with_their_ratio() -> None:
    predicted, measured = (
        noise_floor(NoiseSettings().data, 1, 1e-5),
        float(np.mean(NoiseSettings().excess[-200:])),
    )
    shown = said(NoiseSettings())
    assert (
        f"**{number(predicted, 3)}**; measured over the last 200 updates **{number(measured, 3)}**" in shown
    )
    assert f"{number(measured / predicted, 3)} times that" in shown
    assert EN.of(noise_words.Words).said.hovering_near.split("{")[0] not in shown
    assert number(mean_square_limit(NoiseSettings().data.x, 1), 3) in said(
        NoiseSettings(learning_rate=3.6e-5)
    )


def test_a_decay_is_told_with_what_it_removes() -> None:
    fan = NoiseSettings(decay=50.0)
    shown = said(fan)
    assert f"falls from 1e−5 to {number(1e-5 / (1 + 399 / 50), 3)}" in shown
    assert number(float(np.mean(fan.excess[-1])), 3) in shown
    assert number(noise_floor(fan.data, 1, 1e-5), 3) in shown
    assert "below ½" not in shown
    assert f"α·τ·L = {number(1e-5 * 1.5 * 26600, 3)} is below ½" in said(NoiseSettings(decay=1.5))


def test_the_short_batch_is_told_where_it_matters_most() -> None:
    fan = NoiseSettings(measured=1)
    sizes = [size for size in SIZES if 199 % size]
    ratio = [fan.floors[Sampling.RESHUFFLED, size] / fan.floors[Sampling.FULL_ONLY, size] for size in sizes]
    size = sizes[int(np.argmax(ratio))]
    assert f"batches of {size} leave {199 % size} rows" in said(fan)
    for way in Sampling:
        assert number(fan.floors[way, size], 3) in said(fan)
    assert EN.of(noise_words.Words).said.not_measured.split("{")[0] in said(
        NoiseSettings(measured=1, learning_rate=1e-8)
    )
