"""The closed form of BGD, against the descent itself."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Dataset, Parabola, descend, full_batches, notes_data
from gd_core.theory import convergence_factor, cost_after, log10_cost_slope
from tests.core.strategies import datasets, numbers

NOTES = Parabola.of(notes_data())


@given(datasets(), numbers, st.floats(0, 2.5), st.integers(0, 30))
def test_the_cost_after_so_many_updates_is_that_of_the_run(
    data: Dataset, start: float, part: float, updates: int
) -> None:
    rate = part / (2 * float(np.mean(data.x**2)) or 1.0)
    run = descend(data, full_batches(len(data), updates), rate, start)
    ours = cost_after(Parabola.of(data), rate, start, updates)
    assert ours == pytest.approx(run.cost[-1], rel=1e-6, abs=1e-12 * (1 + run.cost[0]))


@pytest.mark.parametrize("rate", [1e-6, 1e-5, 3e-5, 5e-5, 7.6e-5])
def test_each_update_moves_the_distance_by_the_factor_and_the_log_of_the_cost_by_the_slope(
    rate: float,
) -> None:
    run = descend(notes_data(), full_batches(199, 8), rate, 1.0)
    distance = np.abs(run.w - 2)
    np.testing.assert_allclose(distance[1:] / distance[:-1], convergence_factor(NOTES, rate), rtol=1e-9)
    np.testing.assert_allclose(np.diff(np.log10(run.cost)), log10_cost_slope(NOTES, rate), rtol=1e-6)


def test_at_one_over_the_curvature_the_cost_is_at_the_bottom_after_one_update() -> None:
    assert convergence_factor(NOTES, 1 / 26600) == 0
    assert log10_cost_slope(NOTES, 1 / 26600) == -inf
    assert cost_after(NOTES, 1 / 26600, 1.0, 0) == 13300
    assert cost_after(NOTES, 1 / 26600, 1.0, 1) == 0


def test_the_slope_turns_upward_at_two_over_the_curvature() -> None:
    assert log10_cost_slope(NOTES, 1.99 / 26600) < 0 < log10_cost_slope(NOTES, 2.01 / 26600)
    assert log10_cost_slope(NOTES, 2 / 26600) == pytest.approx(0)


def test_past_the_range_of_floats_the_cost_is_inf_but_at_the_bottom_nothing_grows() -> None:
    assert cost_after(NOTES, 1.0, 1.0, 1_000) == inf
    assert cost_after(NOTES, 1.0, 2.0, 1_000) == 0
