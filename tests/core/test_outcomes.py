"""How runs end, and which are refused before they begin."""

from math import inf, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Batches, Dataset, Status, descend, drawn_batches, full_batches, linear_data, notes_data
from gd_core import replay_batches as replay

RNG = np.random.default_rng
NOTES = notes_data()


def test_the_run_ends_after_the_update_before_which_the_cost_was_below_the_tolerance() -> None:
    run = descend(NOTES, full_batches(199, 100), 1e-5, 1.0, tolerance=1e-5)
    assert run.status is Status.CONVERGED
    assert run.updates == 35
    assert run.batch_cost[-1] < 1e-5 <= run.batch_cost[-2]
    assert not run.lucky


def test_the_tolerance_may_watch_the_cost_on_all_the_data() -> None:
    batches = replay(199, [[0]] * 3 + [[198]] * 97)
    on_batch = descend(NOTES, batches, 1e-6, 1.99, tolerance=1e-3)
    on_full = descend(NOTES, batches, 1e-6, 1.99, tolerance=1e-3, tolerance_on="full")
    assert on_batch.updates == 1
    assert on_batch.lucky
    assert on_full.cost[-2] < 1e-3 <= on_full.cost[-3]
    assert not on_full.lucky


def test_the_excess_keeps_the_digits_that_the_cost_loses_near_its_least() -> None:
    data = linear_data(NOTES.x, 2, 100, RNG(1))
    run = descend(data, full_batches(199, 15), 3e-5, 1.0)
    best = float(data.x @ data.y / (data.x @ data.x))
    assert run.excess == pytest.approx([13300 * (w - best) ** 2 for w in run.w.tolist()], rel=1e-9, abs=1e-26)
    assert run.cost[-1] == run.data_parabola.floor
    assert 0 < run.excess[-1] < 1e-12


def test_a_tolerance_of_nothing_is_never_met_and_an_infinite_one_at_once() -> None:
    assert descend(NOTES, full_batches(199, 50), 1e-5, 2.0, tolerance=0).status is Status.BUDGET
    assert descend(NOTES, full_batches(199, 50), 1e-5, 1.0, tolerance=inf).updates == 1


def test_no_updates_are_a_run_that_stands_still() -> None:
    for batches in (full_batches(199, 0), drawn_batches(199, 3, 0, RNG(0)), replay(199, [])):
        run = descend(NOTES, batches, 1e-5, 1.5, tolerance=1e-5)
        assert (run.updates, run.w.tolist(), run.status) == (0, [1.5], Status.BUDGET)
        assert len(run.batch_cost) == len(run.gradient) == 0
        assert not run.growing


@pytest.mark.parametrize("updates", [5, 3_000])
def test_a_rate_of_nothing_is_a_flat_run(updates: int) -> None:
    run = descend(NOTES, drawn_batches(199, 2, updates, RNG(0)), 0.0, 1.5)
    assert run.w.tolist() == [1.5] * (updates + 1)
    assert run.status is Status.BUDGET
    assert not run.growing


@pytest.mark.parametrize("size", [1, 2, 3])
def test_x_of_nothing_is_a_flat_run(size: int) -> None:
    data = Dataset([0, 0, 0], [1, 2, 3])
    run = descend(data, drawn_batches(3, size, 5, RNG(0)), 1e300, 1.5)
    assert run.w.tolist() == [1.5] * 6
    assert run.gradient.tolist() == [0] * 5
    assert run.cost.tolist() == pytest.approx([14 / 3] * 6)


def test_a_run_ends_as_diverged_with_the_first_w_too_far_away() -> None:
    run = descend(NOTES, full_batches(199, 1_000), 1.0, 1.0)
    assert run.status is Status.DIVERGED
    assert abs(run.w[-1] - 2) > 1e50 >= abs(run.w[-2] - 2)
    assert not run.growing


def test_the_distance_is_measured_against_the_first_when_that_is_over_1() -> None:
    run = descend(NOTES, full_batches(199, 1_000), 1.0, 1e9)
    assert abs(run.w[-1]) > 1e59 * (1 - 1e-6) >= abs(run.w[-2])


@pytest.mark.parametrize("updates", [100, 3_000, 300_000])
def test_a_w_that_no_float_holds_is_left_out(updates: int) -> None:
    run = descend(Dataset([1e150], [1.0]), full_batches(1, updates), 1e150, 1.0)
    assert run.status is Status.DIVERGED
    assert run.w.tolist() == [1.0]
    assert run.updates == 0


@pytest.mark.parametrize("rate", [1e-4, 1.0, 1e300])
@pytest.mark.parametrize("size", [1, 2, 199])
def test_a_long_diverging_run_keeps_its_finite_part(rate: float, size: int) -> None:
    run = descend(NOTES, drawn_batches(199, size, 5_000, RNG(0)), rate, 1.0, tolerance=1e-300)
    assert run.status is Status.DIVERGED
    assert np.isfinite(run.w).all()
    assert len(run.cost) == len(run.w)


def test_diverging_goes_before_a_tolerance_met_in_the_same_update() -> None:
    data = Dataset([1e-20, 1e20], [0.0, 0.0])
    run = descend(data, replay(2, [[0], [1]]), 1e30, 1.0, tolerance=1e41, tolerance_on="batch")
    assert run.updates == 1
    assert run.status is Status.CONVERGED
    run = descend(data, replay(2, [[1], [0]]), 1e30, 1.0, tolerance=1e41)
    assert run.status is Status.DIVERGED


def test_a_run_that_ends_farther_from_the_bottom_than_it_began_is_growing() -> None:
    assert descend(NOTES, full_batches(199, 20), 1.01 * 2 / 26600, 1.0).growing
    assert not descend(NOTES, full_batches(199, 20), 0.99 * 2 / 26600, 1.0).growing


magnitudes = st.floats(-1e150, 1e150)


@given(
    st.lists(st.tuples(magnitudes, magnitudes), min_size=1, max_size=6),
    st.floats(0, allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(1, 6),
    st.booleans(),
)
def test_no_data_no_rate_and_no_start_makes_a_warning_or_an_infinite_w(
    rows: list[tuple[float, float]], rate: float, start: float, size: int, long: bool
) -> None:
    data = Dataset(*zip(*rows, strict=True))
    batches = drawn_batches(len(data), min(size, len(data)), 2_100 if long else 20, RNG(0))
    run = descend(data, batches, rate, start, tolerance=1e-9, tolerance_on="full")
    assert np.isfinite(run.w).all()
    assert run.cost.shape == run.w.shape
    assert run.batch_cost.shape == run.gradient.shape == (run.updates,)
    assert isinstance(run.growing, bool)
    assert isinstance(run.lucky, bool)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"learning_rate": -1e-9}, "learning_rate"),
        ({"learning_rate": nan}, "learning_rate"),
        ({"learning_rate": inf}, "learning_rate"),
        ({"learning_rate": [1e-5] * 9}, "learning_rate"),
        ({"learning_rate": [[1e-5] * 10]}, "learning_rate"),
        ({"learning_rate": [1e-5] * 9 + [nan]}, "learning_rate"),
        ({"start": nan}, "start"),
        ({"start": -inf}, "start"),
        ({"tolerance": -1.0}, "tolerance"),
        ({"tolerance": nan}, "tolerance"),
        ({"tolerance_on": "weather"}, "tolerance_on"),
        ({"batches": full_batches(198, 10)}, "198 rows"),
    ],
)
def test_a_setting_out_of_its_range_is_refused_by_name(change: dict[str, Any], named: str) -> None:
    batches: Batches = full_batches(199, 10)
    settings: dict[str, Any] = {"batches": batches, "learning_rate": 1e-5, "start": 1.0, **change}
    with pytest.raises(ValueError, match=named):
        descend(NOTES, **settings)


def test_noise_makes_sgd_stop_by_luck() -> None:
    data = linear_data(NOTES.x, 2, 20, RNG(0))
    run = descend(data, drawn_batches(199, 1, 100_000, RNG(1)), 1e-5, 1.0, tolerance=1e-3)
    assert run.status is Status.CONVERGED
    assert run.lucky
    assert run.cost[-1] > 100
