"""When noise in the gradient first leads out of a saddle point or a shallow minimum: measured."""

from dataclasses import dataclass

import numpy as np

from gd_core.arrays import Flags, Floats, Ints, read_only
from gd_core.landscape import Landscape, Trap
from gd_core.optimization import Gradient, optimize
from gd_core.rules import Rule


@dataclass(frozen=True, eq=False)
class NoisyGradient:
    """A gradient plus scale·N(0, 1), drawn from `rng` for each weight at each call.

    To be given to `optimize` as its gradient. The noise stands for the noise of a mini-batch: right on average, and
    of bounded variance, as assumed by Bottou, Curtis & Nocedal, Optimization Methods for Large-Scale Machine Learning
    (2018), section 4; here the variance is the same everywhere. A second run needs a new one: `rng` moves on.
    """

    gradient: Gradient
    scale: float
    rng: np.random.Generator

    def __call__(self, w: Floats) -> Floats:
        """The gradient at w, of any shape, with fresh noise: of w's shape."""
        return self.gradient(w) + self.scale * self.rng.standard_normal(np.shape(w))


@dataclass(frozen=True, eq=False)
class FirstPassageTimes:
    """What `first_passage_times` gives for S runs of so many `updates`.

    `times` (S,), read-only: after how many updates each run was first outside its trap; updates + 1 if it never was.
    """

    times: Ints
    updates: int

    @property
    def escaped(self) -> Flags:
        """Which runs were ever outside, whether or not they came back: (S,)."""
        return self.times <= self.updates

    @property
    def fraction(self) -> float:
        """The share of the runs that were ever outside, from 0 to 1."""
        return float(self.escaped.mean())


def first_passage_times(
    landscape: Landscape,
    rule: Rule,
    learning_rate: float,
    scale: float,
    updates: int,
    runs: int = 200,
    seed: int = 0,
) -> FirstPassageTimes:
    """So many noisy runs from the landscape's trap, and after how many updates each was first outside it.

    Outside means: over the top of a neighbouring hill (where the trap is a minimum), or half-way to a minimum (where
    it is the saddle point); some come back. `scale` ≥ 0 is the standard deviation of the noise in each weight's
    gradient, drawn with `seed`; a run has `updates` updates by `rule` at `learning_rate` ≥ 0. That noise leads away
    from a saddle point is proved by Ge, Huang, Jin & Yuan, Escaping From Saddle Points (COLT 2015). ValueError if
    the landscape has no trap, or a setting is out of its range.

    >>> from gd_core import SADDLE, first_passage_times, rules
    >>> noises = 0, 0.1, 1
    >>> [first_passage_times(SADDLE, rules.plain(), 0.1, scale, updates=50).fraction for scale in noises]
    [0.0, 0.83, 0.985]
    """
    if landscape.trap is None:
        raise ValueError(f"{landscape.name} has no trap to leave")
    noisy = NoisyGradient(landscape.gradient, scale, np.random.default_rng(seed))
    start = np.array([landscape.trap.w] * runs)
    w = optimize(noisy, rule, start, learning_rate, updates).w
    return FirstPassageTimes(_first_outside(w, landscape.trap), updates)


def _first_outside(w: Floats, trap: Trap) -> Ints:
    first_weight = w if np.ndim(trap.w) == 0 else w[..., 0]
    low, high = trap.within
    outside = (first_weight <= low) | (first_weight >= high)
    return read_only(np.where(outside.any(axis=0), outside.argmax(axis=0), len(w)))
