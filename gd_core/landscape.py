"""What a landscape is: a cost of one or two weights, and what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from gd_core.arrays import Floats

Point = float | tuple[float, float]
"""One weight, or two."""


class LandscapeName(StrEnum):
    """The name of each landscape: the keys of `LANDSCAPES`."""

    SHALLOW = "shallow"
    SEVERAL = "several"
    PLATEAU = "plateau"
    BOWL = "bowl"
    SADDLE = "saddle"
    VALLEY = "valley"


class CriticalKind(StrEnum):
    """What a point of gradient 0 is, by the signs of the curvatures there: all above 0, all below, or both."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    SADDLE = "saddle"


@dataclass(frozen=True)
class CriticalPoint:
    """A point `w` at which the gradient of a landscape is 0, and of what kind it is."""

    w: Point
    kind: CriticalKind


@dataclass(frozen=True)
class Trap:
    """A critical point to get away from: a run from `w` is outside once its first weight is not between `within`."""

    w: Point
    within: tuple[float, float]


@dataclass(frozen=True, eq=False)
class Landscape:
    """A cost of one weight, given w of any shape (...), or of two, given w (..., 2).

    `cost(w)` gives (...), `gradient(w)` w's shape. `low` and `high` bound the part worth showing, and `critical` are
    its points of gradient 0; from `start` plain descent at `learning_rate` comes to rest at one of them. `trap` is
    the one whose escapes `first_passage_times` measures, where there is one.
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
        """How many weights the cost has: 1 or 2."""
        return np.size(self.start)
