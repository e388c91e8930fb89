"""One loop for any cost and any number of weights: against `descend`, and against a loop written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Dataset, Rule, Run, descend, optimize
from gd_core.arrays import DIVERGENCE_LIMIT, Floats
from gd_core.optimization import Gradient
from gd_core.rules import RULES, plain
from tests.core.strategies import batches_of, datasets, numbers

every = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def drawn_gradients(run: Run) -> Gradient:
    """At each call the gradient of the next drawn batch, for one run."""
    drawn = zip(run.parabolas.curvature, run.parabolas.vertex, strict=True)

    def gradient(w: Floats) -> Floats:
        curvature, vertex = next(drawn)
        return np.asarray(curvature * (w - vertex))

    return gradient


@given(st.data(), datasets(), numbers)
def test_the_plain_rule_is_descend_for_all_data_single_rows_and_mini_batches(
    draw: st.DataObject, data: Dataset, start: float
) -> None:
    batches = draw.draw(batches_of(len(data)))
    largest = float(np.max(data.x**2)) or 1.0
    rates = [draw.draw(st.floats(0, 1)) / largest for _ in range(len(batches))]
    run = descend(data, batches, rates, start)
    trajectory = optimize(drawn_gradients(run), plain(), start, rates, len(batches))
    scale = 1e-9 * max(1e-300, float(np.abs(run.w).max()))
    np.testing.assert_allclose(trajectory.w, run.w, rtol=0, atol=scale)
    np.testing.assert_allclose(trajectory.gradient, run.gradient, rtol=1e-7, atol=1e-7)
    assert trajectory.updates == run.updates and not trajectory.diverged


@every
def test_many_runs_at_once_are_the_same_runs_one_by_one(rule: Rule) -> None:
    starts = np.random.default_rng(0).normal(size=(5, 2))

    def gradient(w: Floats) -> Floats:
        return np.stack([4 * w[..., 0] ** 3 + w[..., 1], w[..., 0] + 3 * w[..., 1]], axis=-1)

    together = optimize(gradient, rule, starts, 0.01, 40)
    for s, start in enumerate(starts):
        alone = optimize(gradient, rule, start, 0.01, 40)
        np.testing.assert_allclose(together.w[:, s], alone.w, rtol=1e-12)
        np.testing.assert_allclose(together.gradient[:, s], alone.gradient, rtol=1e-12)


@every
def test_a_weight_that_leaves_stops_where_it_last_was_and_the_others_go_on(rule: Rule) -> None:
    trajectory = optimize(lambda w: 4 * w**3, rule, [1e40, 0.1], 0.01, 100)
    assert np.isfinite(trajectory.w).all() and np.isfinite(trajectory.gradient).all()
    assert np.abs(trajectory.w).max() <= DIVERGENCE_LIMIT
    alone = optimize(lambda w: 4 * w**3, rule, 0.1, 0.01, 100)
    np.testing.assert_allclose(trajectory.w[:, 1], alone.w, rtol=1e-9)
    assert not trajectory.diverged[1]


def test_a_run_that_leaves_has_the_updates_up_to_there_and_then_rests() -> None:
    trajectory, w = optimize(lambda w: 2 * w, plain(), 1.0, 50.5, 60), [1.0]
    while abs(-100 * w[-1]) <= DIVERGENCE_LIMIT:
        w.append(-100 * w[-1])
    made = len(w) - 1
    assert trajectory.diverged and made == 25
    np.testing.assert_allclose(trajectory.w[: made + 1], w, rtol=1e-12)
    assert (trajectory.w[made:] == trajectory.w[made]).all()
    np.testing.assert_array_equal(trajectory.gradient[:made], 2 * trajectory.w[:made])
    assert (trajectory.gradient[made:] == 0).all()


def test_a_gradient_out_of_the_floats_ends_a_run_without_a_nan() -> None:
    for bad in (np.inf, -np.inf, np.nan):
        trajectory = optimize(lambda w, bad=bad: np.where(w > 2, bad, -1.0), plain(), 0.0, 1.0, 6)  # type: ignore[misc]
        assert trajectory.w.tolist() == [0, 1, 2, 3, 3, 3, 3] and trajectory.diverged


def test_a_rate_per_update_and_no_update_at_all() -> None:
    assert optimize(np.ones_like, plain(), 0.0, [1.0, 2.0, 0.5], 3).w.tolist() == [0, -1, -3, -3.5]
    nothing = optimize(np.ones_like, plain(), [1.0, 2.0], 0.1, 0)
    assert nothing.w.tolist() == [[1.0, 2.0]] and nothing.updates == 0


def test_a_path_cannot_be_written_to_and_the_start_is_copied() -> None:
    start = np.array([1.0, 2.0])
    trajectory = optimize(np.ones_like, plain(), start, 0.1, 2)
    start[:] = 9
    assert trajectory.w[0].tolist() == [1, 2]
    for array in (trajectory.w, trajectory.gradient, trajectory.diverged):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


@pytest.mark.parametrize("start", [np.nan, np.inf, [0.0, 2e50]])
def test_a_start_out_of_range_is_refused(start: object) -> None:
    with pytest.raises(ValueError, match="start"):
        optimize(np.ones_like, plain(), start, 0.1, 2)  # type: ignore[arg-type]


@pytest.mark.parametrize("rate", [-1.0, np.nan, np.inf, [0.1, 0.1, 0.1]])
def test_a_learning_rate_out_of_range_is_refused(rate: object) -> None:
    with pytest.raises(ValueError, match="learning_rate"):
        optimize(np.ones_like, plain(), 1.0, rate, 2)  # type: ignore[arg-type]


def test_a_gradient_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="shape"):
        optimize(lambda w: w.sum(), plain(), [1.0, 2.0], 0.1, 2)
