"""How fast BGD converges: on a parabola every update multiplies the error w − w* by the same factor.

From w ← w − α·L·(w − w*) follows w_k − w* = (1 − α·L)ᵏ·(w₀ − w*): linear convergence, a straight line where
the cost is drawn on a logarithmic axis. See Boyd and Vandenberghe, Convex Optimization (2004), section 9.3,
and Nocedal and Wright, Numerical Optimization (2nd ed. 2006), section 3.3; for the stochastic methods, which
with a constant α converge so only down to their noise, Bottou, Curtis and Nocedal, SIAM Review 60(2) (2018),
section 4.
"""

from math import inf, log10

import numpy as np

from gd_core.parabola import Parabola


def convergence_factor(parabola: Parabola[float], learning_rate: float) -> float:
    """|1 − α·L|, by which a BGD update multiplies the distance from the bottom.

    `parabola` is that of all the data, L its curvature. 0 at α = 1/L (to rounding), below 1 up to 2/L.

    >>> from gd_core import Parabola, notes_data
    >>> round(convergence_factor(Parabola.of(notes_data()), learning_rate=1e-5), 6)
    0.734
    """
    return abs(1 - learning_rate * parabola.curvature)


def log10_cost_slope(parabola: Parabola[float], learning_rate: float) -> float:
    """2·log₁₀|1 − α·L|: the slope per BGD update of log₁₀(cost − floor); −inf at 1/L, above 0 from 2/L on.

    >>> from gd_core import Parabola, notes_data
    >>> round(log10_cost_slope(Parabola.of(notes_data()), learning_rate=1e-5), 4)
    -0.2686
    """
    factor = convergence_factor(parabola, learning_rate)
    return 2 * log10(factor) if factor > 0 else -inf


def cost_after(parabola: Parabola[float], learning_rate: float, start: float, updates: int) -> float:
    """½·L·((1 − α·L)ᵏ·(w₀ − w*))² + floor, the cost after k BGD updates; inf past the range of floats.

    >>> from gd_core import Parabola, notes_data
    >>> f"{cost_after(Parabola.of(notes_data()), learning_rate=1e-5, start=1.0, updates=34):.3e}"
    '9.799e-06'
    """
    if start == parabola.vertex:
        return parabola.floor
    with np.errstate(over="ignore", under="ignore"):
        power = np.float64(convergence_factor(parabola, learning_rate)) ** updates
        distance = power * (start - parabola.vertex)
        return float(0.5 * parabola.curvature * distance * distance + parabola.floor)
