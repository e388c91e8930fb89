"""What part of the plane each panel shows."""

import math

import numpy as np
from numpy.typing import NDArray

from gd_core import Parabola

HALF_WIDTHS = (1.5, 3.0, 6.0)
"""Half the width of the w axis, up to a power of ten. Round, so that a moved start rarely moves the axis."""
MARGIN = 0.04
EARLY, EARLY_HALF_WIDTH = 3, 8.0
"""A run that swings out is followed for so many updates, as far as this many times its first distance."""
DECADES_TO_ZERO = 6
"""Of the log axis below the first cost, where a cost of 0 can only be shown as lower still."""
LOWEST_POWER = -32
"""Of ten: costs below the square of a double's precision are rounding, not cost; of small costs, as a part of them."""

Floats = NDArray[np.float64]


def weight_range(best: float, farthest: float) -> tuple[float, float]:
    """The range of w around `best`: it holds `farthest`, and changes only when that leaves it.

    Of a `best` of 2 it is ±1.5 at least, and so in proportion to its power of ten.
    """
    distance, least = abs(farthest - best), math.floor(math.log10(abs(best))) if best else -math.inf
    needed = math.ceil(math.log10(distance / HALF_WIDTHS[-1])) if distance else least
    power = 10.0 ** max(needed, least) if max(needed, least) > -math.inf else 1.0
    half_width = next((r * power for r in HALF_WIDTHS if distance <= r * power), HALF_WIDTHS[-1] * power)
    return best - half_width, best + half_width


def farthest_early(w: Floats, best: float) -> float:
    """The start, or the farthest from `best` of the first few w: two or three swings of a diverging run.

    >>> farthest_early(np.array([1.0, 3.5, -0.25, 5.4, -3.1]), best=2.0)
    5.4
    """
    early, distance = w[: EARLY + 1], np.abs(w[: EARLY + 1] - best)
    shown = distance <= EARLY_HALF_WIDTH * distance[0]
    return float(early[shown][distance[shown].argmax()])


def cost_range(parabola: Parabola[float], weights: tuple[float, float]) -> list[float]:
    """The cost at the ends of the range of w, with room for the ball at the bottom, and for the words below it."""
    top = max(parabola(weights[0]), parabola(weights[1])) or 1.0
    return [-4 * MARGIN * top, top]


def log_range(losses: Floats) -> list[float]:
    """Powers of ten around every loss above 0, and well below the first where one is 0; two whole ones at least.

    Of fewer an axis names one or none, and nobody can say how far it is to anywhere.
    """
    finite = losses[np.isfinite(losses)]
    least = 10.0**LOWEST_POWER * min(1.0, float(finite.max(initial=0.0)))
    shown = finite[finite > least]
    if not len(shown):
        return [-1.0, 1.0]
    low, high = math.log10(shown.min()), math.log10(shown.max())
    if (losses <= least).any():
        low = min(low, high - DECADES_TO_ZERO)
    room = max(MARGIN * (high - low), 0.1)
    low, high = low - room, high + room
    while math.floor(high) - math.ceil(low) < 1:
        down, up = math.ceil(low) - 1 - room, math.floor(high) + 1 + room
        low, high = (down, high) if low - down <= up - high else (low, up)
    return [low, high]


def linear_range(first: float, losses: Floats) -> list[float]:
    """From 0 to the first cost, or up to four times it where drawn batches cost more; a diverging run leaves it."""
    top = min(losses.max(), 4 * first) if first > 0 else losses.max()
    top = top if 0 < top < math.inf else 1.0
    return [-MARGIN * top, top * (1 + 2 * MARGIN)]


def padded(values: Floats) -> list[float]:
    """The range of some data, from 0 on, with a margin."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 0.0)
    room = MARGIN * ((high - low) or 1.0)
    return [low - room, high + room]
