"""Gradient descent itself: one function for BGD, SGD and mini-batch, which differ only in their batches."""

from math import inf, isfinite

import numpy as np
from numpy.typing import ArrayLike

from gd_core.arrays import DIVERGENCE_LIMIT, Floats, Ints, read_only
from gd_core.batches import Batches
from gd_core.data import Dataset
from gd_core.parabola import Parabola, batch_parabolas
from gd_core.recurrence import trajectory
from gd_core.run import Run, Status, ToleranceOn


def descend(
    data: Dataset,
    batches: Batches,
    learning_rate: ArrayLike,
    start: float,
    tolerance: float | None = None,
    tolerance_on: ToleranceOn = "batch",
) -> Run:
    """Gradient descent on the cost of ŷ = w·x: w ← w − α·∂cost_B/∂w for the batches B in turn, from w = start.

    Which rows each update sees is all in which BGD, SGD and mini-batch differ. cost_B is a parabola, so an update is
    w ← w − α·curvature_B·(w − vertex_B). `learning_rate` α ≥ 0 is a number or an array (K,), one for each of the K
    batches, in units of 1/x²; `start` is in units of y/x; `tolerance` ≥ 0 is in units of y².

    The run ends after the first update whose cost before it (the batch's own, or with tolerance_on="full"
    that on all the data) is below the tolerance: CONVERGED. It ends as DIVERGED at the first w with |w − w*|
    > 1e50·max(|start − w*|, 1), which is kept, or that is not finite, which is not; that goes before a
    tolerance met in the same update. Else it ends with its batches: BUDGET. ValueError if a setting is out of
    its range, or the batches were made for another number of rows.

    >>> from gd_core import descend, full_batches, notes_data
    >>> run = descend(notes_data(), full_batches(199, 100), learning_rate=1e-5, start=1.0, tolerance=1e-5)
    >>> run.updates, run.status.name, round(float(run.w[-1]), 6), round(float(run.batch_cost[-1]), 9)
    (35, 'CONVERGED', 1.99998, 9.799e-06)
    """
    if batches.n != len(data):
        raise ValueError(f"batches of {batches.n} rows cannot be drawn from data of {len(data)}")
    rates = checked_rates(learning_rate, len(batches))
    _check(start, tolerance, tolerance_on)
    whole = Parabola.of(data)
    parabolas = batch_parabolas(data, batches, whole)
    with np.errstate(over="ignore"):
        w = trajectory(rates * parabolas.curvature, parabolas.vertex, float(start), whole.vertex)
    watched = parabolas if tolerance_on == "batch" else whole
    updates, status = _end(w, whole.vertex, watched, tolerance)
    return Run(
        data=data,
        batches=batches.first(updates),
        learning_rate=rates[:updates],
        w=read_only(w[: updates + 1]),
        status=status,
        tolerance=tolerance,
        tolerance_on=tolerance_on,
        data_parabola=whole,
        parabolas=parabolas.first(updates),
    )


def checked_rates(learning_rate: ArrayLike, updates: int) -> Floats:
    """The learning rate of each update, read-only (updates,), from a number or such an array of them.

    ValueError for another shape, or a rate that is negative or not finite.
    """
    rates = np.array(learning_rate, dtype=np.float64)
    if rates.ndim and rates.shape != (updates,):
        raise ValueError(f"learning_rate must be a number or have shape ({updates},), not {rates.shape}")
    if not np.all((rates >= 0) & (rates < inf)):
        raise ValueError("learning_rate must be finite and not negative")
    return read_only(np.broadcast_to(rates, (updates,)))


def _check(start: float, tolerance: float | None, tolerance_on: str) -> None:
    if not isfinite(start):
        raise ValueError(f"start must be finite, not {start}")
    if tolerance is not None and not tolerance >= 0:
        raise ValueError(f"tolerance must not be negative, nor NaN: {tolerance}")
    if tolerance_on not in ("batch", "full"):
        raise ValueError(f'tolerance_on must be "batch" or "full", not {tolerance_on!r}')


def _end(
    w: Floats, optimum: float, watched: Parabola[float] | Parabola[Floats], tolerance: float | None
) -> tuple[int, Status]:
    """How many updates the run has, and why it ends there."""
    converged = _first_below(watched(w[:-1]), tolerance) if tolerance is not None else len(w)
    diverged = int(first_diverged(w, optimum))
    if diverged <= converged and diverged < len(w):
        return (diverged if isfinite(w[diverged]) else diverged - 1), Status.DIVERGED
    if converged < len(w):
        return converged, Status.CONVERGED
    return len(w) - 1, Status.BUDGET


def _first_below(costs: Floats, tolerance: float) -> int:
    """The number of updates after which the run ends; more than there are if it goes on."""
    below = costs < tolerance
    return int(below.argmax()) + 1 if below.any() else len(costs) + 1


def first_diverged(w: Floats, optimum: float) -> Ints:
    """The index (…) along the first axis of w (K+1, …) of the first that has diverged; K+1 where none has.

    Diverged means not finite, or farther from `optimum` than 1e50 times the first distance from there (or 1).
    """
    with np.errstate(all="ignore"):
        unit = np.maximum(np.abs(w[0] - optimum), 1.0)
        limit = np.minimum(DIVERGENCE_LIMIT * unit, np.finfo(np.float64).max)
        low, high = optimum - limit, optimum + limit
        if np.all((w.min(axis=0) >= low) & (w.max(axis=0) <= high)):  # false with a NaN
            return np.full(w.shape[1:], len(w))
        near = np.abs(w - optimum) <= limit
    return np.where(near.all(axis=0), len(w), near.argmin(axis=0))
