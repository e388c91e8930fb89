"""The measured floors: against the formula, against a plain loop over rows, and told only where runs settle."""

import numpy as np
import pytest

from gd_core import Dataset, Parabola, linear_data
from gd_core.floors import FloorLaw, Sampling, floor_draws, measured_floors
from gd_core.theory import mean_square_limit, noise_floor

SIZES = (1, 8, 64)
X = np.arange(1.0, 200.0)
RATE = 1e-5


def noisy(noise: float = 20.0, seed: int = 1) -> Dataset:
    return linear_data(X, 2.0, noise, np.random.default_rng(seed))


DATA = noisy()
DRAWS = floor_draws(DATA, SIZES, runs=100, updates=398, rng=np.random.default_rng(0))


def looped(size: int, drop_last: bool, epochs: int, seed: int) -> float:
    """The mean excess cost over the second half of one run of reshuffled rows, row by row from the definition."""
    rng, x, y = np.random.default_rng(seed), DATA.x, DATA.y
    best = float(np.linalg.lstsq(x[:, None], y, rcond=None)[0][0])
    w, seen = best, []
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        for first in range(0, len(x), size):
            rows = order[first : first + size]
            if len(rows) < size and drop_last:
                continue
            w -= RATE * float(np.mean(2 * x[rows] * (w * x[rows] - y[rows])))
            if epoch >= epochs // 2:
                seen.append(w)
    return float(np.mean(x * x) * np.mean((np.array(seen) - best) ** 2))


@pytest.mark.parametrize("size", SIZES)
def test_rows_drawn_afresh_hover_where_the_formula_says(size: int) -> None:
    for rate in (3e-6, 1e-5, 2e-5):
        measured = measured_floors(DRAWS, rate)[Sampling.FRESH, size]
        assert measured == pytest.approx(noise_floor(DATA, size, rate), rel=0.12)


@pytest.mark.parametrize(
    ("sampling", "drop_last"), [(Sampling.RESHUFFLED, False), (Sampling.FULL_ONLY, True)]
)
def test_reshuffled_rows_hover_where_a_plain_loop_does(sampling: Sampling, drop_last: bool) -> None:
    simulated = np.mean([looped(64, drop_last, epochs=60, seed=seed) for seed in range(60)])
    assert measured_floors(DRAWS, RATE)[sampling, 64] == pytest.approx(simulated, rel=0.15)


def test_a_short_last_batch_of_seven_makes_the_floor_of_64_several_times_larger() -> None:
    floors = measured_floors(DRAWS, RATE)
    assert floors[Sampling.RESHUFFLED, 64] > 5 * floors[Sampling.FULL_ONLY, 64]
    assert floors[Sampling.RESHUFFLED, 64] > 2 * floors[Sampling.FRESH, 64]


def test_the_runs_without_short_batches_read_the_other_batches_of_the_same_orders() -> None:
    def curvatures(sampling: Sampling) -> list[float]:
        columns = DRAWS.parts[sampling, 64].columns
        return [float(value) for value in DRAWS.curvatures[:, columns][:, 0]]

    with_short, without = curvatures(Sampling.RESHUFFLED), curvatures(Sampling.FULL_ONLY)
    assert without[:297] == [h for k, h in enumerate(with_short[:396]) if k % 4 < 3]
    assert (
        DRAWS.parts[Sampling.RESHUFFLED, 64].window % 4 == DRAWS.parts[Sampling.FULL_ONLY, 64].window % 3 == 0
    )


def test_only_a_size_that_leaves_a_short_batch_has_one_to_leave_out() -> None:
    data = Dataset(X[:12], 2 * X[:12])
    draws = floor_draws(data, (3, 4, 5, 12), runs=2, updates=10, rng=np.random.default_rng(0))
    assert {size for sampling, size in draws.parts if sampling is Sampling.FULL_ONLY} == {5}
    assert draws.curvatures.shape == draws.vertices.shape == (10, 2 * 9)


@pytest.mark.parametrize("rate", [0.0, 1e-8, 1e-7, 1e-3, 1.0, 1e300])
def test_no_floor_is_told_where_the_runs_do_not_settle(rate: float) -> None:
    assert np.isnan(list(measured_floors(DRAWS, rate).values())).all()


def test_the_floor_grows_with_the_square_of_the_noise() -> None:
    little, large = (
        measured_floors(floor_draws(noisy(noise), (2, 64), 20, 200, np.random.default_rng(3)), RATE)
        for noise in (5.0, 15.0)
    )
    for key, floor in little.items():
        assert large[key] == pytest.approx(9 * floor, rel=1e-6)


@pytest.mark.parametrize("size", [1, 4, 64, 199])
def test_floors_at_many_rates_are_the_floors_at_each(size: int) -> None:
    limit = mean_square_limit(X, size)
    rates = np.array([[0.0, 1e-7, 1e-5], [0.99 * limit, limit, 1.0]])
    each = [[noise_floor(DATA, size, rate) for rate in row] for row in rates.tolist()]
    np.testing.assert_allclose(FloorLaw.of(DATA, size).at(rates), each, rtol=1e-9)


def test_the_runs_begin_at_the_bottom_of_all_the_data() -> None:
    assert Parabola.of(DATA).vertex == DRAWS.optimum
    assert DRAWS.curvature == pytest.approx(26600)
