"""What a landscape is: a cost of one or two weights, and what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gd_core.arrays import Floats

Point = float | tuple[float, float]
"""One weight, or two."""


class LandscapeName(StrEnum):
    """A code for each, for links and texts."""

    SHALLOW = "shallow"
    SEVERAL = "several"
    PLATEAU = "plateau"
    BOWL = "bowl"
    SADDLE = "saddle"
    VALLEY = "valley"


class CriticalKind(StrEnum):
    """What a point of gradient 0 is: signs of the curvatures there."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"


@dataclass(frozen=True)
class CriticalPoint:
    """A point of gradient 0."""

    w: Point
    kind: CriticalKind


@dataclass(frozen=True)
class Trap:
    """A critical point to get away from: a run from `w` has left once its first weight is not inside `within`."""

    w: Point
    within: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Landscape:
    """A cost of one weight, w of any shape, or of two, w (..., 2).

    `cost` gives (...), `gradient` w's shape. `low` and `high` bound the part to show, and `critical` are its
    points of gradient 0; from `start` plain descent at `learning_rate` comes to rest at one of them.
    """

    name: LandscapeName
    cost: Callable[[Floats], Floats]
    gradient: Callable[[Floats], Floats]
    low: Point
    high: Point
    start: Point
    learning_rate: float
    critical: tuple[CriticalPoint, ...]
    trap: Trap | None = None

    @property
    def weights(self) -> int:
        """1 or 2."""
        return np.size(self.start)
