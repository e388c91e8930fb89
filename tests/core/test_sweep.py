"""The same draws at many learning rates, against plain loops and one `descend` after the other."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import (
    Dataset,
    Parabola,
    best_rate,
    descend,
    drawn_batches,
    full_batches,
    linear_data,
    notes_data,
    parabolas_of_many,
    rate_sweep,
    shuffled_batches,
)
from tests.core import plain

RNG = np.random.default_rng
NOISY = linear_data(np.arange(1.0, 11.0), 2, 1, RNG(0))
RATES = [0.0, 1e-4, 1e-3, 5e-3, 1.3e-2, 3e-2, 0.2]


@pytest.mark.parametrize("size", [1, 3, 10])
@pytest.mark.parametrize(("start", "tolerance"), [(1.0, 2.0), (-4.0, 5.0), (2.0, 1.5), (9.0, 0.0)])
def test_a_sweep_is_what_plain_loops_measure(size: int, start: float, tolerance: float) -> None:
    x, y, bottom = NOISY.x.tolist(), NOISY.y.tolist(), Parabola.of(NOISY).vertex
    draws = [drawn_batches(10, size, 25, RNG(seed)) for seed in range(4)]
    parabolas = parabolas_of_many(NOISY, draws)
    sweep = rate_sweep(parabolas, Parabola.of(NOISY), RATES, start, tolerance)
    for a, rate in enumerate(RATES):
        for s, batches in enumerate(draws):
            path = plain.descent(x, y, [batches.rows_of(k).tolist() for k in range(25)], [rate] * 25, start)
            costs = [plain.cost(x, y, range(10), w) for w in path]
            below = [k for k, cost in enumerate(costs) if cost < tolerance]
            assert sweep.final_cost[a, s] == pytest.approx(costs[-1], rel=1e-7)
            assert sweep.updates_to_tolerance[a, s] == (below[0] if below else inf)
            assert sweep.went_farther[a, s] == any(abs(w - bottom) > abs(start - bottom) for w in path)
    assert sweep.went_farther.any()
    assert not sweep.went_farther.all()


def test_far_above_every_limit_all_runs_are_lost_without_a_nan() -> None:
    parabolas = parabolas_of_many(notes_data(), [drawn_batches(199, 1, 400, RNG(seed)) for seed in range(5)])
    sweep = rate_sweep(parabolas, Parabola.of(notes_data()), [1.0, 1e300], start=1.0, tolerance=1e-5)
    assert (sweep.final_cost > 1e8).all()
    assert (sweep.updates_to_tolerance == inf).all()
    assert sweep.went_farther.all()
    assert sweep.final_cost[1].tolist() == [inf] * 5


def test_where_bgd_is_swept_its_limit_shows() -> None:
    data, L = notes_data(), 26600.0
    parabolas = parabolas_of_many(data, full_batches(199, 400))
    sweep = rate_sweep(
        parabolas, Parabola.of(data), np.array([0.1, 1, 1.9, 1.999, 2.001, 2.1]) / L, 1.0, 1e-5
    )
    assert sweep.went_farther[:, 0].tolist() == [False] * 4 + [True] * 2
    assert sweep.updates_to_tolerance[1, 0] == 1


@pytest.mark.parametrize(
    ("rates", "tolerance", "complaint"),
    [
        (1e-5, 1.0, "learning_rates must have shape"),
        ([1e-5], -1.0, "tolerance"),
        ([1e-5], np.nan, "tolerance"),
    ],
)
def test_a_sweep_refuses_what_has_no_meaning(rates: object, tolerance: float, complaint: str) -> None:
    parabolas = parabolas_of_many(NOISY, full_batches(10, 2))
    with pytest.raises(ValueError, match=complaint):
        rate_sweep(parabolas, Parabola.of(NOISY), rates, 1.0, tolerance)  # type: ignore[arg-type]


@given(
    st.integers(0, 99),
    st.sampled_from([1, 3, 4, 10]),
    st.floats(-5, 5),
    st.sampled_from([0.5, 1.2, 2.0, 30.0]),
)
def test_the_best_rate_is_the_best_of_one_run_after_the_other(
    seed: int, size: int, start: float, target: float
) -> None:
    batches = shuffled_batches(10, size, 6, RNG(seed))
    reached = []
    for rate in RATES:
        run = descend(NOISY, batches, rate, start)
        stays = [k for k in range(run.updates + 1) if all(run.cost[k:] - Parabola.of(NOISY).floor <= target)]
        if stays and run.updates == len(batches):
            reached.append((int(run.samples_seen[stays[0]]), rate, stays[0]))
    best = best_rate(NOISY, batches, start, target, RATES)
    if not reached:
        assert best is None
    else:
        samples, rate, updates = min(reached, key=lambda found: found[0])
        assert best == (rate, samples, updates)


def test_no_rate_reaches_a_target_below_the_least_cost_and_every_rate_that_of_the_start() -> None:
    batches = full_batches(10, 50)
    assert best_rate(NOISY, batches, 1.0, -1e-9, RATES) is None
    assert best_rate(NOISY, batches, 1.0, inf, RATES) == (0.0, 0, 0)
    assert best_rate(NOISY, batches, 1.0, 1e-5, []) is None


@pytest.mark.parametrize(("rates", "target"), [([1e-5], np.nan), (1e-5, 1.0), ([-1.0], 1.0)])
def test_the_best_rate_of_what_has_no_meaning_is_refused(rates: object, target: float) -> None:
    with pytest.raises(ValueError, match=r"target|learning_rates"):
        best_rate(Dataset([1], [2]), full_batches(1, 2), 1.0, target, rates)  # type: ignore[arg-type]
