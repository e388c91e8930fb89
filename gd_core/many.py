"""Many descents at once on the same data: one run a seed, a learning rate, a start, or any mix of them."""

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import ArrayLike

from gd_core.arrays import Floats, read_only
from gd_core.batches import Batches, concatenate
from gd_core.data import Dataset
from gd_core.descent import first_diverged
from gd_core.parabola import Parabola, batch_parabolas
from gd_core.recurrence import trajectories


def descend_many(
    data: Dataset, batches: Batches | Sequence[Batches], learning_rates: ArrayLike, starts: ArrayLike
) -> Floats:
    """w (S, K+1) of S runs of K updates each: every row is the w that `descend` gives, to rounding.

    `batches` is one Batches, whose rows every run reads, or one for each run, with K updates each; sizes may differ.
    `learning_rates` ≥ 0, in units of 1/x², is a number, an array (S,) with one per run, or (S, K) or (1, K) with one
    per update; `starts`, in units of y/x, is a number or an array (S,). Whatever has one run is shared by all.
    Nothing stops a run but divergence: where `descend` would end it as DIVERGED, it stays at that w. So every w is
    finite.

    It is `trajectories_of_many` on `parabolas_of_many`: keep what the second gives while only α or the start changes.
    ValueError if the numbers of runs, updates or rows do not fit, or a setting is out of its range.

    >>> from gd_core import descend_many, full_batches, notes_data
    >>> w = descend_many(notes_data(), full_batches(199, 2), learning_rates=[0.5 / 26600, 1 / 26600], starts=1.0)
    >>> w.round(9).tolist()
    [[1.0, 1.5, 1.75], [1.0, 2.0, 2.0]]
    """
    optimum = Parabola.of(data).vertex
    return trajectories_of_many(parabolas_of_many(data, batches), learning_rates, starts, optimum)


def parabolas_of_many(data: Dataset, batches: Batches | Sequence[Batches]) -> Parabola[Floats]:
    """The parabola of each batch of each run, as arrays (S, K), or (1, K) from one Batches; read-only.

    `batches` is one Batches, or one for each of S runs, with K updates each. In memory all runs of an update lie
    together, as `trajectories_of_many` reads them. ValueError if the numbers of updates or of rows do not fit.
    """
    parts = [batches] if isinstance(batches, Batches) else list(batches)
    joined = concatenate(parts)
    if joined.n != len(data):
        raise ValueError(f"batches of {joined.n} rows cannot be drawn from data of {len(data)}")
    updates = sorted({len(part) for part in parts})
    if len(updates) > 1:
        raise ValueError(f"every run must have the same number of updates, not {updates[0]} to {updates[-1]}")
    parabolas = batch_parabolas(data, joined, Parabola.of(data))
    by_run = (
        values.reshape(len(parts), updates[0])
        for values in (parabolas.curvature, parabolas.vertex, parabolas.floor)
    )
    return Parabola(*(read_only(np.array(values.T, order="C")).T for values in by_run))


def trajectories_of_many(
    parabolas: Parabola[Floats], learning_rates: ArrayLike, starts: ArrayLike, optimum: float
) -> Floats:
    """w (S, K+1) of S runs of K updates each down the `parabolas` (S, K) or (1, K) that `parabolas_of_many` gives.

    `learning_rates` ≥ 0, in units of 1/x², is a number, (S,), (S, K) or (1, K); `starts`, in units of y/x, is a number
    or (S,); `optimum` is the vertex of the parabola of all the data. A run that diverges stays where it did, so every
    w is finite. The result is read-only, and in memory all runs of an update lie together. ValueError if the numbers
    of runs or updates do not fit, or a setting is out of its range.
    """
    updates = parabolas.curvature.shape[1]
    rates, first = _checked_rates(learning_rates, updates), _checked_starts(starts)
    runs = _number_of_runs(len(parabolas.curvature), len(rates), len(first))
    with np.errstate(over="ignore"):
        steps = np.multiply(rates.T, parabolas.curvature.T, order="C")
    w = trajectories(steps, parabolas.vertex.T, np.broadcast_to(first, (runs,)))
    return read_only(_held_where_they_diverge(w, optimum)).T


def _held_where_they_diverge(w: Floats, optimum: float) -> Floats:
    """Each run (K+1, S), but from the w on at which `descend` ends it as diverged it stays there."""
    last = len(w) - 1
    diverged = first_diverged(w, optimum)
    if np.all(diverged > last):
        return w
    end = np.minimum(diverged, last)
    end -= ~np.isfinite(w[end, np.arange(w.shape[1])])
    return np.take_along_axis(w, np.minimum(np.arange(len(w))[:, None], end), axis=0)


def _checked_rates(learning_rates: ArrayLike, updates: int) -> Floats:
    """(S or 1, K or 1)."""
    rates = np.asarray(learning_rates, dtype=np.float64)
    if rates.ndim > 2 or (rates.ndim == 2 and rates.shape[1] != updates):
        raise ValueError(f"learning_rates must be a number, (S,) or (S, {updates}), not {rates.shape}")
    if not np.all((rates >= 0) & (rates < inf)):
        raise ValueError("learning_rates must be finite and not negative")
    return rates if rates.ndim == 2 else rates.reshape(-1, 1)


def _checked_starts(starts: ArrayLike) -> Floats:
    """(S or 1,)."""
    first = np.asarray(starts, dtype=np.float64)
    if first.ndim > 1:
        raise ValueError(f"starts must be a number or have shape (S,), not {first.shape}")
    if not np.all(np.isfinite(first)):
        raise ValueError("starts must be finite")
    return first.reshape(-1)


def _number_of_runs(of_batches: int, of_rates: int, of_starts: int) -> int:
    counts = {of_batches, of_rates, of_starts} - {1}
    if len(counts) > 1:
        raise ValueError(
            f"{of_batches} batches, {of_rates} learning rates and {of_starts} starts: how many runs are these?"
        )
    return counts.pop() if counts else 1
