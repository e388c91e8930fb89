"""What an update makes of a gradient: plain descent, and the rules that remember earlier gradients.

A rule is a pair of pure functions, so one loop (`follow`) runs them all, any number of runs at once: everything
below is elementwise. The defaults are those of torch.optim.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gd_core.arrays import Floats

State = tuple[Floats, ...]
"""What a rule remembers from update to update: arrays of w's shape."""


@dataclass(frozen=True)
class Rule:
    """A pair `init(w) -> state` and `update(w, gradient, state, learning_rate) -> (w, state)`.

    w, gradient and each array of the state have one shape, any; nothing given is changed.
    """

    init: Callable[[Floats], State]
    update: Callable[[Floats, Floats, State, float], tuple[Floats, State]]


def _plain(w: Floats, g: Floats, state: State, learning_rate: float) -> tuple[Floats, State]:
    return w - learning_rate * g, state


PLAIN = Rule(lambda w: (), _plain)
"""w ← w − α·g, which is what `descend` does."""


def momentum(mu: float = 0.9) -> Rule:
    """v ← μ·v + g, w ← w − α·v, from v = 0: the heavy ball of Polyak (1964), as torch.optim.SGD writes it.

    At a constant α it is Polyak's w ← w − α·g + μ·(w − the w before).

    >>> from gd_core import follow
    >>> follow(lambda w: 2 * w, momentum(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.8, 0.46, 0.062]
    """

    def update(w: Floats, g: Floats, state: State, learning_rate: float) -> tuple[Floats, State]:
        v = mu * state[0] + g
        return w - learning_rate * v, (v,)

    return Rule(_zeros(1), update)


def nesterov(mu: float = 0.9) -> Rule:
    """v ← μ·v + g, w ← w − α·(g + μ·v), from v = 0: torch.optim.SGD with nesterov=True.

    Nesterov (1983), as momentum whose gradient is taken at a point ahead (Sutskever et al., ICML 2013, eq. 3-4),
    rewritten so that w is that point (Bengio et al., ICASSP 2013, section 3.5); at a constant α the same path.

    >>> from gd_core import follow
    >>> follow(lambda w: 2 * w, nesterov(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.62, 0.2224, -0.1084]
    """

    def update(w: Floats, g: Floats, state: State, learning_rate: float) -> tuple[Floats, State]:
        v = mu * state[0] + g
        return w - learning_rate * (g + mu * v), (v,)

    return Rule(_zeros(1), update)


def rmsprop(rho: float = 0.99, epsilon: float = 1e-8) -> Rule:
    """s ← ρ·s + (1 − ρ)·g², w ← w − α·g/(√s + ε), from s = 0, per weight: torch.optim.RMSprop.

    Tieleman & Hinton, lecture 6.5 of Neural Networks for Machine Learning (2012), where ρ = 0.9. As s starts
    at 0, the first step is α/√(1 − ρ) long whatever the gradient: 10α.

    >>> from gd_core import follow
    >>> follow(lambda w: 2 * w, rmsprop(), start=1.0, learning_rate=0.01, updates=3).w.round(4).tolist()
    [1.0, 0.9, 0.8329, 0.78]
    """

    def update(w: Floats, g: Floats, state: State, learning_rate: float) -> tuple[Floats, State]:
        s = rho * state[0] + (1 - rho) * g * g
        return w - learning_rate * g / (np.sqrt(s) + epsilon), (s,)

    return Rule(_zeros(1), update)


def adam(beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8) -> Rule:
    """m ← β₁·m + (1 − β₁)·g, s ← β₂·s + (1 − β₂)·g², w ← w − α·m̂/(√ŝ + ε), per weight: torch.optim.Adam.

    m̂ = m/(1 − β₁ᵗ) and ŝ = s/(1 − β₂ᵗ) in update t = 1, 2 …, from m = s = 0 (Kingma & Ba, ICLR 2015,
    algorithm 1). The first step is α long, against the sign of the gradient.

    >>> from gd_core import follow
    >>> follow(lambda w: 2 * w, adam(), start=1.0, learning_rate=0.1, updates=3).w.round(4).tolist()
    [1.0, 0.9, 0.8004, 0.7016]
    """

    def update(w: Floats, g: Floats, state: State, learning_rate: float) -> tuple[Floats, State]:
        m, s, t = state
        m, s, t = beta1 * m + (1 - beta1) * g, beta2 * s + (1 - beta2) * g * g, t + 1
        step = m / (1 - beta1**t) / (np.sqrt(s / (1 - beta2**t)) + epsilon)
        return w - learning_rate * step, (m, s, t)

    return Rule(_zeros(3), update)


def _zeros(arrays: int) -> Callable[[Floats], State]:
    return lambda w: (np.zeros_like(w),) * arrays
