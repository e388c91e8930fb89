"""Many descents at once, against one `descend` after the other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import (
    Batches,
    Dataset,
    Parabola,
    descend,
    descend_many,
    drawn_batches,
    full_batches,
    linear_data,
    notes_data,
    parabolas_of_many,
    replay_batches,
    shuffled_batches,
    trajectories_of_many,
)
from gd_core.batches import concatenate
from gd_core.parabola import batch_parabolas
from tests.core.strategies import datasets, numbers

RNG = np.random.default_rng
NOISY = linear_data(np.arange(1.0, 200.0), 2, 20, RNG(0))


def one_by_one(data: Dataset, batches: list[Batches], rates: np.ndarray, starts: np.ndarray) -> np.ndarray:
    """The paths of `descend`, each of a run that ended early filled up with its last w."""
    runs = [descend(data, b, rate, start) for b, rate, start in zip(batches, rates, starts, strict=True)]
    return np.array(
        [np.pad(r.w, (0, len(b) - r.updates), "edge") for r, b in zip(runs, batches, strict=True)]
    )


def assert_same(ours: np.ndarray, reference: np.ndarray) -> None:
    """To 1e-9 of the largest value of each run: where w crosses 0 it has no relative digits."""
    scale = np.abs(reference).max(axis=1, keepdims=True, initial=1e-300)
    assert ours.shape == reference.shape
    np.testing.assert_allclose(ours / scale, reference / scale, rtol=0, atol=1e-9)


@st.composite
def runs_of(draw: st.DrawFn, n: int) -> list[Batches]:
    """1 to 5 runs of the same 0 to 30 updates, each with batches of its own kind and size."""
    updates, size = draw(st.integers(0, 30)), st.integers(1, n)
    rngs = st.integers(0, 99).map(RNG)
    kinds = st.one_of(
        st.just(full_batches(n, updates)),
        st.builds(lambda b, rng: drawn_batches(n, b, updates, rng), size, rngs),
        st.builds(lambda b, rng: shuffled_batches(n, b, updates, rng).first(updates), size, rngs),
    )
    return draw(st.lists(kinds, min_size=1, max_size=5))


@given(st.data(), datasets())
def test_runs_with_their_own_draws_rates_and_starts_are_those_of_descend(
    draw: st.DataObject, data: Dataset
) -> None:
    batches = draw.draw(runs_of(len(data)))
    S, K = len(batches), len(batches[0])
    starts = np.array(draw.draw(st.lists(numbers, min_size=S, max_size=S)))
    largest = float(np.max(data.x**2)) or 1.0
    per_update = RNG(draw.draw(st.integers(0, 99))).random((S, K)) / largest
    per_run = RNG(draw.draw(st.integers(0, 99))).random(S) / largest

    assert_same(
        descend_many(data, batches, per_update, starts), one_by_one(data, batches, per_update, starts)
    )
    assert_same(descend_many(data, batches, per_run, starts), one_by_one(data, batches, per_run, starts))


@given(st.data(), datasets())
def test_the_parabola_of_every_batch_is_the_one_it_has_alone(draw: st.DataObject, data: Dataset) -> None:
    batches = draw.draw(runs_of(len(data)))
    ours = parabolas_of_many(data, batches)
    for s, one in enumerate(batches):
        alone = batch_parabolas(data, one, Parabola.of(data))
        np.testing.assert_allclose(ours.curvature[s], alone.curvature, rtol=1e-13)
        np.testing.assert_allclose(ours.vertex[s], alone.vertex, rtol=1e-12, atol=1e-12)
        np.testing.assert_allclose(ours.floor[s], alone.floor, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("size", [1, 8, 40])
def test_a_fan_of_long_runs_is_that_of_descend(size: int) -> None:
    batches = [drawn_batches(199, size, 2_500, RNG(seed)) for seed in range(20)]
    ours = descend_many(NOISY, batches, 1e-5, 1.0)
    assert_same(ours, one_by_one(NOISY, batches, np.full(20, 1e-5), np.ones(20)))


def test_all_runs_may_read_the_same_rows_and_share_a_decay() -> None:
    shared, decay = drawn_batches(199, 4, 300, RNG(0)), 2e-5 / (1 + np.arange(300) / 50)
    rates, starts = np.geomspace(1e-7, 5e-5, 7), np.linspace(-3, 3, 7)
    assert_same(descend_many(NOISY, shared, rates, 1.0), one_by_one(NOISY, [shared] * 7, rates, np.ones(7)))
    assert_same(
        descend_many(NOISY, shared, decay[None], starts),
        one_by_one(NOISY, [shared] * 7, np.tile(decay, (7, 1)), starts),
    )
    assert descend_many(NOISY, shared, 1e-5, 1.0).shape == (1, 301)


def test_a_shuffled_epoch_with_its_short_last_batch_runs_beside_others_of_other_sizes() -> None:
    batches = [shuffled_batches(199, 64, 5, RNG(0)), drawn_batches(199, 1, 20, RNG(1)), full_batches(199, 20)]
    rates = np.array([1e-5, 2e-5, 3e-5])
    assert_same(descend_many(NOISY, batches, rates, 0.0), one_by_one(NOISY, batches, rates, np.zeros(3)))


@pytest.mark.parametrize("rate", [1e-4, 3e-4, 1.0, 1e100, 1e304])
def test_a_run_that_diverges_stays_where_descend_ends_it_and_the_others_go_on(rate: float) -> None:
    batches = [drawn_batches(199, 2, 1_000, RNG(seed)) for seed in range(6)]
    rates = np.array([1e-5, rate] * 3)
    w = descend_many(notes_data(), batches, rates, 1.0)
    assert np.isfinite(w).all()
    assert np.isfinite(np.quantile(w, [0.05, 0.5, 0.95], axis=0)).all()
    for ours, theirs in zip(w, one_by_one(notes_data(), batches, rates, np.ones(6)), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-9)
    assert np.abs(w[::2, -1] - 2).max() < 0.1


def test_the_parabolas_kept_give_the_runs_of_another_rate() -> None:
    batches = [drawn_batches(199, 3, 50, RNG(seed)) for seed in range(4)]
    kept = parabolas_of_many(NOISY, batches)
    for rate in (0.0, 1e-6, 1e-5):
        w = trajectories_of_many(kept, rate, 1.0, Parabola.of(NOISY).vertex)
        assert w.tolist() == descend_many(NOISY, batches, rate, 1.0).tolist()


def test_what_it_gives_cannot_be_written_to() -> None:
    kept = parabolas_of_many(NOISY, drawn_batches(199, 2, 5, RNG(0)))
    for values in (kept.curvature, kept.vertex, kept.floor, trajectories_of_many(kept, 1e-5, 1.0, 2.0)):
        with pytest.raises(ValueError, match="read-only"):
            values[0, 0] = 0.0


TWO = [full_batches(3, 4), full_batches(3, 4)]


@pytest.mark.parametrize(
    ("batches", "rates", "starts", "complaint"),
    [
        ([], 0.1, 1.0, "none at all"),
        ([full_batches(3, 4), full_batches(2, 4)], 0.1, 1.0, r"one number of rows, not of \[2, 3\]"),
        (full_batches(2, 4), 0.1, 1.0, "batches of 2 rows cannot be drawn from data of 3"),
        ([full_batches(3, 4), full_batches(3, 5)], 0.1, 1.0, "same number of updates, not 4 to 5"),
        (TWO, [0.1, 0.1, 0.1], 1.0, "2 batches, 3 learning rates and 1 starts"),
        (TWO[0], [0.1, 0.1, 0.1], [1.0, 2.0], "1 batches, 3 learning rates and 2 starts"),
        (TWO, np.full((2, 5), 0.1), 1.0, r"learning_rates must be .* not \(2, 5\)"),
        (TWO, np.full((1, 2, 4), 0.1), 1.0, "learning_rates must be"),
        (TWO, -0.1, 1.0, "not negative"),
        (TWO, [0.1, np.nan], 1.0, "finite"),
        (TWO, 0.1, [[1.0, 2.0]], r"starts must be .* not \(1, 2\)"),
        (TWO, 0.1, np.inf, "starts must be finite"),
    ],
)
def test_what_does_not_fit_is_refused(
    batches: Batches | list[Batches], rates: object, starts: object, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        descend_many(Dataset([1, 2, 3], [2, 4, 6]), batches, rates, starts)  # type: ignore[arg-type]


def test_batches_end_to_end_are_the_same_updates_in_turn() -> None:
    parts = [full_batches(4, 2), replay_batches(4, [[1], [2, 3]]), drawn_batches(4, 2, 3, RNG(0))]
    joined = concatenate(parts)
    expected = [part.rows_of(k).tolist() for part in parts for k in range(len(part))]
    assert [joined.rows_of(k).tolist() for k in range(len(joined))] == expected
    assert concatenate([full_batches(4, 2)] * 3).rows is None
