"""Exhaustive search: the cost at each point of a grid; what that takes, and what descent takes instead."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, inf, log, log1p, log10

import numpy as np

from gd_core.arrays import Floats, Ints, read_only
from gd_core.parabola import Parabola


@dataclass(frozen=True, eq=False)
class Search:
    """What `grid_search` gives for P points, in the order of the search: read-only arrays (P,).

    `w`, the grid; `cost` at each; `best`, the index of the lowest cost so far, the first of equals.
    """

    w: Floats
    cost: Floats
    best: Ints

    @property
    def evaluations(self) -> int:
        """P, how many costs were computed."""
        return len(self.w)


def grid_search(cost: Callable[[Floats], Floats], low: float, high: float, points: int) -> Search:
    """Exhaustive search: the cost at `points` equally spaced w from low to high, both included.

    `cost` gives the costs (P,) of an array w (P,): a Parabola, or a Landscape's cost. ValueError unless low < high,
    both finite, and points ≥ 2.

    >>> from gd_core import Parabola, notes_data
    >>> search = grid_search(Parabola.of(notes_data()), low=0.0, high=5.0, points=6)
    >>> search.w.tolist(), search.best.tolist()
    ([0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [0, 1, 2, 2, 2, 2])
    """
    _check(low, high)
    if points < 2:
        raise ValueError(f"a grid from low to high has at least 2 points, not {points}")
    w = np.linspace(low, high, points)
    costs = np.array(cost(w))
    return Search(read_only(w), read_only(costs), read_only(_best_so_far(costs)))


def _best_so_far(costs: Floats) -> Ints:
    lower = costs[1:] < np.minimum.accumulate(costs)[:-1]
    return np.maximum.accumulate(np.where(np.append(False, lower), np.arange(len(costs)), 0))


def grid_points_for(low: float, high: float, accuracy: float) -> int:
    """The fewest grid points from low to high with one within `accuracy` of every w between (to rounding).

    That is a spacing of at most 2·accuracy: ⌈(high − low)/(2·accuracy)⌉ + 1. ValueError unless low < high, both finite,
    and accuracy > 0 and not too small to divide by.

    >>> [grid_points_for(0.0, 4.0, accuracy) for accuracy in (0.1, 0.01, 1e-3)]
    [21, 201, 2001]
    """
    _check(low, high)
    if not accuracy > 0 or not (high - low) / accuracy < inf:
        raise ValueError(f"accuracy must be greater than 0, and not too small to divide by: {accuracy}")
    spacings = (high - low) / accuracy / 2
    return ceil(spacings * (1 - 1e-12)) + 1  # else 0.1 would sometimes cost a point for its last digit


def grid_cost(points: int, weights: int) -> int:
    """pointsʷᵉⁱᵍʰᵗˢ: how many costs exhaustive search takes, with so many points along each weight; exact.

    >>> grid_cost(201, 3)
    8120601
    """
    return int(points**weights)


def log10_grid_cost(points: int, weights: int) -> float:
    """log₁₀(pointsʷᵉⁱᵍʰᵗˢ): how many costs exhaustive search takes, where the number has too many digits to be written.

    >>> round(log10_grid_cost(201, 10**6))
    2303196
    """
    return weights * log10(points)


def descent_updates_for(
    parabola: Parabola[float], learning_rate: float, start: float, accuracy: float
) -> int | None:
    """The number of BGD updates until |w − w*| ≤ accuracy; None if that never comes.

    `parabola` is that of all the data, L its curvature and w* its vertex. Each update multiplies the distance by
    |1 − α·L|, so it is ⌈log(accuracy/|start − w*|) / log|1 − α·L|⌉; 0 from a start near enough, 1 at α = 1/L. Where
    the quotient is a whole number, rounding may add 1. ValueError unless accuracy > 0.

    >>> from gd_core import Parabola, notes_data
    >>> descent_updates_for(Parabola.of(notes_data()), learning_rate=1e-5, start=1.0, accuracy=1e-3)
    23
    """
    if not accuracy > 0:
        raise ValueError(f"accuracy must be greater than 0: {accuracy}")
    distance, decrease = abs(start - parabola.vertex), learning_rate * parabola.curvature
    if distance <= accuracy:
        return 0
    if decrease == 1:
        return 1
    if abs(1 - decrease) >= 1:
        return None
    return ceil((log(accuracy) - log(distance)) / _log_of_factor(decrease))


def _log_of_factor(decrease: float) -> float:
    """log|1 − decrease|, exact for a small decrease too."""
    return log1p(-decrease) if decrease < 1 else log(decrease - 1)


def _check(low: float, high: float) -> None:
    if not 0 < high - low < inf:
        raise ValueError(f"low must be below high, both finite: {low}, {high}")
