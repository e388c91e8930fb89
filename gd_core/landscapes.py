"""Costs that are no parabola in one weight: local minima, a plateau, a bowl, a saddle point, a curved valley.

A power is written as a product: then a polynomial here has the same bits on every processor, and in JavaScript
(static/player/landscape.js), which `pow` has not.
"""

from math import inf

import numpy as np

from gd_core.arrays import Floats
from gd_core.data import Dataset
from gd_core.landscape import CriticalKind, CriticalPoint, Landscape, LandscapeName, Trap

SHALLOW = Landscape(
    LandscapeName.SHALLOW,
    cost=lambda w: ((((3 * w - 1) * w - 6) * w + 3) * w + 5) / 12,
    gradient=lambda w: (w * w - 1) * (w - 0.25),
    low=-2.0,
    high=2.0,
    start=1.9,
    learning_rate=0.05,
    critical=(
        CriticalPoint(-1.0, CriticalKind.MINIMUM),
        CriticalPoint(0.25, CriticalKind.MAXIMUM),
        CriticalPoint(1.0, CriticalKind.MINIMUM),
    ),
    trap=Trap(1.0, within=(0.25, inf)),
)
"""A shallow minimum at 1, of cost 1/3, behind a barrier 0.114 high; the deeper one at −1 costs 0."""

_SIDE, _TOP, _OUTER = 2.9897818149298603, 1.6538716095474983, 4.972608349187881

SEVERAL = Landscape(
    LandscapeName.SEVERAL,
    cost=lambda w: 0.1 * w**2 + 1 - np.cos(2 * w),
    gradient=lambda w: 0.2 * w + 2 * np.sin(2 * w),
    low=-5.5,
    high=5.5,
    start=4.8,
    learning_rate=0.05,
    critical=(
        CriticalPoint(-_OUTER, CriticalKind.MAXIMUM),
        CriticalPoint(-_SIDE, CriticalKind.MINIMUM),
        CriticalPoint(-_TOP, CriticalKind.MAXIMUM),
        CriticalPoint(0.0, CriticalKind.MINIMUM),
        CriticalPoint(_TOP, CriticalKind.MAXIMUM),
        CriticalPoint(_SIDE, CriticalKind.MINIMUM),
        CriticalPoint(_OUTER, CriticalKind.MAXIMUM),
    ),
    trap=Trap(_SIDE, within=(_TOP, _OUTER)),
)
"""A parabola with bumps: the lowest minimum, of cost 0, at 0, and one of cost 0.94 on either side."""

PLATEAU = Landscape(
    LandscapeName.PLATEAU,
    cost=lambda w: 1 - np.exp(-(w**2) / 2),
    gradient=lambda w: w * np.exp(-(w**2) / 2),
    low=-4.5,
    high=4.5,
    start=3.5,
    learning_rate=0.5,
    critical=(CriticalPoint(0.0, CriticalKind.MINIMUM),),
)
"""Nearly flat far out, where the gradient is all but 0 without a minimum near."""

BOWL_DATA = Dataset([0, 0.5, 1, 1.5, 2], [1, 2, 3, 4, 5])
"""Five rows on y = 2x + 1."""


def _bowl_cost(w: Floats) -> Floats:
    """mean((a·x + c)²) of a = w₁ − 2 and c = w₂ − 1, where mean(x) = 1 and mean(x²) = 1.5."""
    a, c = w[..., 0] - 2, w[..., 1] - 1
    return (a + c) * (a + c) + 0.5 * a * a


def _bowl_gradient(w: Floats) -> Floats:
    a, c = w[..., 0] - 2, w[..., 1] - 1
    return np.stack([2 * (a + c) + a, 2 * (a + c)], axis=-1)


BOWL = Landscape(
    LandscapeName.BOWL,
    cost=_bowl_cost,
    gradient=_bowl_gradient,
    low=(-1.0, -2.0),
    high=(5.0, 4.0),
    start=(4.5, -1.0),
    learning_rate=0.1,
    critical=(CriticalPoint((2.0, 1.0), CriticalKind.MINIMUM),),
)
"""The cost of ŷ = w·x + b on BOWL_DATA, its two weights w and b: curvatures 4.56 and 0.44."""


def _saddle_cost(w: Floats) -> Floats:
    a, b = w[..., 0], w[..., 1]
    return (a * a - 1) * (a * a - 1) / 4 + b * b / 2


def _saddle_gradient(w: Floats) -> Floats:
    a, b = w[..., 0], w[..., 1]
    return np.stack([a * a * a - a, b], axis=-1)


SADDLE = Landscape(
    LandscapeName.SADDLE,
    cost=_saddle_cost,
    gradient=_saddle_gradient,
    low=(-1.8, -1.5),
    high=(1.8, 1.5),
    start=(0.0, 1.2),
    learning_rate=0.1,
    critical=(
        CriticalPoint((-1.0, 0.0), CriticalKind.MINIMUM),
        CriticalPoint((0.0, 0.0), CriticalKind.SADDLE),
        CriticalPoint((1.0, 0.0), CriticalKind.MINIMUM),
    ),
    trap=Trap((0.0, 0.0), within=(-0.5, 0.5)),
)
"""Two minima and a saddle point between, into which the ridge w₁ = 0 leads.

Nesterov, Introductory Lectures on Convex Optimization (2004), example 1.2.2, its weights swapped, plus 1/4.
"""


def _valley_cost(w: Floats) -> Floats:
    a, b = w[..., 0], w[..., 1]
    return (1 - a) * (1 - a) + 4 * (b - a * a) * (b - a * a)


def _valley_gradient(w: Floats) -> Floats:
    a, b = w[..., 0], w[..., 1]
    return np.stack([2 * (a - 1) - 16 * a * (b - a * a), 8 * (b - a * a)], axis=-1)


VALLEY = Landscape(
    LandscapeName.VALLEY,
    cost=_valley_cost,
    gradient=_valley_gradient,
    low=(-1.6, -0.8),
    high=(1.6, 2.0),
    start=(-1.2, 1.0),
    learning_rate=0.025,
    critical=(CriticalPoint((1.0, 1.0), CriticalKind.MINIMUM),),
)
"""The narrow curved valley of Rosenbrock (The Computer Journal, 1960) with 4 in place of his 100."""

LANDSCAPES = {each.name: each for each in (SHALLOW, SEVERAL, PLATEAU, BOWL, SADDLE, VALLEY)}
"""Every landscape by its name, those of one weight first."""
