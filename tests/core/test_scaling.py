"""Rows in other units, and the line with an intercept, against numpy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Dataset, Parabola, notes_data
from gd_core.scaling import (
    Line,
    Units,
    is_constant,
    least_squares_line,
    scaling_units,
    standard_units,
    wants_intercept,
)

RNG = np.random.default_rng(5)
columns = st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=30).map(np.array)


def line_of(data: Dataset) -> Line:
    line = least_squares_line(data, Parabola.of(data).floor)
    assert line is not None
    return line


def test_rows_in_their_own_units_are_the_rows() -> None:
    data = notes_data()
    assert Units().of(data) is data


@given(columns, st.floats(-1e6, 1e6), st.floats(1e-3, 1e3), st.floats(-1e6, 1e6))
def test_units_move_x_and_y_and_divide_x(
    x: np.ndarray, x_offset: float, x_scale: float, y_offset: float
) -> None:
    units, data = Units(x_offset, x_scale, y_offset), Dataset(x, x[::-1])
    moved = units.of(data)
    assert moved.x.tolist() == ((x - x_offset) / x_scale).tolist()
    assert moved.y.tolist() == (x[::-1] - y_offset).tolist()
    assert [units.x(raw) for raw in x.tolist()] == moved.x.tolist()


@given(columns.filter(lambda x: bool(np.abs(x).max() > 0)))
def test_scaled_x_reach_1_and_keep_their_sign_and_ratio(x: np.ndarray) -> None:
    units = scaling_units(x)
    assert units == Units(x_scale=np.abs(x).max())
    assert np.abs(units.of(Dataset(x, x)).x).max() == 1


@given(columns.filter(lambda x: bool(np.ptp(x) > 1e-6 * np.abs(x).max() > 1e-100)))
def test_standardised_x_have_mean_0_and_deviation_1(x: np.ndarray) -> None:
    x = standard_units(x).of(Dataset(x, x)).x
    assert np.mean(x) == pytest.approx(0, abs=1e-6)
    assert np.std(x) == pytest.approx(1)


@pytest.mark.parametrize("scale", [1e-45, 1.0, 1e45])
def test_units_do_not_depend_on_how_large_the_numbers_are(scale: float) -> None:
    x = RNG.normal(3, 2, 50)
    assert scaling_units(scale * x).x_scale == pytest.approx(scale * np.abs(x).max())
    units = standard_units(scale * x)
    assert (units.x_offset, units.x_scale) == pytest.approx((scale * np.mean(x), scale * np.std(x)))


@pytest.mark.parametrize("value", [0.0, 1.0, -7e-45, 0.1, 1e45])
@pytest.mark.parametrize("rows", [1, 3, 199])
def test_where_all_x_are_the_same_there_is_nothing_to_standardise_and_no_line(
    value: float, rows: int
) -> None:
    data = Dataset(np.full(rows, value), np.arange(rows))
    with pytest.raises(ValueError, match="the same"):
        standard_units(data.x)
    assert least_squares_line(data, 1.0) is None


@given(st.floats(1e-16, 1e-8), st.integers(2, 1_000), st.sampled_from([1e-45, 1.0, 1.7e9, 1e45]))
def test_where_x_can_be_standardised_they_have_a_line_and_nowhere_else(
    apart: float, rows: int, scale: float
) -> None:
    x = np.full(rows, scale)
    x[0] += apart * scale
    line = least_squares_line(Dataset(x, np.arange(rows)), 1.0)
    if is_constant(x):
        assert line is None
        with pytest.raises(ValueError, match="the same"):
            standard_units(x)
    else:
        assert line is not None
        assert standard_units(x).x_scale == np.std(x)


def test_where_every_x_is_0_there_is_nothing_to_scale() -> None:
    with pytest.raises(ValueError, match="every x is 0"):
        scaling_units(np.zeros(4))


@pytest.mark.parametrize("scale", [1e-45, 1e-3, 1.0, 1e45])
@pytest.mark.parametrize("intercept", [0.0, -30.0, 5.0])
def test_the_line_is_that_of_polyfit_and_its_floors_are_those_of_lstsq(
    scale: float, intercept: float
) -> None:
    x = RNG.normal(3, 2, 60)
    y = -4 * x + intercept + RNG.normal(size=60)
    slope, at_zero = np.polyfit(x, y, 1)
    with_it, without = (np.linalg.lstsq(a, y)[1][0] / 60 for a in (np.stack([x, x**0], 1), x[:, None]))
    line = line_of(Dataset(scale * x, y))
    assert (line.slope * scale, line.intercept) == pytest.approx((slope, at_zero), rel=1e-9, abs=1e-9)
    assert (line.floor, line.floor_through_origin) == pytest.approx((with_it, without), rel=1e-9)


def t_value(x: np.ndarray, y: np.ndarray) -> float:
    """Of the intercept, from the covariance that polyfit estimates."""
    fit, covariance = np.polyfit(x, y, 1, cov=True)
    return float(abs(fit[1]) / np.sqrt(covariance[1, 1]))


@given(st.integers(0, 10**6), st.floats(-6, 6), st.integers(5, 80))
def test_an_intercept_is_wanted_where_it_takes_a_fifth_of_the_cost_and_its_t_value_is_above_4(
    seed: int, intercept: float, rows: int
) -> None:
    rng = np.random.default_rng(seed)
    x = rng.normal(2, 2, rows)
    data = Dataset(x, 3 * x + intercept + rng.normal(size=rows))
    line = line_of(data)
    gained = 1 - line.floor / line.floor_through_origin
    expected = gained > 0.2 and t_value(data.x, data.y) > 4
    near = abs(gained - 0.2) < 1e-6 or abs(t_value(data.x, data.y) - 4) < 1e-6
    assert near or wants_intercept(line, data) == expected


def test_rows_around_a_line_through_the_origin_hardly_ever_want_one() -> None:
    wanted = 0
    for seed in range(2_000):
        rng = np.random.default_rng(seed)
        x = rng.uniform(1, 199, 199)
        data = Dataset(x, 2 * x + rng.normal(0, 20, 199))
        wanted += wants_intercept(line_of(data), data)
    assert wanted == 0


@pytest.mark.parametrize("x", [[1.0], [1.0, 2.0]])
def test_two_rows_are_too_few_to_ask_for_an_intercept(x: list[float]) -> None:
    data = Dataset(x, [5.0] * len(x))
    line = least_squares_line(data, Parabola.of(data).floor)
    assert line is None or not wants_intercept(line, data)


@pytest.mark.parametrize("scale", [1e-45, 1.0, 1e45])
def test_an_exact_line_is_recognised_with_its_intercept_or_without(scale: float) -> None:
    x = np.arange(1.0, 200.0) * scale
    through, beside = Dataset(x, 2 * x), Dataset(x, 2 * x + 100 * scale)
    assert not wants_intercept(line_of(through), through)
    assert wants_intercept(line_of(beside), beside)


def test_what_is_rounding_in_a_line_is_0() -> None:
    x = np.array([0.1, 0.2, 0.3, 0.4, 0.7])
    flat = line_of(Dataset(x, np.full(5, 0.1) * 3))
    assert (flat.slope, flat.floor) == (0.0, 0.0)
    assert flat.intercept == pytest.approx(0.3)
    through = line_of(Dataset(x, 3 * x))
    assert (through.intercept, through.floor) == (0.0, 0.0)
    even = line_of(Dataset([-0.3, -0.1, 0.1, 0.3], [0.7, 0.1, 0.1, 0.7]))
    assert even.slope == 0.0
    small = line_of(Dataset(x, 1 + 1e-9 * x))
    assert small.slope == pytest.approx(1e-9, rel=1e-5)
