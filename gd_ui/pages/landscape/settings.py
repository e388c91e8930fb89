"""What can be chosen on the page of costs that are no parabola, and the runs that follow from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, NamedTuple

import numpy as np

from gd_core import LANDSCAPES, Landscape, LandscapeName, NoisyGradient, Rule, Trajectory, optimize, rules
from gd_core.arrays import Floats, read_only
from gd_core.landscape import Point
from gd_ui.controls.chosen import Chosen
from gd_ui.declared import Choice, Number, Several
from gd_ui.descent.settings import Seed
from gd_ui.once import once

MOST_IN_A_RACE = 400
"""Of a run: every one of them is sent."""
MOST_RULES = 5
"""In one race: more colours could not be told apart."""
MOST_KEPT = 0.9999
"""Of a velocity, by momentum at an update: 1 would never come to rest."""
OF_A_LANDSCAPE = ("rate", "step", "spread", "length", "p0", "p1")
"""Names in the link of what each landscape opens on with a value of its own."""


class RuleName(StrEnum):
    """A code for each rule that races: those of the engine, and `NOISE`, the plain one with noise in its gradient."""

    PLAIN = "plain"
    NOISE = "noise"
    vars().update({name.upper(): name for name in rules.RULES if name != "plain"})


MOMENTUM, NESTEROV, ADAM = RuleName("momentum"), RuleName("nesterov"), RuleName("adam")
ADAPTIVE = {rule for rule in RuleName if rule in rules.RULES and rules.RULES[rule].adaptive}
"""Their steps are about α long whatever the slope, so that α is a length in w."""
WITH_VELOCITY = {MOMENTUM, NESTEROV}
"""They keep β of a velocity at every update."""
RACE = (RuleName.PLAIN, RuleName.NOISE, MOMENTUM, ADAM)


class RaceDefaults(NamedTuple):
    """What a landscape opens on, beside its own learning rate and start."""

    updates: int
    spread: float


RACE_DEFAULTS = {
    LandscapeName.SHALLOW: RaceDefaults(150, 2.0),
    LandscapeName.SEVERAL: RaceDefaults(150, 5.0),
    LandscapeName.PLATEAU: RaceDefaults(150, 0.1),
    LandscapeName.BOWL: RaceDefaults(100, 1.0),
    LandscapeName.SADDLE: RaceDefaults(120, 0.1),
    LandscapeName.VALLEY: RaceDefaults(300, 0.5),
}


@dataclass(frozen=True)
class LandscapeSettings(Chosen):
    """One rule, or a race of several from one start.

    `rate` is α of the rules whose step grows with the slope, `step` of the others. `beta` is what momentum and
    Nesterov keep of their velocity at an update, `beta1` and `beta2` what Adam keeps of its two means. `spread` is the
    standard deviation of the noise in each weight's gradient. `first` and `second` are the weights at the start; a
    landscape of one weight has no second.
    """

    cost: Annotated[LandscapeName, Choice("cost", codes=LandscapeName, many=True)]
    rate: Annotated[float, Number("rate", least=1e-6, most=1e3)]
    spread: Annotated[float, Number("spread", least=0.0, most=100.0)]
    updates: Annotated[int, Number("length", small=True, least=1, most=MOST_IN_A_RACE)]
    first: Annotated[float, Number("p0", small=True, least=-10.0, most=10.0)]
    second: Annotated[float, Number("p1", small=True, least=-10.0, most=10.0)]
    rules: Annotated[tuple[RuleName, ...], Several("rules", most=MOST_RULES, codes=RuleName)] = RACE
    step: Annotated[float, Number("step", least=1e-6, most=1e3)] = 0.05
    beta: Annotated[float, Number("beta", least=0.0, most=MOST_KEPT)] = 0.9
    beta1: Annotated[float, Number("beta1", small=True, least=0.0, most=MOST_KEPT)] = 0.9
    beta2: Annotated[float, Number("beta2", small=True, least=0.0, most=MOST_KEPT)] = 0.999
    seed: Seed = 25

    @classmethod
    def of(cls, cost: LandscapeName = LandscapeName.SHALLOW) -> "LandscapeSettings":
        """What the landscape `cost` opens on."""
        landscape, initial = LANDSCAPES[cost], RACE_DEFAULTS[cost]
        first, *second = np.ravel(landscape.start).tolist()
        return cls(cost, landscape.learning_rate, initial.spread, initial.updates, first, *second or [0.0])

    @property
    def initial(self) -> "LandscapeSettings":
        """The first landscape."""
        return LandscapeSettings.of()

    @property
    def opening(self) -> dict[str, Any]:
        """One rule in one valley. A link that names anything may be from before, and means a race in the first one."""
        return {"cost": LandscapeName.VALLEY, "rules": (MOMENTUM,)}

    @property
    def defaults(self) -> "LandscapeSettings":
        """What this landscape opens on; the page itself opens on the first one."""
        return replace(LandscapeSettings.of(self.cost), cost=LandscapeSettings.of().cost)

    @property
    def inputs(self) -> set[str]:
        """Names in the link."""
        names = super().inputs
        return names if self.landscape.weights == 2 else names - {"p1"}

    @property
    def landscape(self) -> Landscape:
        """The cost itself."""
        return LANDSCAPES[self.cost]

    @property
    def start(self) -> Point:
        """Where every run starts."""
        return (self.first, self.second) if self.landscape.weights == 2 else self.first

    @property
    def symbols(self) -> tuple[str, ...]:
        """What the weights are called."""
        if self.cost is LandscapeName.BOWL:
            return ("w", "b")
        return ("w₁", "w₂") if self.landscape.weights == 2 else ("w",)

    def alpha(self, rule: RuleName) -> float:
        """The learning rate of `rule`."""
        return self.step if rule in ADAPTIVE else self.rate

    def mu(self, rule: RuleName) -> float:
        """What `rule` keeps of its velocity at an update; 0 where it has none."""
        return self.beta if rule in WITH_VELOCITY else 0.0

    def rule(self, name: RuleName) -> Rule:
        """The rule of the engine, with what was chosen for it."""
        made = {
            RuleName.NOISE: rules.plain(),
            MOMENTUM: rules.momentum(self.beta),
            NESTEROV: rules.nesterov(self.beta),
            ADAM: rules.adam(self.beta1, self.beta2),
        }
        return made[name] if name in made else rules.RULES[name]

    @cached_property
    def runs(self) -> "dict[RuleName, RaceRun]":
        """The race."""
        return {rule: self._run(rule) for rule in self.rules}

    def noise(self, rule: RuleName) -> Floats | None:
        """What is added to the gradient at each update: (K, *weights), or None where nothing is."""
        if rule is not RuleName.NOISE or not self.spread:
            return None
        return _noise(self.spread, self.seed, (self.updates, *np.shape(self.start)))

    def _run(self, rule: RuleName) -> "RaceRun":
        spread, seed = (self.spread, self.seed) if rule is RuleName.NOISE else (0.0, 0)
        return _race_run(self.cost, self.rule(rule), self.alpha(rule), self.start, self.updates, spread, seed)


@once(maxsize=64)
def _noise(spread: float, seed: int, shape: tuple[int, ...]) -> Floats:
    """As NoisyGradient draws it, one update after the other."""
    return read_only(spread * np.random.default_rng(seed).standard_normal(shape))


@dataclass(frozen=True, eq=False)
class RaceRun:
    """One run: its path, and the cost (K+1,) along it."""

    trajectory: Trajectory
    cost: Floats

    @property
    def diverged(self) -> bool:
        """Whether a weight has diverged."""
        return bool(self.trajectory.diverged.any())


@once(maxsize=512)
def _race_run(
    cost: LandscapeName, rule: Rule, alpha: float, start: Point, updates: int, spread: float, seed: int
) -> RaceRun:
    landscape = LANDSCAPES[cost]
    noisy = NoisyGradient(landscape.gradient, spread, np.random.default_rng(seed))
    trajectory = optimize(noisy if spread else landscape.gradient, rule, start, alpha, updates)
    return RaceRun(trajectory, read_only(landscape.cost(trajectory.w)))
