"""Descent on any cost with a gradient, in any number of weights, by any rule: one loop, many runs at once."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from gd_core.arrays import DIVERGENCE_LIMIT, Flags, Floats, read_only
from gd_core.descent import checked_rates
from gd_core.rules import Rule

Gradient = Callable[[Floats], Floats]
"""The gradient at w, of w's shape. `optimize` calls it once an update, in order: it may differ from call to call."""


@dataclass(frozen=True, eq=False)
class Trajectory:
    """What `optimize` gives: K updates from a start of any shape; all arrays are read-only and finite.

    `w` (K+1, *shape) from before the first update to after the last. `gradient` (K, *shape), which each update used,
    0 where it was not made. `diverged` (*shape) says which weights did, and so stopped where they last were.
    """

    w: Floats
    gradient: Floats
    diverged: Flags

    @property
    def updates(self) -> int:
        """K, how many updates there were, those of diverged weights included."""
        return len(self.gradient)


def optimize(
    gradient: Gradient, rule: Rule, start: ArrayLike, learning_rate: ArrayLike, updates: int
) -> Trajectory:
    """So many updates of any cost by any rule: (w, memory) ← rule.update(w, gradient(w), memory, α), from w = start.

    `start` has any shape that `gradient` takes: a number, (d,) for d weights, (S, d) for S runs at once.
    `learning_rate` α ≥ 0 is a number or an array (K,). An update that would take a weight beyond ±1e50, or
    out of the floats, is not made, nor any later one of that weight: it has diverged. The other weights go on.
    ValueError if a setting is out of its range, or the gradient has another shape than w.

    >>> from gd_core import optimize, rules
    >>> trajectory = optimize(lambda w: 2 * w, rules.plain(), start=[1.0, -4.0], learning_rate=0.25, updates=2)
    >>> trajectory.w.tolist(), trajectory.gradient.tolist()
    ([[1.0, -4.0], [0.5, -2.0], [0.25, -1.0]], [[2.0, -8.0], [1.0, -4.0]])
    """
    rates = checked_rates(learning_rate, updates)
    first = _checked_start(start)
    w, used = np.empty((updates + 1, *first.shape)), np.empty((updates, *first.shape))
    w[0], memory, diverged = first, rule.init(first), np.zeros(first.shape, dtype=np.bool_)
    with np.errstate(all="ignore"):
        for k, rate in enumerate(rates.tolist()):
            slope = _of_shape(gradient(w[k]), first)
            moved, memory = rule.update(w[k], slope, memory, rate)
            diverged |= ~(np.abs(moved) <= DIVERGENCE_LIMIT)  # a NaN has diverged too
            w[k + 1], used[k] = np.where(diverged, w[k], moved), np.where(diverged, 0.0, slope)
    return Trajectory(read_only(w), read_only(used), read_only(diverged))


def _checked_start(start: ArrayLike) -> Floats:
    w = np.array(start, dtype=np.float64)
    if not np.all(np.abs(w) <= DIVERGENCE_LIMIT):
        raise ValueError("start must be finite and within ±1e50")
    return w


def _of_shape(gradient: Floats, w: Floats) -> Floats:
    if np.shape(gradient) != w.shape:
        raise ValueError(f"the gradient has shape {np.shape(gradient)}, but w {w.shape}")
    return gradient
