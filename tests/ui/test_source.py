"""Where the rows come from: what they are, what their units do to them, and what every page opens on with them."""

import math
from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import Dataset, Parabola, Status, drawn_batches, parabolas_of_many
from gd_ui.descent.hand import MOST_OFFERED, offered_sizes
from gd_ui.descent.settings import AS_IN_THE_NOTES, WITH_NOISE, Method, Settings
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.draws import cloud, drawn_parabolas
from gd_ui.pages.noise.settings import NoiseSettings, Outcome
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.examples import Example
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import Asked, Origin, Scaling, Source, unit_noise
from gd_ui.text import LANGUAGES, Text
from tests.core import plain
from tests.ui.sources import sources
from tests.ui.whole import faults

EN = LANGUAGES["en"]
RNG = np.random.default_rng(3)
MADE = Source(origin=Origin.MADE, rows=40, slope=-3.0, low=-5.0, high=20.0, noise=1.5, noise_seed=6)
HILL = ((1.0, 9.0), (2.0, 7.5), (4.0, 5.0), (5.0, 1.0), (-2.0, 14.0))


def of_file(x: Any, y: Any) -> Source:
    return Source(origin=Origin.FILE, own=OwnRows(Dataset(x, y), "rows.csv"))


X = RNG.normal(3, 2, 70)
FROM = {
    "notes": Source(),
    "notes, noise": Source(noise=20.0, noise_seed=4),
    "made": MADE,
    "made, flat": replace(MADE, slope=0.0),
    "made, steep": replace(MADE, slope=1e12),
    "example": Source(origin=Origin.EXAMPLE, example=Example.ANIMALS),
    "drawn": Source(origin=Origin.DRAWN, points=HILL),
    "file": of_file(X, 4 * X + RNG.normal(size=70)),
    "file, huge x": of_file(1e45 * X, 4 * X - 7),
    "constant x": of_file(np.full(9, 3.0), RNG.normal(size=9)),
    "one row": of_file([-2.0], [5.0]),
}
every_origin = pytest.mark.parametrize("source", FROM.values(), ids=FROM)
IN_UNITS = [
    pytest.param(replace(source, scaling=scaling, centred=centred), id=f"{name}-{scaling}-{centred}")
    for (name, source), scaling, centred in product(FROM.items(), Scaling, (0, 1))
]
in_any_units = pytest.mark.parametrize("source", IN_UNITS)


# ---- the rows


@pytest.mark.parametrize("noise", [0.0, 1.5, 1e9])
def test_rows_that_are_made_are_a_plain_formula(noise: float) -> None:
    source = replace(MADE, noise=noise)
    normal = np.random.default_rng(6).standard_normal(40)
    x = [-5 + 25 * k / 39 for k in range(40)]
    np.testing.assert_allclose(source.data.x, x, rtol=1e-14, atol=1e-14)
    expected = [-3 * one + noise * off for one, off in zip(x, normal, strict=True)]
    np.testing.assert_allclose(source.data.y, expected, rtol=1e-13, atol=1e-13)


def test_a_range_may_be_upside_down_or_a_point_and_one_from_0_to_0_is_the_notes() -> None:
    assert replace(MADE, rows=3, low=5.0, high=-5.0).data.x.tolist() == [5, 0, -5]
    assert replace(MADE, rows=3, low=2.0, high=2.0).data.x.tolist() == [2, 2, 2]
    nothing = replace(MADE, rows=3, low=0.0, high=0.0)
    assert not nothing.has_range
    assert nothing.data.x.tolist() == [1, 100, 199]
    for low, high, x in ((0.0, 5.0, 5), (5.0, 0.0, 5), (3.0, 5.0, 3), (0.0, 0.0, 1)):
        assert replace(MADE, rows=1, low=low, high=high).data.x.tolist() == [x]


def test_rows_drawn_or_from_a_file_are_those_rows() -> None:
    drawn = FROM["drawn"].data
    assert list(zip(drawn.x, drawn.y, strict=True)) == list(HILL)
    assert FROM["file"].data.x.tolist() == X.tolist()


@in_any_units
def test_equal_sources_give_equal_rows(source: Source) -> None:
    again = replace(source)
    assert again == source
    assert hash(again) == hash(source)
    assert (again.data.x.tolist(), again.data.y.tolist()) == (source.data.x.tolist(), source.data.y.tolist())


@pytest.mark.parametrize("scaling", Scaling)
@pytest.mark.parametrize("field", ["noise", "noise_seed", "rows", "slope", "low", "high"])
def test_any_other_choice_gives_other_rows(field: str, scaling: Scaling) -> None:
    other = replace(MADE, **{field: getattr(MADE, field) + 1}, scaling=scaling)
    same = replace(MADE, scaling=scaling)
    assert (other.data.x.tolist(), other.data.y.tolist()) != (same.data.x.tolist(), same.data.y.tolist())


def test_two_files_are_never_taken_for_each_other() -> None:
    assert of_file([1.0], [2.0]) != of_file([1.0], [2.0])
    assert of_file([1.0], [2.0]).data.y.tolist() != of_file([1.0], [3.0]).data.y.tolist()


# ---- their units


@in_any_units
def test_scaling_standardising_and_centring_are_what_numpy_computes(source: Source) -> None:
    x, y = source.raw.x, source.raw.y
    constant = bool((x == x[0]).all())
    if source.centred and not constant:
        x, y = x - np.mean(x), y - np.mean(y)
    if source.scaling is Scaling.LARGEST:
        x = x / np.max(np.abs(x))
    elif source.scaling is Scaling.STANDARD and not constant:
        x = (x - np.mean(x)) / np.std(x)
    np.testing.assert_allclose(source.data.x, x, rtol=1e-9, atol=1e-9 * np.abs(x).max())
    np.testing.assert_allclose(source.data.y, y, rtol=1e-9, atol=1e-9 * np.abs(y).max())


@in_any_units
def test_a_prediction_in_the_units_of_the_descent_is_that_of_the_line_in_the_rows_own(source: Source) -> None:
    asked, w = source.asked, 1.7
    x_offset, y_offset = source.units.x_offset, source.units.y_offset
    expected = y_offset + w * (asked.at - x_offset) / source.units.x_scale
    assert asked.x * w + asked.plus == pytest.approx(expected, rel=1e-12)
    largest = np.abs(source.raw.x).max()
    assert asked.at == 400 if source.origin is Origin.NOTES else 1.5 * largest < asked.at < 2.7 * largest


def test_only_rows_that_were_made_have_a_true_prediction() -> None:
    assert Source(noise=20.0, scaling=Scaling.STANDARD, centred=1).asked.truth == 800
    assert MADE.asked == Asked(40.0, 40.0, 0.0, -120.0)
    assert FROM["drawn"].asked.truth is FROM["file"].asked.truth is None


@in_any_units
def test_noise_is_where_no_w_fits_every_row(source: Source) -> None:
    x, y = source.data.x, source.data.y
    w = np.linalg.lstsq(x[:, None] / np.abs(x).max(), y)[0][0] / np.abs(x).max()
    missed = np.abs(w * x - y).max()
    assert source.is_noisy == bool(missed > 1e-14 * np.abs(y).max())


# ---- an intercept


@pytest.mark.parametrize("intercept", [0.0, -40.0, 8.0])
@pytest.mark.parametrize("across", [1e-45, 1.0, 1e45])
@pytest.mark.parametrize("scaling", [Scaling.NONE, Scaling.LARGEST])
def test_a_line_with_an_intercept_is_recognised_and_is_that_of_polyfit(
    scaling: Scaling, across: float, intercept: float
) -> None:
    y = 4 * X + intercept + RNG.normal(size=70)
    source = replace(of_file(across * X, y), scaling=scaling)
    line = source.wanted_line
    assert (line is not None) == (intercept != 0)
    if line:
        slope, at_zero = np.polyfit(X, y, 1)
        floor = np.linalg.lstsq(X[:, None], y)[1][0] / 70
        assert (line.slope * across, line.intercept) == pytest.approx(
            (slope * source.units.x_scale, at_zero), rel=1e-9
        )
        assert line.floor_through_origin == pytest.approx(floor, rel=1e-9)


@in_any_units
def test_rows_that_are_centred_or_all_at_one_x_ask_for_no_intercept(source: Source) -> None:
    if source.centred or source.is_constant:
        assert source.wanted_line is None


def test_standardised_rows_ask_for_the_mean_that_was_left_in_y() -> None:
    line = replace(Source(), scaling=Scaling.STANDARD).wanted_line
    assert line
    assert (line.slope, line.intercept) == pytest.approx((2 * np.std(np.arange(1, 200)), 200))


# ---- the same in other units


def same_run(settings: Settings, other: Settings) -> None:
    """Step by step, the error that is left is the same part of the first, and the cost is the same."""
    run, there = settings.run, other.run
    short = min(run.updates, there.updates, 30)
    best, best_there = run.data_parabola.vertex, there.data_parabola.vertex
    left = (run.w[:short] - best) / (run.w[0] - best)
    np.testing.assert_allclose(
        (there.w[:short] - best_there) / (there.w[0] - best_there), left, rtol=0.01, atol=1e-6
    )
    np.testing.assert_allclose(there.cost[:short], run.cost[:short], rtol=0.01, atol=1e-6 * run.cost[0])


@pytest.mark.parametrize(
    "name", ["notes", "notes, noise", "made", "drawn", "file", "file, huge x", "one row"]
)
@pytest.mark.parametrize("start", [*AS_IN_THE_NOTES.values(), WITH_NOISE[Method.SGD]])
def test_divided_by_the_largest_x_it_is_the_same_run_step_by_step(name: str, start: Settings) -> None:
    settings = start.on(FROM[name])
    scaled = start.on(replace(FROM[name], scaling=Scaling.LARGEST))
    same_run(settings, scaled)
    largest = np.abs(FROM[name].raw.x).max()
    assert scaled.start == pytest.approx(settings.start * largest, rel=1e-4)
    assert scaled.learning_rate == pytest.approx(settings.learning_rate * largest**2, rel=1e-4)


def test_the_notes_divided_by_199_are_a_plain_loop_over_x_divided_by_199() -> None:
    scaled = AS_IN_THE_NOTES[Method.BGD].on(Source(scaling=Scaling.LARGEST))
    x, y = [k / 199 for k in range(1, 200)], [2.0 * k for k in range(1, 200)]
    path = plain.descent(x, y, [range(199)] * 35, [1e-5 * 199**2] * 35, 199.0)
    np.testing.assert_allclose(scaled.run.w[:36], path, rtol=1e-5)
    assert scaled.run.updates == 35


@in_any_units
def test_what_a_page_opens_on_comes_down_from_a_place_well_above_the_bottom(source: Source) -> None:
    """On the notes α·L = 0.266 and w₀ is half of w*: everywhere about as much, for each is rounded to one digit."""
    settings = AS_IN_THE_NOTES[Method.BGD].on(source)
    parabola = Parabola.of(source.data)
    assert 0.266 / 1.5 < settings.learning_rate * parabola.curvature < 0.266 * 1.5
    size = math.sqrt(float(source.data.y @ source.data.y) / float(source.data.x @ source.data.x)) or 1.0
    assert abs(settings.start - parabola.vertex) > 0.1 * min(abs(parabola.vertex), size)
    run = replace(settings, tolerance=0.0).run
    assert abs(run.w[-1] - parabola.vertex) < 1e-6 * abs(run.w[0] - parabola.vertex)


@in_any_units
def test_the_grid_of_the_search_opens_around_the_best_w(source: Source) -> None:
    grid = SearchSettings().on(source)
    assert grid.low < Parabola.of(source.data).vertex < grid.high
    assert grid.low <= grid.start <= grid.high
    assert grid.accuracy == pytest.approx((grid.high - grid.low) / 400, rel=1e-3)


@pytest.mark.parametrize("slope", [0.0, 0.01, -0.01])
def test_rows_whose_best_w_is_about_0_open_a_way_off_it_and_search_on_both_sides(slope: float) -> None:
    x = np.array([1.0, 2.0, 3.0, 4.0])
    source = of_file(x, slope * x + np.array([1.0, 0.1, -1.0, 0.45]))
    w = source.data.x @ source.data.y / (x @ x)
    grid = SearchSettings().on(source)
    assert -grid.low == grid.high > 4 * abs(w)
    assert abs(grid.start - w) > 5 * abs(w)


def test_on_the_notes_rows_every_page_opens_on_the_notes() -> None:
    opened: list[Any] = [
        *AS_IN_THE_NOTES.values(),
        LearningRateSettings(),
        CompareSettings(),
        NoiseSettings(),
        SearchSettings(),
    ]
    for page in opened:
        assert page.on(page.source) == page


def test_more_noise_on_a_line_changes_no_setting_of_the_page() -> None:
    for noise in (0.0, 1.0, 1e3):
        for units in ((Scaling.NONE, 0), (Scaling.LARGEST, 0), (Scaling.LARGEST, 1), (Scaling.STANDARD, 1)):
            noisy = replace(MADE, noise=noise, scaling=units[0], centred=units[1])
            assert rescaling_to(noisy) == rescaling_to(replace(noisy, noise=0.0))


def test_the_last_bit_of_the_rows_changes_no_setting_of_the_page() -> None:
    x = np.linspace(-5.0, 20.0, 50)  # w* = -3: it opens half-way, -1.5, between -1 and -2
    opened = {rescaling_to(of_file(x, -3.0 * x * (1 + ulps * 2.0**-52))) for ulps in range(-4, 5)}
    assert len(opened) == 1


# ---- noise alone


@in_any_units
@pytest.mark.parametrize("size", [1, 3])
def test_the_bottoms_of_batches_follow_from_those_of_the_noise_alone(source: Source, size: int) -> None:
    size = min(size, len(source.data))
    batches = drawn_batches(len(source.data), size, 20, np.random.default_rng(2))
    alone, at, factor = unit_noise(source)
    told = parabolas_of_many(alone.data, batches)
    x, y = source.data.x, source.data.y
    scale = max(abs(at), float(np.abs(y).max() / np.abs(x).max()))
    for k in range(20):
        rows = batches.rows_of(k)
        h = 2 * np.mean(x[rows] ** 2)
        assert told.curvature[0, k] == pytest.approx(h)
        if h < 1e-9 * np.max(x**2):
            continue
        w = x[rows] @ y[rows] / (x[rows] @ x[rows])
        conditioned = 1e-9 * scale * np.abs(x).max() / np.sqrt(h)
        assert at + factor * told.vertex[0, k] == pytest.approx(w, rel=1e-9, abs=conditioned)
        floor = np.mean((w * x[rows] - y[rows]) ** 2)
        assert factor**2 * told.floor[0, k] == pytest.approx(floor, rel=1e-4, abs=1e-18 * np.max(y**2))


def test_noise_is_not_lost_beside_a_steep_line() -> None:
    """1 is below the last digit of 1e12·x, and its thousandfold is not."""
    steep = replace(MADE, slope=1e12, noise=1e8)
    many = drawn_parabolas(steep, 1, Draw.FRESH, 50, seed=0, runs=4)
    rows = np.array([round((v - 1e12) * 1e-8, 2) for v in many.vertex.ravel()])
    normal = np.random.default_rng(6).standard_normal(40) / np.linspace(-5, 20, 40)
    assert all(np.abs(normal - one).min() < 0.02 for one in rows)
    assert np.ptp(rows) > 0.1


def test_rows_without_noise_whose_mean_was_taken_from_x_alone_are_not_called_clean() -> None:
    moved = NoiseSettings().on(Source(scaling=Scaling.STANDARD))
    assert np.ptp(moved.cloud.vertex) > 1
    assert moved.outcome is not Outcome.CLEAN
    assert NoiseSettings().on(Source(scaling=Scaling.STANDARD, centred=1)).outcome is Outcome.CLEAN


def test_the_cloud_is_of_the_rows_themselves() -> None:
    source = FROM["drawn"]
    ratios = {y / x for x, y in HILL}
    assert {min(ratios, key=lambda one: abs(one - v)) for v in cloud(source, 1).vertex} == ratios
    assert all(min(abs(one - v) for one in ratios) < 1e-12 for v in cloud(source, 1).vertex)


# ---- every page on any rows

OPENED: list[Any] = [
    *AS_IN_THE_NOTES.values(),
    *WITH_NOISE.values(),
    CompareSettings(),
    CompareSettings(rates=Rates.BEST, epochs=3),
    NoiseSettings(updates=60, measured=1),
    NoiseSettings(updates=60, decay=9.0, draw=Draw.SHUFFLE),
    *(LearningRateSettings(method=method, updates=30) for method in Method),
    SearchSettings(),
]


@pytest.mark.parametrize("page", OPENED)
@given(sources(), st.sampled_from(list(LANGUAGES.values())))
@hypothesis_settings(max_examples=15)
def test_on_any_rows_a_page_is_whole_in_either_language(page: Any, source: Source, text: Text) -> None:
    settings = page.on(source)
    assert settings.on(source).source is source
    assert faults(settings, text) == []


@given(sources())
@hypothesis_settings(max_examples=150)
def test_on_any_rows_bgd_opens_on_a_run_that_comes_down(source: Source) -> None:
    run = AS_IN_THE_NOTES[Method.BGD].on(source).run
    assert run.status is not Status.DIVERGED
    assert np.isfinite(run.cost).all()
    assert abs(run.w[-1] - run.data_parabola.vertex) < abs(run.w[0] - run.data_parabola.vertex)


# ---- batch sizes to choose from


@given(st.integers(1, 1_000_000))
def test_a_few_batch_sizes_are_offered_from_single_rows_to_all(rows: int) -> None:
    sizes = offered_sizes(rows)
    assert sizes[-1] == rows
    assert list(sizes) == sorted(set(sizes))
    assert len(sizes) <= MOST_OFFERED + 1
    assert sizes[0] == 1
    assert all(size & (size - 1) == 0 for size in sizes[:-1])
    ratios = {b // a for a, b in pairwise(sizes[:-1])}
    assert len(ratios) <= 1


def test_of_few_rows_every_power_of_two_is_offered() -> None:
    for rows in range(1, 512):
        assert offered_sizes(rows) == (*(2**k for k in range(9) if 2**k < rows), rows)
