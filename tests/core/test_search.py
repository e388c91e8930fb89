"""Exhaustive search against plain loops, and what it takes against what descent takes."""

from itertools import product
from math import inf, log10

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gd_core import (
    SEVERAL,
    Parabola,
    descend,
    descent_updates_for,
    full_batches,
    grid_cost,
    grid_points_for,
    grid_search,
    log10_grid_cost,
    notes_data,
)

NOTES = Parabola.of(notes_data())


@given(st.floats(-10, 9), st.floats(0.1, 10), st.integers(2, 60), st.floats(-5, 5))
def test_a_search_is_what_a_plain_loop_finds(low: float, width: float, points: int, vertex: float) -> None:
    search = grid_search(Parabola(3.0, vertex, 0.5), low, low + width, points)
    best = 0
    for i in range(points):
        assert search.w[i] == pytest.approx(low + width * i / (points - 1), abs=1e-12)
        assert search.cost[i] == pytest.approx(1.5 * (search.w[i] - vertex) ** 2 + 0.5, rel=1e-9)
        if search.cost[i] < search.cost[best]:
            best = i
        assert search.best[i] == best
    assert search.evaluations == points


def test_the_first_of_equal_costs_stays_the_best() -> None:
    assert grid_search(lambda w: np.minimum(np.abs(w), 1), -2, 2, 5).best.tolist() == [0, 0, 2, 2, 2]
    assert grid_search(np.zeros_like, 0, 1, 4).best.tolist() == [0, 0, 0, 0]
    assert grid_search(lambda w: np.full_like(w, inf), 0, 1, 3).best.tolist() == [0, 0, 0]


def test_unlike_descent_a_grid_finds_the_lowest_of_several_minima() -> None:
    search = grid_search(SEVERAL.cost, -5.5, 5.5, grid_points_for(-5.5, 5.5, 0.1))
    assert abs(search.w[search.best[-1]]) <= 0.1


@given(st.floats(-100, 100), st.floats(1e-3, 100), st.floats(1e-2, 50), st.floats(0, 1))
def test_some_grid_point_is_within_the_accuracy_and_with_one_less_not(
    low: float, width: float, accuracy: float, part: float
) -> None:
    high, w = low + width, low + part * width
    points = grid_points_for(low, high, accuracy)
    grid = grid_search(NOTES, low, high, points).w
    assert np.abs(grid - w).min() <= accuracy * (1 + 1e-9)
    if points > 2:
        assert (high - low) / (points - 2) > 2 * accuracy * (1 - 1e-9)


@pytest.mark.parametrize("tenths", range(1, 101))
def test_a_round_accuracy_costs_no_point_for_its_last_digit(tenths: int) -> None:
    assert grid_points_for(0.0, tenths / 10, 0.05) == tenths + 1
    assert grid_points_for(-tenths / 10, tenths / 10, 0.01) == 10 * tenths + 1


@pytest.mark.parametrize("points, weights", [(1, 3), (5, 1), (4, 2), (3, 5)])
def test_a_grid_has_as_many_points_as_can_be_counted(points: int, weights: int) -> None:
    counted = sum(1 for _ in product(range(points), repeat=weights))
    assert grid_cost(points, weights) == counted
    assert log10_grid_cost(points, weights) == pytest.approx(log10(counted))


def test_the_number_for_many_weights_is_exact_and_for_a_million_its_digits_are_known() -> None:
    assert grid_cost(10, 100) == int("1" + "0" * 100)
    assert log10_grid_cost(10, 10**6) == 10**6
    assert log10_grid_cost(201, 50) == pytest.approx(len(str(201**50)) - 1, abs=1)


@given(st.floats(-3, 1), st.floats(-10, 10), st.floats(-8, 0))
def test_the_updates_are_those_that_descend_makes(exponent: float, start: float, digits: float) -> None:
    rate, accuracy = 10**exponent / NOTES.curvature, 10**digits
    updates = descent_updates_for(NOTES, rate, start, accuracy)
    assume(updates is None or updates < 30_000)
    made = 200 if updates is None else updates
    distance = np.abs(descend(notes_data(), full_batches(199, made), rate, start).w - NOTES.vertex)
    assert (distance[: made if updates is not None else None] > accuracy * (1 - 1e-6)).all()
    if updates is not None:
        assert distance[updates] <= accuracy * (1 + 1e-6)


def test_updates_at_the_edges() -> None:
    parabola = Parabola(4.0, 2.0, 0.0)
    assert descent_updates_for(parabola, 0.1, 2.5, 0.5) == 0
    assert descent_updates_for(parabola, 0.0, 2.0, 0.1) == 0
    assert descent_updates_for(parabola, 0.25, 100.0, 1e-12) == 1
    assert descent_updates_for(parabola, 0.125, 3.0, 0.25) == 2
    assert descent_updates_for(parabola, 0.375, 3.0, 0.25) == 2
    for never in (0.0, 0.5, 0.6, 1e300, 1e-20):
        assert descent_updates_for(parabola, never, 3.0, 0.1) is None
    assert descent_updates_for(Parabola(0.0, 0.0, 1.0), 0.1, 3.0, 0.1) is None


@pytest.mark.parametrize("low, high", [(1.0, 1.0), (2.0, 1.0), (0.0, inf), (-1e308, 1e308), (np.nan, 1.0)])
def test_a_range_that_is_none_is_refused(low: float, high: float) -> None:
    with pytest.raises(ValueError, match="low"):
        grid_search(NOTES, low, high, 5)
    with pytest.raises(ValueError, match="low"):
        grid_points_for(low, high, 0.1)


def test_too_few_points_and_no_accuracy_are_refused() -> None:
    with pytest.raises(ValueError, match="2 points"):
        grid_search(NOTES, 0, 1, 1)
    for accuracy in (0.0, -1.0, np.nan, 5e-324):
        with pytest.raises(ValueError, match="accuracy"):
            grid_points_for(0, 1, accuracy)
    for accuracy in (0.0, -1.0, np.nan):
        with pytest.raises(ValueError, match="accuracy"):
            descent_updates_for(NOTES, 1e-5, 1.0, accuracy)
