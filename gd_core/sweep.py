"""What becomes of the same draws at each of many learning rates, measured."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from gd_core.arrays import Flags, Floats, read_only
from gd_core.batches import Batches
from gd_core.data import Dataset
from gd_core.many import descend_many, trajectories_of_many
from gd_core.parabola import Parabola


@dataclass(frozen=True, eq=False)
class RateSweep:
    """What `rate_sweep` gives for A learning rates and S runs each: read-only arrays (A, S).

    `final_cost`, on all the data after the last update, in the units of y²; inf where no float holds it.
    `updates_to_tolerance`, after how many updates the cost on all the data was first below the tolerance; inf
    for never. `went_farther`, whether the run was ever farther from the optimum than at its start.
    """

    final_cost: Floats
    updates_to_tolerance: Floats
    went_farther: Flags


def rate_sweep(
    parabolas: Parabola[Floats],
    whole: Parabola[float],
    learning_rates: ArrayLike,
    start: float,
    tolerance: float,
) -> RateSweep:
    """What becomes, at each of the learning rates (A,), of S runs down the same `parabolas` (S, K) or (1, K).

    `parabolas` is what `parabolas_of_many` gives; `whole` is the parabola of all the data; `learning_rates` ≥ 0 are
    in units of 1/x², `start` in units of y/x, `tolerance` ≥ 0 in units of y². A run that diverges stays where it did.
    ValueError if a setting is out of its range.

    >>> from gd_core import Parabola, full_batches, notes_data, parabolas_of_many, rate_sweep
    >>> data = notes_data()
    >>> parabolas = parabolas_of_many(data, full_batches(199, 50))
    >>> sweep = rate_sweep(parabolas, Parabola.of(data), [1e-5, 1e-4], start=1.0, tolerance=1e-5)
    >>> sweep.updates_to_tolerance[:, 0].tolist(), sweep.went_farther[:, 0].tolist()
    ([34.0, inf], [False, True])
    """
    rates = np.asarray(learning_rates, dtype=np.float64)
    if rates.ndim != 1:
        raise ValueError(f"learning_rates must have shape (A,), not {rates.shape}")
    if not tolerance >= 0:
        raise ValueError(f"tolerance must not be negative, nor NaN: {tolerance}")
    shape = len(rates), len(parabolas.curvature)
    final, updates, farther = np.empty(shape), np.empty(shape), np.empty(shape, dtype=np.bool_)
    # Of a single run all rates at once, as a loop over the updates takes as long for one as for many; else one by
    # one, within the cache.
    parts = [(np.s_[:, 0], rates)] if shape[1] == 1 else enumerate(rates)
    for at, some in parts:
        w = trajectories_of_many(parabolas, some, start, whole.vertex).T
        final[at], updates[at], farther[at] = _measured(w, whole, tolerance)
    return RateSweep(read_only(final), read_only(updates), read_only(farther))


def _measured(w: Floats, whole: Parabola[float], tolerance: float) -> tuple[Floats, Floats, Flags]:
    """What `RateSweep` says of the runs w (K+1, S)."""
    cost = whole(w)
    return cost[-1], _first(cost < tolerance), _went_farther(w, whole.vertex)


def _went_farther(w: Floats, optimum: float) -> Flags:
    with np.errstate(over="ignore"):
        distance = np.abs(w - optimum)
    farther: Flags = distance.max(axis=0) > distance[0]
    return farther


class BestRate(NamedTuple):
    """What `best_rate` gives: the learning rate that needs the fewest samples.

    `samples`, how many rows it reads until it is within the target for good; `updates`, after how many updates.
    """

    learning_rate: float
    samples: int
    updates: int


def best_rate(
    data: Dataset, batches: Batches, start: float, target: float, learning_rates: ArrayLike
) -> BestRate | None:
    """Which learning rate brings the cost on all the data within `target` of its least in the fewest samples, for good.

    `learning_rates` (A,) ≥ 0 are in units of 1/x², `start` in units of y/x, `target` in units of y². For good is to
    the end of these batches: a noisy run that only passes by has not got there. The first of equals; None where none
    does. ValueError if a setting is out of its range, or the batches were made for another number of rows.

    >>> from gd_core import best_rate, full_batches, notes_data
    >>> best_rate(notes_data(), full_batches(199, 50), 1.0, target=1e-5, learning_rates=[1e-5, 3e-5, 1e-4])
    BestRate(learning_rate=3e-05, samples=1393, updates=7)
    """
    rates = np.asarray(learning_rates, dtype=np.float64)
    if rates.ndim != 1:
        raise ValueError(f"learning_rates must have shape (A,), not {rates.shape}")
    if np.isnan(target):
        raise ValueError("target must not be NaN")
    w = descend_many(data, batches, rates, start)
    needed = _last(Parabola.of(data).excess()(w.T) > target) + 1
    needed[needed > len(batches)] = np.inf
    if not np.isfinite(needed).any():
        return None
    best = int(needed.argmin())
    updates = int(needed[best])
    return BestRate(float(rates[best]), int(batches.samples_seen[updates]), updates)


def _first(reached: Flags) -> Floats:
    """For each run of (K+1, S), the first update after which it is true; inf where it never is."""
    return np.where(reached.any(axis=0), reached.argmax(axis=0), np.inf)


def _last(above: Flags) -> Floats:
    """For each run of (K+1, S), the last update after which it is true; −1 where it never is."""
    last = len(above) - 1 - above[::-1].argmax(axis=0)
    return np.where(above.any(axis=0), last, -1).astype(np.float64)
