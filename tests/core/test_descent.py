"""One descent for all methods, against a plain loop, and what a run tells."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import (
    Dataset,
    Parabola,
    Run,
    Status,
    descend,
    drawn_batches,
    full_batches,
    linear_data,
    notes_data,
    recurrence,
    shuffled_batches,
)
from gd_core.parabola import batch_parabolas
from tests.core import plain
from tests.core.strategies import batches_of, datasets, numbers

RNG = np.random.default_rng
NOISY = linear_data(np.arange(1.0, 200.0), 2, 20, RNG(0))


def assert_close(ours: np.ndarray, reference: list[float] | np.ndarray) -> None:
    """To 1e-9 of the largest value on the way: where w crosses 0 it has no relative digits."""
    np.testing.assert_allclose(ours, reference, rtol=0, atol=1e-9 * max(1e-300, np.abs(reference).max()))


@given(st.data(), datasets(), numbers)
def test_a_run_is_what_a_plain_loop_computes(draw: st.DataObject, data: Dataset, start: float) -> None:
    batches = draw.draw(batches_of(len(data)))
    largest = float(np.max(data.x**2)) or 1.0
    rates = [draw.draw(st.floats(0, 1)) / largest for _ in range(len(batches))]
    x, y, rows = data.x.tolist(), data.y.tolist(), [batches.rows_of(k).tolist() for k in range(len(batches))]

    run = descend(data, batches, rates, start)
    path = plain.descent(x, y, rows, rates, start)
    assert run.updates == len(batches)
    assert_close(run.w, path)
    costs = [plain.cost(x, y, range(len(data)), w) for w in path]
    np.testing.assert_allclose(run.cost, costs, rtol=1e-7, atol=1e-9)
    for k, batch in enumerate(rows):
        assert run.batch_cost[k] == pytest.approx(plain.cost(x, y, batch, path[k]), rel=1e-7, abs=1e-9)
        assert run.gradient[k] == pytest.approx(plain.gradient(x, y, batch, path[k]), rel=1e-7, abs=1e-7)


@pytest.mark.parametrize("batch_size", [1, 2, 64, 199])
def test_a_long_run_computed_in_blocks_is_the_plain_loop_too(batch_size: int) -> None:
    batches = shuffled_batches(199, batch_size, 5_000 * batch_size // 199 + 10, RNG(1))
    rates = 2e-5 / (1 + np.arange(len(batches)) / 3_000)
    parabolas = batch_parabolas(NOISY, batches, Parabola.of(NOISY))
    path, w = [1.0], 1.0
    for rate, curvature, vertex in zip(rates, parabolas.curvature, parabolas.vertex, strict=True):
        w -= rate * curvature * (w - vertex)
        path.append(w)
    assert_close(descend(NOISY, batches, rates, 1.0).w, path)


@pytest.mark.parametrize("rate", [1e-9, 1e-5, 3e-5, 5e-5, 7e-5, 7.8e-5])
@pytest.mark.parametrize("data", [NOISY, notes_data()], ids=["noise", "no noise"])
@pytest.mark.parametrize("updates", [2_000, 2_001, 131_072 + 2_500])
def test_blocks_agree_with_the_loop_whether_or_not_they_are_safe(
    data: Dataset, rate: float, updates: int
) -> None:
    batches = drawn_batches(199, 1, updates, RNG(3))
    parabolas = batch_parabolas(data, batches, Parabola.of(data))
    loop = recurrence._loop(rate * parabolas.curvature, parabolas.vertex, 1.0)
    ours = descend(data, batches, rate, 1.0).w
    np.testing.assert_allclose(ours, loop[: len(ours)], rtol=1e-9, atol=1e-9)


def test_without_noise_a_long_run_keeps_the_digits_of_its_distance_from_the_bottom() -> None:
    batches = drawn_batches(199, 1, 2_500, RNG(3))
    run = descend(notes_data(), batches, 1e-7, 1.0)
    factors = 1 - 1e-7 * run.parabolas.curvature
    np.testing.assert_allclose(run.w[1:] - 2, -np.cumprod(factors), rtol=1e-12, atol=1e-15)


def test_a_bottom_very_far_away_does_not_cost_the_digits_of_w() -> None:
    data = Dataset([1e-3, 2e-3], [1e9, 2e9])
    batches = drawn_batches(2, 1, 4_000, RNG(0))
    x, y = data.x.tolist(), data.y.tolist()
    rows = [batches.rows_of(k).tolist() for k in range(4_000)]
    np.testing.assert_allclose(
        descend(data, batches, 1e-12, 1.0).w, plain.descent(x, y, rows, [1e-12] * 4_000, 1.0), rtol=1e-9
    )


@given(datasets(), numbers, st.floats(0, 0.999))
def test_below_its_limit_bgd_never_raises_the_cost(data: Dataset, start: float, part: float) -> None:
    limit = 2 / (2 * float(np.mean(data.x**2)) or 1.0)
    cost = descend(data, full_batches(len(data), 30), part * limit, start).cost
    assert np.all(np.diff(cost) <= 1e-12 * cost[:-1])


def test_a_batch_of_all_rows_is_bgd_whatever_the_seed() -> None:
    runs = [
        descend(NOISY, batches, 1e-5, 1.0)
        for batches in (
            full_batches(199, 9),
            shuffled_batches(199, 199, 9, RNG(0)),
            drawn_batches(199, 199, 9, RNG(1)),
        )
    ]
    assert runs[0].w.tolist() == runs[1].w.tolist() == runs[2].w.tolist()


def test_the_same_batches_give_the_same_run_again() -> None:
    batches = drawn_batches(199, 4, 300, RNG(5))
    first, again = (descend(NOISY, batches, 1e-5, 1.0) for _ in range(2))
    redrawn = descend(NOISY, drawn_batches(199, 4, 300, RNG(5)), 1e-5, 1.0)
    assert first.w.tolist() == again.w.tolist() == redrawn.w.tolist()


def test_a_rate_of_one_over_the_curvature_needs_one_update_and_the_notes_rule_a_second() -> None:
    run = descend(notes_data(), full_batches(199, 100), 1 / 26600, 1.0, tolerance=1e-5)
    assert run.w.tolist() == pytest.approx([1.0, 2.0, 2.0])


def test_a_run_counts_rows_and_epochs() -> None:
    run = descend(notes_data(), shuffled_batches(199, 64, 2, RNG(0)), 1e-6, 1.0)
    assert run.samples_seen.tolist() == [0, 64, 128, 192, 199, 263, 327, 391, 398]
    assert run.epochs[4] == 1.0
    assert len(run.rows_of(3)) == 7


def test_a_run_cut_short_is_cut_everywhere() -> None:
    run = descend(NOISY, drawn_batches(199, 2, 500, RNG(0)), np.full(500, 1e-5), 1.0, tolerance=1e3)
    k = run.updates
    assert 0 < k < 500
    assert len(run.batches) == len(run.learning_rate) == len(run.gradient) == len(run.batch_cost) == k
    assert len(run.w) == len(run.cost) == len(run.samples_seen) == len(run.epochs) == k + 1
    assert len(run.parabolas.curvature) == len(run.parabolas.vertex) == len(run.parabolas.floor) == k
    assert run.status is Status.CONVERGED


def test_what_a_run_holds_cannot_be_written_to() -> None:
    run: Run = descend(notes_data(), full_batches(199, 3), 1e-5, 1.0)
    for series in (run.w, run.cost, run.batch_cost, run.gradient, run.learning_rate, run.epochs):
        with pytest.raises(ValueError, match="read-only"):
            series[0] = 0.0
