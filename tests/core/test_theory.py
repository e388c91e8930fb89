"""The limits on the learning rate and the noise floor, each checked by simulation."""

from itertools import combinations
from math import inf, nan

import numpy as np
import pytest
from numpy.typing import NDArray

from gd_core import (
    Batches,
    Dataset,
    Status,
    descend,
    drawn_batches,
    full_batches,
    linear_data,
    notes_data,
    shuffled_batches,
    theory,
)

RNG = np.random.default_rng
X = notes_data().x


def errors_after(rate: float, size: int, updates: int, runs: int) -> NDArray[np.float64]:
    """w − w* of many runs from w − w* = 1 on the notes' data, with rows drawn in a way of the test's own."""
    rng, error = RNG(11), np.ones(runs)
    for _ in range(updates):
        rows = rng.random((runs, len(X))).argpartition(size - 1, axis=1)[:, :size]
        error *= 1 - rate * 2 * np.mean(X[rows] ** 2, axis=1)
    return error


def batches_for(size: int, reshuffled: bool, updates: int, seed: int) -> Batches:
    if reshuffled:
        return shuffled_batches(199, size, 1 + updates * size // 199, RNG(seed))
    return drawn_batches(199, size, updates, RNG(seed))


def test_bgd_has_one_limit_under_every_name() -> None:
    for reshuffled in (False, True):
        limits = theory.rate_limits(X, 199, reshuffled)
        assert limits.curvature == 26600
        assert limits.one_step == pytest.approx(3.759398e-5, rel=1e-6)
        assert limits.farthest == limits.mean_square == limits.typical == 2 / 26600


def test_bgd_shrinks_below_its_limit_and_grows_above_it() -> None:
    limit = theory.stable_limit(X)
    assert abs(descend(notes_data(), full_batches(199, 500), 0.99 * limit, 1.0).w[-1] - 2) < 1e-3
    assert descend(notes_data(), full_batches(199, 500), 1.01 * limit, 1.0).growing
    assert descend(notes_data(), full_batches(199, 1), theory.one_step_rate(X), 1.0).w[-1] == pytest.approx(2)


@pytest.mark.parametrize(("size", "limit"), [(1, 4.19e-5), (2, 5.39e-5), (4, 6.29e-5), (199, 7.52e-5)])
def test_the_mean_square_limits_are_those_of_the_notes(size: int, limit: float) -> None:
    assert theory.mean_square_limit(X, size) == pytest.approx(limit, rel=2e-3)


@pytest.mark.parametrize("size", [1, 2, 4, 16, 100])
def test_the_expected_squared_error_shrinks_below_the_mean_square_limit_and_grows_above(size: int) -> None:
    limit = theory.mean_square_limit(X, size)
    assert np.mean(errors_after(0.95 * limit, size, updates=2, runs=20_000) ** 2) < 0.97
    assert np.mean(errors_after(limit, size, updates=1, runs=40_000) ** 2) == pytest.approx(1, abs=0.02)
    assert np.mean(errors_after(1.05 * limit, size, updates=2, runs=20_000) ** 2) > 1.03


def test_single_reshuffled_rows_multiply_every_epoch_by_the_same_factor() -> None:
    limits = theory.rate_limits(X, 1, reshuffled=True)
    bottom_at_0 = Dataset(X, 0 * X)  # with w* = 0 no digit is lost when an order first shrinks w a long way
    assert limits.mean_square == limits.typical
    for part, grows in ((0.999, False), (1.001, True)):
        factor = np.prod(np.abs(1 - part * limits.typical * 2 * X**2))
        assert (factor > 1) == grows
        for seed in range(3):
            run = descend(bottom_at_0, shuffled_batches(199, 1, 1, RNG(seed)), part * limits.typical, 1.0)
            assert abs(run.w[-1]) == pytest.approx(factor, rel=1e-9)


def test_between_one_row_and_all_reshuffled_batches_have_no_mean_square_limit_in_closed_form() -> None:
    assert theory.rate_limits(X, 2, reshuffled=True).mean_square is None
    assert theory.rate_limits(X, 198, reshuffled=True).mean_square is None


@pytest.mark.parametrize("size", [1, 2, 7, 199])
def test_below_the_farthest_limit_no_batch_moves_w_away_and_above_it_one_does(size: int) -> None:
    farthest_rows = Dataset(X[-size:], 2 * X[-size:])
    limit = theory.farthest_limit(X, size)
    assert not descend(farthest_rows, full_batches(size, 1), 0.999 * limit, 1.0).growing
    assert descend(farthest_rows, full_batches(size, 1), 1.001 * limit, 1.0).growing


def test_the_short_last_batch_of_a_reshuffled_epoch_sets_the_farthest_limit() -> None:
    assert theory.rate_limits(X, 64, reshuffled=True).farthest == theory.farthest_limit(X, 199 % 64)
    assert theory.rate_limits(X[:192], 64, reshuffled=True).farthest == theory.farthest_limit(X[:192], 64)


def test_the_farthest_limit_of_single_rows_is_that_of_the_notes() -> None:
    assert theory.farthest_limit(X, 1) == pytest.approx(1 / 199**2)
    assert theory.farthest_limit(-X, 1) == pytest.approx(2.53e-5, rel=2e-3)


@pytest.mark.parametrize("reshuffled", [False, True])
@pytest.mark.parametrize("size", [1, 2, 8, 64, 150])
def test_a_typical_run_settles_below_the_typical_limit_and_diverges_above(
    size: int, reshuffled: bool
) -> None:
    limit = theory.rate_limits(X, size, reshuffled).typical
    for seed in range(2):
        batches = batches_for(size, reshuffled, updates=40_000 if size < 9 else 6_000, seed=seed)
        below = descend(notes_data(), batches, 0.95 * limit, 1.0)
        assert below.status is Status.BUDGET
        assert abs(below.w[-1] - 2) < 1e-6
        assert descend(notes_data(), batches, 1.05 * limit, 1.0).status is Status.DIVERGED


def test_the_typical_limit_of_single_rows_is_the_notes_and_the_first_of_several_roots() -> None:
    limit = theory.typical_limit(X, 1)
    assert limit == pytest.approx(7.86e-5, rel=1e-3)

    def lyapunov_exponent(rate: float) -> float:
        return float(np.mean(np.log(np.abs(1 - rate * 2 * X**2))))

    assert lyapunov_exponent(limit) == pytest.approx(0, abs=1e-9)
    assert all(lyapunov_exponent(rate) < 0 for rate in np.linspace(0.01, 0.9999, 997) * limit)
    assert lyapunov_exponent(8.011e-5) < 0 < lyapunov_exponent(8.0e-5)  # the narrow stable window above it
    assert lyapunov_exponent(8.02e-5) > 0


def test_the_typical_limit_of_pairs_is_exact() -> None:
    x = RNG(2).normal(size=20)
    curvatures = np.array([a * a + b * b for a, b in combinations(x, 2)])
    drawn, reshuffled = theory.typical_limit(x, 2), theory.typical_limit(x[:19], 2, reshuffled=True)
    assert np.mean(np.log(np.abs(1 - drawn * curvatures))) == pytest.approx(0, abs=1e-9)
    pairs = np.array([a * a + b * b for a, b in combinations(x[:19], 2)])
    epoch = 9 * np.mean(np.log(np.abs(1 - reshuffled * pairs)))
    epoch += np.mean(np.log(np.abs(1 - reshuffled * 2 * x[:19] ** 2)))
    assert epoch == pytest.approx(0, abs=1e-9)


def test_the_typical_limit_from_a_sample_is_near_the_exact_one() -> None:
    x = np.arange(1.0, 16.0)
    curvatures = np.array([2 * np.mean(np.square(rows)) for rows in combinations(x, 4)])
    limit = theory.typical_limit(x, 4)
    assert abs(np.mean(np.log(np.abs(1 - limit * curvatures)))) < 0.01
    assert theory.typical_limit(x, 4) == limit


def test_very_large_batches_have_their_typical_limit_just_above_2_over_the_curvature() -> None:
    x = RNG(0).normal(size=200_000)
    spread = 2 / theory.curvature(x) / theory.mean_square_limit(x, 100_000) - 1  # Var(h)/L²
    assert 0 < spread < 1e-4
    assert theory.typical_limit(x, 100_000) == pytest.approx(theory.stable_limit(x) * (1 + spread), rel=1e-8)


@pytest.mark.parametrize("size", [1, 2, 5, 10])
def test_limits_scale_with_the_inverse_square_of_x(size: int) -> None:
    x = np.arange(1.0, 11.0)
    for scale in (1e-100, 1e3, 1e140):
        ours, scaled = theory.rate_limits(x, size, False), theory.rate_limits(scale * x, size, False)
        assert scaled.typical == pytest.approx(ours.typical / scale / scale, rel=1e-9)
        assert scaled.mean_square is not None
        assert ours.mean_square is not None
        assert scaled.mean_square == pytest.approx(ours.mean_square / scale / scale, rel=1e-9)


@pytest.mark.parametrize("reshuffled", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_where_x_is_nothing_every_rate_is_allowed(size: int, reshuffled: bool) -> None:
    limits = theory.rate_limits(np.zeros(3), size, reshuffled)
    assert limits == theory.RateLimits(0, inf, inf, inf, inf)
    assert theory.typical_limit(np.zeros(3), size, reshuffled) == inf
    assert theory.farthest_limit(np.zeros(3), size) == theory.mean_square_limit(np.zeros(3), size) == inf
    assert theory.noise_floor(Dataset([0, 0, 0], [1, 2, 3]), size, 1.0) == 0


@pytest.mark.parametrize("x", [[0, 0, 0, 0, 5], [1e-12, 1, 1e6], [1], [0, 0, 1e-150], [-3, 3]])
@pytest.mark.parametrize("reshuffled", [False, True])
def test_any_x_has_limits_and_they_are_in_order(x: list[float], reshuffled: bool) -> None:
    for size in range(1, len(x) + 1):
        limits = theory.rate_limits(np.array(x, dtype=np.float64), size, reshuffled)
        assert 0 < limits.farthest <= limits.typical * (1 + 1e-9)
        if limits.mean_square is not None:
            assert limits.farthest <= limits.mean_square * (1 + 1e-9) <= limits.typical * (1 + 1e-8)


@pytest.mark.parametrize("size", [0, 4])
def test_a_batch_size_that_cannot_be_is_refused(size: int) -> None:
    for ask in (theory.farthest_limit, theory.mean_square_limit, theory.typical_limit):
        with pytest.raises(ValueError, match="batch_size"):
            ask(X[:3], size)
    with pytest.raises(ValueError, match="batch_size"):
        theory.noise_floor(Dataset(X[:3], X[:3]), size, 1e-5)


NOISY = linear_data(X, 2, 20, RNG(0))


@pytest.mark.parametrize(
    ("size", "rate"), [(1, 1e-5), (1, 3e-6), (4, 1e-5), (4, 3e-5), (64, 1e-5), (64, 5e-5)]
)
def test_a_long_run_with_noise_hovers_at_the_noise_floor(size: int, rate: float) -> None:
    run = descend(NOISY, drawn_batches(199, size, 1_000_000 // size, RNG(1)), rate, 2.0)
    excess = run.cost[1_000:] - run.data_parabola.floor
    assert np.mean(excess) == pytest.approx(theory.noise_floor(NOISY, size, rate), rel=0.05)


def test_without_noise_or_with_all_rows_or_standing_still_the_floor_is_nothing() -> None:
    assert theory.noise_floor(notes_data(), 1, 1e-5) == 0
    assert theory.noise_floor(NOISY, 199, 1e-5) == 0
    assert theory.noise_floor(NOISY, 1, 0.0) == 0


def test_from_the_mean_square_limit_on_there_is_no_floor() -> None:
    limit = theory.mean_square_limit(X, 2)
    assert theory.noise_floor(NOISY, 2, limit) == inf
    assert theory.noise_floor(NOISY, 2, 0.999 * limit) < inf


@pytest.mark.parametrize("rate", [-1e-5, nan])
def test_a_floor_for_a_rate_that_cannot_be_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="learning_rate"):
        theory.noise_floor(NOISY, 1, rate)
