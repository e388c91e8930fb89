"""Costs that are no parabola in one weight: local minima, a plateau, a bowl, a saddle point, a curved valley."""

from math import inf

import numpy as np

from gd_core.arrays import Floats
from gd_core.data import Dataset
from gd_core.landscape import CriticalKind, CriticalPoint, Landscape, LandscapeName, Trap

SHALLOW = Landscape(
    LandscapeName.SHALLOW,
    cost=lambda w: (3 * w**4 - w**3 - 6 * w**2 + 3 * w + 5) / 12,
    gradient=lambda w: (w**2 - 1) * (w - 0.25),
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


def _residuals(w: Floats) -> Floats:
    """ŷ − y = w₁·x + w₂ − y of each row: (..., n)."""
    return w[..., :1] * BOWL_DATA.x + w[..., 1:] - BOWL_DATA.y


def _bowl_gradient(w: Floats) -> Floats:
    residuals = _residuals(w)
    return 2 * np.stack([(residuals * BOWL_DATA.x).mean(-1), residuals.mean(-1)], axis=-1)


BOWL = Landscape(
    LandscapeName.BOWL,
    cost=lambda w: np.square(_residuals(w)).mean(-1),
    gradient=_bowl_gradient,
    low=(-1.0, -2.0),
    high=(5.0, 4.0),
    start=(4.5, -1.0),
    learning_rate=0.1,
    critical=(CriticalPoint((2.0, 1.0), CriticalKind.MINIMUM),),
)
"""The cost of ŷ = w·x + b on BOWL_DATA, its two weights w and b: curvatures 4.56 and 0.44."""

SADDLE = Landscape(
    LandscapeName.SADDLE,
    cost=lambda w: (w[..., 0] ** 2 - 1) ** 2 / 4 + w[..., 1] ** 2 / 2,
    gradient=lambda w: np.stack([w[..., 0] ** 3 - w[..., 0], w[..., 1]], axis=-1),
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

VALLEY = Landscape(
    LandscapeName.VALLEY,
    cost=lambda w: (1 - w[..., 0]) ** 2 + 4 * (w[..., 1] - w[..., 0] ** 2) ** 2,
    gradient=lambda w: np.stack(
        [
            2 * (w[..., 0] - 1) - 16 * w[..., 0] * (w[..., 1] - w[..., 0] ** 2),
            8 * (w[..., 1] - w[..., 0] ** 2),
        ],
        axis=-1,
    ),
    low=(-1.6, -0.8),
    high=(1.6, 2.0),
    start=(-1.2, 1.0),
    learning_rate=0.025,
    critical=(CriticalPoint((1.0, 1.0), CriticalKind.MINIMUM),),
)
"""The narrow curved valley of Rosenbrock (The Computer Journal, 1960) with 4 in place of his 100."""

LANDSCAPES = {each.name: each for each in (SHALLOW, SEVERAL, PLATEAU, BOWL, SADDLE, VALLEY)}
"""Every landscape by its name, those of one weight first."""
