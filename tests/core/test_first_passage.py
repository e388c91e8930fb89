"""When noise leads out of a trap, and how often: against a plain loop with the same draws, and at the two ends."""

import numpy as np
import pytest

from gd_core import BOWL, SADDLE, SEVERAL, SHALLOW, Landscape, NoisyGradient, Rule, first_passage_times
from gd_core.rules import adam, momentum, plain

TRAPPED = [SHALLOW, SEVERAL, SADDLE]
each = pytest.mark.parametrize("landscape", TRAPPED, ids=[landscape.name for landscape in TRAPPED])


@each
@pytest.mark.parametrize("rule", [plain(), momentum(), adam()])
def test_without_noise_no_run_leaves(landscape: Landscape, rule: Rule) -> None:
    still = first_passage_times(landscape, rule, landscape.learning_rate, scale=0, updates=100, runs=20)
    assert still.fraction == 0 and (still.times > 100).all()


@each
def test_with_large_noise_nearly_all_leave(landscape: Landscape) -> None:
    assert (
        first_passage_times(landscape, plain(), landscape.learning_rate, scale=8, updates=300).fraction > 0.95
    )


@each
@pytest.mark.parametrize("scale", [0.02, 1.5, 4.0])
def test_it_counts_what_a_plain_loop_with_the_same_draws_counts(landscape: Landscape, scale: float) -> None:
    assert landscape.trap is not None
    runs, updates, rate = 30, 80, landscape.learning_rate
    measured = first_passage_times(landscape, plain(), rate, scale, updates, runs, seed=5)
    size = (runs, 2) if landscape.weights == 2 else (runs,)
    rng = np.random.default_rng(5)
    draws = [rng.standard_normal(size) for _ in range(updates)]
    low, high = landscape.trap.within
    for s in range(runs):
        w, first = np.array(landscape.trap.w), updates + 1
        for k in range(updates):
            w = w - rate * (landscape.gradient(w) + scale * draws[k][s])
            if not low < np.ravel(w)[0] < high:
                first = k + 1
                break
        assert measured.times[s] == first
    assert measured.fraction == np.mean(measured.times <= updates)


def test_the_same_seed_gives_the_same_runs_and_another_seed_others() -> None:
    first = [
        first_passage_times(SADDLE, plain(), 0.1, 0.1, 100, seed=seed).times.tolist() for seed in (1, 1, 2)
    ]
    assert first[0] == first[1] != first[2]


def test_a_longer_measurement_only_adds_to_a_shorter_one() -> None:
    short, long = (first_passage_times(SHALLOW, plain(), 0.05, 2.0, updates, seed=3) for updates in (60, 200))
    assert 0 < short.fraction < long.fraction
    assert (long.times[short.escaped] == short.times[short.escaped]).all()


def test_near_the_saddle_point_the_noise_adds_up_as_the_linear_recurrence_says() -> None:
    rate, scale, updates = 0.1, 1e-4, 40
    w = np.zeros((20_000, 2))
    noisy = NoisyGradient(SADDLE.gradient, scale, np.random.default_rng(0))
    for _ in range(updates):
        w = w - rate * noisy(w)
    growth = (1 + rate) ** (2 * np.arange(updates))  # e ← (1 + α)·e − α·scale·N(0, 1)
    assert np.std(w[:, 0]) == pytest.approx(rate * scale * np.sqrt(growth.sum()), rel=0.03)


def test_noise_is_right_on_average_and_as_wide_as_asked() -> None:
    noisy = NoisyGradient(lambda w: 3 * w, 0.5, np.random.default_rng(0))
    drawn = noisy(np.full((40_000, 2), 2.0))
    assert drawn.shape == (40_000, 2)
    np.testing.assert_allclose(drawn.mean(axis=0), 6, atol=5 * 0.5 / 200)
    np.testing.assert_allclose(drawn.std(axis=0), 0.5, rtol=0.03)


def test_a_landscape_without_a_trap_is_refused() -> None:
    with pytest.raises(ValueError, match="bowl"):
        first_passage_times(BOWL, plain(), 0.1, 1, 10)
