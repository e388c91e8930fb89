"""The picture of all learning rates says what was measured, and marks the limits of the method that is played."""

import math
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_ui.descent.rates import Zone, rates
from gd_ui.descent.settings import Method
from gd_ui.pages.learning_rate.figure import FARTHER, FINAL, LOSS, MAPS, NEEDED
from gd_ui.pages.learning_rate.numbers import shown
from gd_ui.pages.learning_rate.runs import rates_of
from gd_ui.pages.learning_rate.scene import learning_rate_scene
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES
from tests.static import player

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
L = 26600
RATES = rates_of(Source())
MOST_BYTES = 24_000
"""Of a picture, 14.4 kB of it what its run goes by."""
BGD, SGD, MINI = (LearningRateSettings(method=method) for method in Method)
SAMPLES = {
    "bgd": BGD,
    "sgd": SGD,
    "mini-batch": replace(MINI, source=Source(noise=20.0), draw=Draw.SHUFFLE),
    "diverging": replace(BGD, learning_rate=3e-4),
    "growing": replace(SGD, learning_rate=9e-5),
    "all rows": replace(MINI, batch=199),
}
every_sample = pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES)


def message(sample: LearningRateSettings, text: Any = EN) -> dict[str, Any]:
    return player.opened(learning_rate_scene(sample, text).packed()).message


def trace(scene: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (trace for trace in scene["figure"]["data"] if trace["name"] == name)
    return dict(found)


def shapes(scene: dict[str, Any], panel: str, kind: str) -> list[dict[str, Any]]:
    every = scene["figure"]["layout"]["shapes"]
    return [shape for shape in every if shape["type"] == kind and shape["xref"] == f"x{panel}"]


def cards(scene: dict[str, Any]) -> list[str]:
    return [track["templates"][0] for track in scene["tracks"] if track.get("slot") == "card"]


# ---- the map


@every_sample
def test_every_line_and_band_is_what_was_measured(sample: LearningRateSettings) -> None:
    scene = message(sample)
    for method in Method:
        found = sample.measured(method)
        for panel, spread in ((FINAL, found.final), (NEEDED, found.needed)):
            parts = {f"{panel}-{method}": spread.median}
            if method is not Method.BGD:
                parts |= {f"{panel}-low-{method}": spread.low, f"{panel}-high-{method}": spread.high}
            for name, values in parts.items():
                line = trace(scene, name)
                np.testing.assert_allclose(line["x"], RATES, rtol=1e-6)
                np.testing.assert_allclose(line["y"], values.clip(*shown(sample)[panel]), rtol=1e-6)
        share = trace(scene, f"{FARTHER}-{method}")["y"]
        np.testing.assert_allclose(share, 100 * found.farther / found.runs, rtol=1e-6)


@every_sample
def test_what_is_cut_lies_outside_its_chart(sample: LearningRateSettings) -> None:
    layout = message(sample)["figure"]["layout"]
    for panel, (least, most) in shown(sample).items():
        low, high = layout[f"yaxis{panel}"]["range"]
        assert math.log10(least) < low < high < math.log10(most)


@every_sample
def test_the_points_are_those_of_the_method_that_is_played(sample: LearningRateSettings) -> None:
    scene = message(sample)
    for panel in (FINAL, NEEDED):
        points, line = trace(scene, f"{panel}-points"), trace(scene, f"{panel}-{sample.method}")
        assert points["meta"] == "dots"
        assert points["y"].tolist() == line["y"].tolist()


@every_sample
def test_zones_are_shaded_between_the_ends_that_the_words_on_the_ruler_go_by(
    sample: LearningRateSettings,
) -> None:
    here, scene = rates(sample), message(sample)
    for panel in MAPS:
        boxes = shapes(scene, panel, "rect")
        shades = [box["opacity"] for box in boxes]
        assert shades == sorted(shades)
        assert boxes[-1]["x1"] == RATES[-1]
        for box in boxes:
            assert here.zone(math.sqrt(box["x0"] * box["x1"])) is not Zone.SLOW
            assert box["x0"] in [RATES[0], *here.ends.values()]
        between = [(a["x1"], b["x0"]) for a, b in pairwise(boxes)]
        assert all(end == begin for end, begin in between)


def test_the_lines_of_bgd_stand_at_1_and_2_over_the_curvature_and_those_of_sgd_at_its_three_limits() -> None:
    def lines(sample: LearningRateSettings) -> list[float]:
        return [float(f"{line['x0']:.2e}") for line in shapes(message(sample), FARTHER, "line")]

    assert lines(replace(BGD, learning_rate=2e-5)) == [1e-5, 3.76e-5, 7.52e-5, 2e-5]
    assert lines(replace(SGD, learning_rate=2e-5)) == [1e-5, 2.53e-5, 4.19e-5, 7.86e-5, 2e-5]


@every_sample
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_each_landmark_is_named_where_it_stands(sample: LearningRateSettings, text: Any) -> None:
    upright = [a for a in message(sample, text)["figure"]["layout"]["annotations"] if a.get("textangle")]
    marks = {getattr(text.marks, mark): value for mark, value in rates(sample).marks.items()}
    for panel in MAPS:
        named = {a["text"]: 10 ** a["x"] for a in upright if a["xref"] == f"x{panel}"}
        assert named == pytest.approx(marks)


def test_the_mark_of_the_run_lies_at_its_numbers_or_as_an_arrow_at_the_edge() -> None:
    inside, above = message(replace(BGD, learning_rate=1.1e-6)), message(replace(BGD, learning_rate=3e-4))
    final = trace(inside, f"{FINAL}-here")
    assert final["x"] == [1.1e-6]
    assert final["y"][0] == pytest.approx(L / 2 * (1 - 1.1e-6 * L) ** 800)
    assert final["marker"]["symbol"] == "circle"
    assert trace(above, f"{FINAL}-here")["marker"]["symbol"] == "triangle-up"
    assert trace(message(BGD), f"{FINAL}-here")["marker"]["symbol"] == "triangle-down"


@pytest.mark.parametrize(("rate", "start"), [(1e-6, 1.0), (1e-5, 1.0), (1e-5, -8.0), (3e-4, 1.0)])
def test_on_the_map_of_updates_the_mark_goes_with_the_hand(rate: float, start: float) -> None:
    sent = learning_rate_scene(SGD, EN).runs["run"]
    bent, sample = player.bent(sent, rate=rate, start=start), replace(SGD, learning_rate=rate, start=start)
    w, path = start, [start]
    for k in range(sample.updates):
        x = float(sample.batches.rows_of(k)[0]) + 1
        path.append(w := w - rate * 2 * x * (w * x - 2 * x))
        if abs(w) > 1e50:
            break
    below = [k for k, w in enumerate(path) if L / 2 * (w - 2) ** 2 < 1e-5]
    assert set(bent.series("needed")) == {below[0] if below else math.inf}
    assert set(bent.series("rate")) == {rate}
    (mark,) = (track for track in message(SGD)["tracks"] if track.get("panel") == NEEDED)
    assert (mark["kind"], mark["x"], mark["y"]) == ("head", "rate", "needed")


def test_a_tap_on_any_chart_of_the_map_picks_a_learning_rate() -> None:
    picks = message(BGD)["picks"]
    assert [(pick["panel"], pick["name"], "both" in pick) for pick in picks] == [
        (panel, "lr", False) for panel in MAPS
    ]
    assert [pick["among"].tolist() for pick in picks] == [RATES.tolist()] * len(MAPS)


@every_sample
def test_the_maps_share_one_place_and_the_first_is_that_of_the_updates_needed(
    sample: LearningRateSettings,
) -> None:
    figure = message(sample)["figure"]
    assert figure["tabs"] == [NEEDED, FINAL, FARTHER]
    assert min(figure["strip"], key=int) == NEEDED, "a browser goes through them in this order"
    for look in ("wide", "narrow"):
        assert len({str([figure[look][f"{a}axis{panel}.domain"] for a in "xy"]) for panel in MAPS}) == 1


# ---- the run


@every_sample
def test_the_run_beside_the_map_is_sent_to_the_last_digit(sample: LearningRateSettings) -> None:
    run = player.opened(learning_rate_scene(sample, EN).packed()).runs["run"]
    assert run.series("w").tolist() == sample.run.w.tolist()
    np.testing.assert_allclose(run.series("excess"), sample.run.excess, rtol=1e-12)
    assert run.series("update").tolist() == list(range(sample.run.updates + 1))


@pytest.mark.parametrize("rate", [1e-6, 1e-5, 7e-5, 8e-5, 3e-4])
def test_the_line_of_theory_is_the_closed_form_and_the_run_lies_on_it(rate: float) -> None:
    sample = replace(BGD, learning_rate=rate)
    (x0, x1), (y0, y1) = (trace(message(sample), "slope")[axis] for axis in "xy")
    assert (x0, y0) == (0, L / 2)
    factor = 2 * math.log10(abs(1 - rate * L))
    assert math.log10(y1) - math.log10(y0) == pytest.approx(factor * x1)
    k = min(10, sample.run.updates)
    assert math.log10(sample.run.excess[k]) == pytest.approx(math.log10(y0) + factor * k)


@pytest.mark.parametrize(
    "sample",
    [SGD, replace(BGD, learning_rate=1 / L), replace(BGD, start=2.0)],
    ids=["sgd", "1/L", "at the bottom"],
)
def test_where_there_is_no_straight_line_none_is_drawn(sample: LearningRateSettings) -> None:
    assert not [t for t in message(sample)["figure"]["data"] if t["name"] == "slope"]


def test_the_cards_tell_the_numbers_of_the_run() -> None:
    assert cards(message(replace(BGD, updates=50))) == [
        "1e−5", "0.266", "34", f"{L / 2 * 0.734**100:.3g}".replace("e-0", "e−").replace("e-", "e−"), "0.734",
    ]  # fmt: skip
    assert cards(message(replace(BGD, learning_rate=1 / L))) == ["3.759e−5", "1", "1", "0", "0"]
    assert cards(message(replace(BGD, learning_rate=8e-5)))[2] == "–"


def test_the_tolerance_is_a_line_in_the_chart_of_the_cost() -> None:
    layout = message(replace(BGD, tolerance=2e-3))["figure"]["layout"]
    assert [s["y0"] for s in layout["shapes"] if s["yref"] == f"y{LOSS}"] == [2e-3]


# ---- what holds for every message


def numbers_in(node: Any) -> list[float]:
    if isinstance(node, dict):
        return [n for child in node.values() for n in numbers_in(child)]
    if isinstance(node, list):
        return [n for child in node for n in numbers_in(child)]
    return [node] if isinstance(node, float) else []


@given(
    st.builds(
        LearningRateSettings,
        method=st.sampled_from(Method),
        learning_rate=st.one_of(st.sampled_from([0.0, 1e-300, 1e12]), st.floats(1e-7, 1e-3)),
        batch=st.sampled_from([1, 2, 50, 198, 199]),
        draw=st.sampled_from([Draw.FRESH, Draw.SHUFFLE]),
        tolerance=st.sampled_from([0.0, 1e-300, 1e-5, 1e12]),
        start=st.sampled_from([1.0, 2.0, -1e6, 1e6]),
        updates=st.sampled_from([1, 2, 30]),
        source=st.builds(Source, noise=st.sampled_from([0.0, 100.0])),
    )
)
@hypothesis_settings(max_examples=20)
def test_any_settings_give_a_message_of_finite_numbers(sample: LearningRateSettings) -> None:
    scene = learning_rate_scene(sample, EN)
    assert all(math.isfinite(number) for number in numbers_in(scene))
    for drawn in player.opened(scene.packed()).message["figure"]["data"]:
        for axis in "xy":
            if isinstance(drawn[axis], np.ndarray):
                assert np.isfinite(drawn[axis]).all()


@every_sample
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_a_picture_is_small_and_asks_only_for_numbers_that_it_has(
    sample: LearningRateSettings, text: Any
) -> None:
    assert len(learning_rate_scene(replace(sample, updates=600), text).packed()) <= MOST_BYTES
    scene = player.opened(learning_rate_scene(sample, text).packed())
    known = scene.runs["run"].own.keys() | {"updates", "or_drag"}
    for track in (track for track in scene.message["tracks"] if track["kind"] == "text"):
        words = [*track.get("templates", []), *(track.get(name, "") for name in ("first", "last", "held"))]
        words += [*track.get("steps", {}).values(), *track.get("endings", {}).values()]
        assert {name for text in words for name in re.findall(r"\{(\w+)", text)} <= known


def test_the_cached_picture_is_not_changed_by_filling_it() -> None:
    first = message(SGD)
    message(replace(SGD, source=Source(noise=20.0), learning_rate=1e-4))
    np.testing.assert_equal(message(SGD), first)
