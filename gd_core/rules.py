"""What an update makes of a gradient: plain descent, and the rules that remember earlier gradients.

A rule is one value: its name, its formula, its parameters and how much it remembers. One loop (`optimize`) runs them
all, any number of runs at once, as every formula is elementwise. The defaults are those of torch.optim. A new rule is
a formula, the function that checks its parameters, and its place in `RULES` and `__all__`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from math import inf

import numpy as np

from gd_core.arrays import Floats

__all__ = ["RULES", "Formula", "Memory", "Rule", "adam", "momentum", "nesterov", "plain", "rmsprop"]

Memory = tuple[Floats, ...]
"""What a rule remembers from update to update: arrays of w's shape."""
Formula = Callable[..., tuple[Floats, Memory]]
"""`formula(w, gradient, learning_rate, memory, **parameters) -> (w, memory)`; nothing it is given is changed."""


@dataclass(frozen=True, repr=False)
class Rule:
    """How an update goes from w, given the gradient there, to the next w.

    `name` is its key in `RULES`; `parameters` are those of its `formula`, by name; it remembers `slots` arrays of
    w's shape, which are 0 at first. `adaptive` says that it divides each weight's gradient by its usual size: then
    a step is about as long as the learning rate, however steep the cost.

    Two rules with the same formula and parameters are equal, and a rule can be pickled where its formula can: those
    of this module can.

    >>> from gd_core import rules
    >>> rules.adam(beta1=0.8)
    adam(beta1=0.8, beta2=0.999, epsilon=1e-08)
    """

    name: str
    formula: Formula
    parameters: Mapping[str, float] = field(default_factory=dict, hash=False)
    slots: int = 0
    adaptive: bool = False

    def init(self, w: Floats) -> Memory:
        """What the rule remembers before the first update from w: zeros of w's shape."""
        return (np.zeros_like(w),) * self.slots

    def update(
        self, w: Floats, gradient: Floats, memory: Memory, learning_rate: float
    ) -> tuple[Floats, Memory]:
        """The next w and the next memory, all of w's shape, from the gradient at w; nothing given is changed."""
        return self.formula(w, gradient, learning_rate, memory, **self.parameters)

    def __repr__(self) -> str:
        return f"{self.name}({', '.join(f'{name}={value!r}' for name, value in self.parameters.items())})"


def _check_decay(**rates: float) -> None:
    for name, rate in rates.items():
        if not 0 <= rate < 1:
            raise ValueError(f"{name} must be at least 0 and below 1, not {rate}")


def _check_epsilon(epsilon: float) -> None:
    if not 0 < epsilon < inf:
        raise ValueError(f"epsilon must be greater than 0 and finite, not {epsilon}")


def plain() -> Rule:
    """w ← w − α·g: gradient descent itself, which is what `descend` does.

    >>> from gd_core import optimize, rules
    >>> optimize(lambda w: 2 * w, rules.plain(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.8, 0.64, 0.512]
    """
    return Rule("plain", _plain)


def _plain(w: Floats, g: Floats, alpha: float, memory: Memory) -> tuple[Floats, Memory]:
    return w - alpha * g, memory


def momentum(mu: float = 0.9) -> Rule:
    """v ← μ·v + g, w ← w − α·v, from v = 0: the heavy ball of Polyak (1964), as torch.optim.SGD writes it.

    At a constant α it is Polyak's w ← w − α·g + μ·(w − the w before). ValueError unless 0 ≤ μ < 1.

    >>> from gd_core import optimize, rules
    >>> optimize(lambda w: 2 * w, rules.momentum(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.8, 0.46, 0.062]
    """
    _check_decay(mu=mu)
    return Rule("momentum", _momentum, {"mu": mu}, slots=1)


def _momentum(w: Floats, g: Floats, alpha: float, memory: Memory, mu: float) -> tuple[Floats, Memory]:
    (v,) = memory
    v = mu * v + g
    return w - alpha * v, (v,)


def nesterov(mu: float = 0.9) -> Rule:
    """v ← μ·v + g, w ← w − α·(g + μ·v), from v = 0: torch.optim.SGD with nesterov=True.

    Nesterov (1983), as momentum whose gradient is taken at a point ahead (Sutskever et al., ICML 2013, eq. 3-4),
    rewritten so that w is that point (Bengio et al., ICASSP 2013, section 3.5); at a constant α the same path.
    ValueError unless 0 ≤ μ < 1.

    >>> from gd_core import optimize, rules
    >>> optimize(lambda w: 2 * w, rules.nesterov(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.62, 0.2224, -0.1084]
    """
    _check_decay(mu=mu)
    return Rule("nesterov", _nesterov, {"mu": mu}, slots=1)


def _nesterov(w: Floats, g: Floats, alpha: float, memory: Memory, mu: float) -> tuple[Floats, Memory]:
    (v,) = memory
    v = mu * v + g
    return w - alpha * (g + mu * v), (v,)


def rmsprop(rho: float = 0.99, epsilon: float = 1e-8) -> Rule:
    """s ← ρ·s + (1 − ρ)·g², w ← w − α·g/(√s + ε), from s = 0, per weight: torch.optim.RMSprop.

    Tieleman & Hinton, lecture 6.5 of Neural Networks for Machine Learning (2012), where ρ = 0.9. As s starts
    at 0, the first step is α/√(1 − ρ) long whatever the gradient: 10α. ValueError unless 0 ≤ ρ < 1 and ε > 0.

    >>> from gd_core import optimize, rules
    >>> optimize(lambda w: 2 * w, rules.rmsprop(), start=1.0, learning_rate=0.01, updates=3).w.round(4).tolist()
    [1.0, 0.9, 0.8329, 0.78]
    """
    _check_decay(rho=rho)
    _check_epsilon(epsilon)
    return Rule("rmsprop", _rmsprop, {"rho": rho, "epsilon": epsilon}, slots=1, adaptive=True)


def _rmsprop(
    w: Floats, g: Floats, alpha: float, memory: Memory, rho: float, epsilon: float
) -> tuple[Floats, Memory]:
    (s,) = memory
    s = rho * s + (1 - rho) * g * g
    return w - alpha * g / (np.sqrt(s) + epsilon), (s,)


def adam(beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> Rule:
    """m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², w ← w − α·m̂/(√ŝ + ε), per weight: torch.optim.Adam.

    m̂ = m/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ) in update t = 1, 2 …, from m = s = 0 (Kingma & Ba, ICLR 2015,
    algorithm 1). The first step is α long, against the sign of the gradient. ValueError unless 0 ≤ β₁, β₂ < 1 and
    ε > 0.

    >>> from gd_core import optimize, rules
    >>> optimize(lambda w: 2 * w, rules.adam(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.9, 0.8004, 0.7016]
    """
    _check_decay(beta1=beta1, beta2=beta2)
    _check_epsilon(epsilon)
    parameters = {"beta1": beta1, "beta2": beta2, "epsilon": epsilon}
    return Rule("adam", _adam, parameters, slots=4, adaptive=True)


# seen1 and seen2 are 1 − β₁ᵗ and 1 − β₂ᵗ: what the two means come to of a 1 at every update.
def _adam(
    w: Floats, g: Floats, alpha: float, memory: Memory, beta1: float, beta2: float, epsilon: float
) -> tuple[Floats, Memory]:
    m, s, seen1, seen2 = memory
    m, s = beta1 * m + (1 - beta1) * g, beta2 * s + (1 - beta2) * g * g
    seen1, seen2 = beta1 * seen1 + (1 - beta1), beta2 * seen2 + (1 - beta2)
    return w - alpha * (m / seen1) / (np.sqrt(s / seen2) + epsilon), (m, s, seen1, seen2)


RULES: dict[str, Rule] = {rule.name: rule for rule in (plain(), momentum(), nesterov(), rmsprop(), adam())}
"""Every rule by its name, with its default parameters."""
