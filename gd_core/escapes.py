"""How often noise in the gradient leads out of a saddle point or a shallow minimum: measured."""

from dataclasses import dataclass

import numpy as np

from gd_core.arrays import Flags, Floats, Ints, read_only
from gd_core.landscape import Landscape, Trap
from gd_core.optimization import Gradient, optimize
from gd_core.rules import Rule


@dataclass(frozen=True, eq=False)
class Noisy:
    """A gradient plus scale·N(0, 1), drawn for each weight at each call.

    It stands for the noise of a mini-batch: right on average, and of bounded variance, as assumed by Bottou,
    Curtis & Nocedal, Optimization Methods for Large-Scale Machine Learning (2018), section 4; here the
    variance is the same everywhere. A second run needs a new one: `rng` moves on.
    """

    gradient: Gradient
    scale: float
    rng: np.random.Generator

    def __call__(self, w: Floats) -> Floats:
        """The gradient at w with fresh noise, of w's shape."""
        return self.gradient(w) + self.scale * self.rng.standard_normal(np.shape(w))


@dataclass(frozen=True, eq=False)
class Escapes:
    """`first` (S,): the number of updates after which each run first left, more than `updates` if it never did."""

    first: Ints
    updates: int

    @property
    def left(self) -> Flags:
        """Which runs left, for good or not: (S,)."""
        return self.first <= self.updates

    @property
    def fraction(self) -> float:
        """The share of runs that left."""
        return float(self.left.mean())


def escapes(
    landscape: Landscape,
    rule: Rule,
    learning_rate: float,
    scale: float,
    updates: int,
    starts: int = 200,
    seed: int = 0,
) -> Escapes:
    """So many noisy runs from the bottom of the landscape's trap, and when each first left it.

    Left means: over the top of a neighbouring hill (a minimum), or half-way to a minimum (the saddle point), for
    the first time; some come back. `scale` ≥ 0 is the standard deviation of the noise in each weight's
    gradient. That noise leaves a saddle point is proved by Ge, Huang, Jin & Yuan, Escaping From Saddle Points
    (COLT 2015). ValueError if the landscape has no trap.

    >>> from gd_core import SADDLE, rules
    >>> [escapes(SADDLE, rules.plain(), 0.1, scale, updates=50).fraction for scale in (0, 0.1, 1)]
    [0.0, 0.83, 0.985]
    """
    if landscape.trap is None:
        raise ValueError(f"{landscape.name} has no trap to leave")
    noisy = Noisy(landscape.gradient, scale, np.random.default_rng(seed))
    start = np.array([landscape.trap.w] * starts)
    return Escapes(
        _first_outside(optimize(noisy, rule, start, learning_rate, updates).w, landscape.trap), updates
    )


def _first_outside(w: Floats, trap: Trap) -> Ints:
    first_weight = w if np.ndim(trap.w) == 0 else w[..., 0]
    low, high = trap.within
    outside = (first_weight <= low) | (first_weight >= high)
    return read_only(np.where(outside.any(axis=0), outside.argmax(axis=0), len(w)))
