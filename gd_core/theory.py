"""What is known of a run in advance: how large a learning rate α may be, how fast BGD converges, what noise leaves.

For y = w·x and cost(w) = mean((w·x − y)²), an update multiplies the error w − w* by 1 − α·h, where h = 2·mean(x²)
over the rows it reads (and the noise of those rows moves it). BGD reads all rows, so h = L always, and one number
says it all: it converges below 2/L, every update multiplying the error by the same factor. A batch has its own h, and
"diverges" gets several meanings, each with its own limit. Every formula is derived in its docstring, and the tests
check it by simulation.

`RateLimits`, `rate_limits`: all limits on α of one method; each alone: `one_step_rate`, `stable_limit`,
`farthest_limit`, `mean_square_limit`, `typical_limit`. `convergence_factor`, `cost_after`, `log10_cost_slope`: BGD's
way down. `noise_floor`: where a noisy run hovers. `curvature`: L.

Sources: Boyd and Vandenberghe, Convex Optimization (2004), section 9.3, and Nocedal and Wright, Numerical
Optimization (2nd ed. 2006), section 3.3, on BGD's linear convergence; Bottou, Curtis and Nocedal, SIAM Review 60(2)
(2018), section 4, on the stochastic methods, which with a constant α converge so only down to their noise.
"""

from dataclasses import dataclass
from math import inf, log10, sqrt

import numpy as np

from gd_core.arrays import Floats
from gd_core.data import Dataset
from gd_core.drawing import variance_of_mean
from gd_core.lyapunov import typical_limit_afresh, typical_limit_reshuffled
from gd_core.parabola import Parabola

__all__ = [
    "RateLimits",
    "convergence_factor",
    "cost_after",
    "curvature",
    "farthest_limit",
    "log10_cost_slope",
    "mean_square_limit",
    "noise_floor",
    "one_step_rate",
    "rate_limits",
    "stable_limit",
    "typical_limit",
]


@dataclass(frozen=True)
class RateLimits:
    """The landmarks on the axis of learning rates, for one method; in units of 1/x², inf where x is all 0."""

    curvature: float
    """L = 2·mean(x²), of all the data."""
    one_step: float
    """1/L: BGD is at the bottom after one update."""
    farthest: float
    """Above it, an update on the batch of the largest curvature overshoots: its own cost rises."""
    mean_square: float | None
    """Above it, the expected squared error grows; None where no closed form is known (see rate_limits)."""
    typical: float
    """Above it, a typical run grows in the long run."""


def rate_limits(x: Floats, batch_size: int, reshuffled: bool) -> RateLimits:
    """All limits on the learning rate for batches of `batch_size` of the rows x (n,).

    `reshuffled`: each epoch deals all rows out in a new order; else each update draws its rows afresh. With
    batch_size = n it is BGD, and farthest = mean_square = typical = 2/L. Reshuffled single rows multiply the error of
    an epoch by ∏(1 − α·2xᵢ²), whatever the order, so the typical limit is sharp, and the mean-square limit is the
    same. Between those two sizes the batches of an epoch depend on each other, and mean_square is None. A short last
    batch has the largest curvature of all, so `farthest` is then its own.

    >>> from gd_core import notes_data
    >>> limits = rate_limits(notes_data().x, batch_size=1, reshuffled=False)
    >>> [f"{limit:.3g}" for limit in (limits.one_step, limits.farthest, limits.mean_square, limits.typical)]
    ['3.76e-05', '2.53e-05', '4.19e-05', '7.86e-05']
    """
    _check(x, batch_size)
    L, n = curvature(x), len(x)
    if batch_size == n or L == 0:
        limit = stable_limit(x)
        return RateLimits(L, one_step_rate(x), limit, limit, limit)
    typical = typical_limit(x, batch_size, reshuffled)
    if not reshuffled:
        farthest, mean_square = farthest_limit(x, batch_size), mean_square_limit(x, batch_size)
        return RateLimits(L, one_step_rate(x), farthest, mean_square, typical)
    farthest = farthest_limit(x, n % batch_size or batch_size)
    return RateLimits(L, one_step_rate(x), farthest, typical if batch_size == 1 else None, typical)


def curvature(x: Floats) -> float:
    """L = 2·mean(x²) of the rows x (n,): the curvature of the cost on all the data, in units of x²."""
    return 2 * float(x @ x) / len(x)


def one_step_rate(x: Floats) -> float:
    """1/L, at which one BGD update, w − L⁻¹·L·(w − w*), is w*; in units of 1/x², inf where x (n,) is all 0."""
    return _inverse(curvature(x))


def stable_limit(x: Floats) -> float:
    """2/L, up to which BGD's factor on the error, 1 − α·L, is below 1 in magnitude; inf where x (n,) is all 0."""
    return 2 * one_step_rate(x)


def farthest_limit(x: Floats, batch_size: int) -> float:
    """2/h of the batch of the `batch_size` largest x² of x (n,): 1/x²max for single rows; in units of 1/x².

    Up to it no update raises its own batch's cost, nor, with y on the line, moves w away from w*. ValueError unless
    1 ≤ batch_size ≤ n.

    >>> round(1e5 * farthest_limit(np.arange(1.0, 200.0), 1), 2)
    2.53
    """
    _check(x, batch_size)
    return stable_limit(np.sort(np.abs(x))[-batch_size:])


def mean_square_limit(x: Floats, batch_size: int) -> float:
    """2·E[h]/E[h²] = 2L / (L² + Var(2x²)·f), f = (n − B)/(B·(n − 1)), for B rows drawn afresh.

    From E[(1 − α·h)²] < 1; f·Var(2x²) is the variance of the mean of B out of n without replacement
    (Cochran, Sampling Techniques, theorem 2.2). With y on the line, the expected squared error falls below it and
    grows above it. x is (n,), the limit in units of 1/x². ValueError unless 1 ≤ batch_size ≤ n.

    >>> [round(1e5 * mean_square_limit(np.arange(1.0, 200.0), size), 2) for size in (1, 2, 4, 199)]
    [4.19, 5.39, 6.29, 7.52]
    """
    _check(x, batch_size)
    return stable_limit(x) / (1 + _relative_variance(x, batch_size))


def typical_limit(x: Floats, batch_size: int, reshuffled: bool = False) -> float:
    """The first α > 0 at which E[log|1 − α·h|] = 0, h the curvature of a batch: above it a typical run grows.

    x is (n,), the limit in units of 1/x². The expectation is a Lyapunov exponent: k updates multiply the error of a
    typical run by about exp(k·E[log|1 − α·h|]), by the law of large numbers: almost surely, in the long run.
    Reshuffled, the same holds over epochs of q batches of B rows and, if n = q·B + r, one of r; expectations add
    whatever the batches have to do with each other, so it is the root of q·E[log|1 − α·h_B|] + E[log|1 − α·h_r|].

    Exact, to rounding, for batches of 1 and 2 while there are at most 20,000 rows or pairs; else from a fixed
    random sample of batches, within 1 % or so. It is the *first* root: near α = 1/h of a single row, log|1 −
    α·h| falls without bound, so with few rows there are narrow stable windows above it. In the notes' data,
    with single rows, the first is 8.009e-5 … 8.013e-5, around 1/(2·79²), and the next, far narrower, is at
    1/(2·78²) = 8.218e-5. ValueError unless 1 ≤ batch_size ≤ n.
    """
    _check(x, batch_size)
    if batch_size == len(x) or not x.any():
        return stable_limit(x)
    return typical_limit_reshuffled(x, batch_size) if reshuffled else typical_limit_afresh(x, batch_size)


def convergence_factor(parabola: Parabola[float], learning_rate: float) -> float:
    """|1 − α·L|, by which every BGD update multiplies the distance |w − w*|.

    `parabola` is that of all the data, L its curvature; `learning_rate` α is in units of 1/x². 0 at α = 1/L (to
    rounding), below 1 up to 2/L.

    >>> from gd_core import Parabola, notes_data
    >>> round(convergence_factor(Parabola.of(notes_data()), learning_rate=1e-5), 6)
    0.734
    """
    return abs(1 - learning_rate * parabola.curvature)


def log10_cost_slope(parabola: Parabola[float], learning_rate: float) -> float:
    """2·log₁₀|1 − α·L|: by how much every BGD update changes log₁₀(cost − floor).

    `parabola` is that of all the data, L its curvature. −inf at α = 1/L, below 0 up to 2/L, above 0 from there on.

    >>> from gd_core import Parabola, notes_data
    >>> round(log10_cost_slope(Parabola.of(notes_data()), learning_rate=1e-5), 4)
    -0.2686
    """
    factor = convergence_factor(parabola, learning_rate)
    return 2 * log10(factor) if factor > 0 else -inf


def cost_after(parabola: Parabola[float], learning_rate: float, start: float, updates: int) -> float:
    """½·L·((1 − α·L)ᵏ·(w₀ − w*))² + floor: the cost on all the data after k = `updates` BGD updates from w₀ = `start`.

    `parabola` is that of all the data. In the units of y²; inf past the range of floats.

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


def noise_floor(data: Dataset, batch_size: int, learning_rate: float) -> float:
    """The mean of cost(w) − cost(w*) that a long run hovers at, for B rows drawn afresh; in the units of y².

    ½·L·α·σ²·f / (2L − α·(L² + Var(2x²)·f)), σ² the variance over rows of the gradient at w*, f as in
    mean_square_limit: ½·L times the fixed point of E[e²] ← E[(1 − α·h)²]·E[e²] + α²·σ²·f for e = w − w*. Inf
    from the mean-square limit on; 0 where nothing moves w, at α = 0 or with x all 0. It says nothing of
    reshuffled batches, whose floor is another: `gd_core.floors` measures it. ValueError unless 1 ≤ batch_size ≤ n and
    learning_rate ≥ 0.

    >>> from gd_core import linear_data
    >>> data = linear_data(np.arange(1.0, 200.0), slope=2, noise=20, rng=np.random.default_rng(0))
    >>> [f"{noise_floor(data, size, learning_rate=1e-5):.3g}" for size in (1, 16, 199)]
    ['66.3', '3.39', '0']
    """
    _check(data.x, batch_size)
    if not learning_rate >= 0:
        raise ValueError(f"learning_rate must not be negative, nor NaN: {learning_rate}")
    L, relative_variance = curvature(data.x), _relative_variance(data.x, batch_size)
    if learning_rate == 0 or L == 0:
        return 0.0
    if learning_rate >= stable_limit(data.x) / (1 + relative_variance):
        return inf
    scaled = sqrt(learning_rate) * _row_gradients(data)  # with α, as σ² alone may be past the range of floats
    drawn = float(np.var(scaled)) * variance_of_mean(len(data), batch_size)
    return 0.5 * drawn / (2 - learning_rate * L * (1 + relative_variance))


def _row_gradients(data: Dataset) -> Floats:
    """∂/∂w (w·x − y)² of each row, at w*."""
    return 2 * data.x * (data.x * Parabola.of(data).vertex - data.y)


def _relative_variance(x: Floats, batch_size: int) -> float:
    """Var(h)/L² of a batch's curvature h, taken of x²/mean(x²) so that nothing leaves the range of floats."""
    if curvature(x) == 0:
        return 0.0
    return float(np.var(x * x / (curvature(x) / 2))) * variance_of_mean(len(x), batch_size)


def _inverse(value: float) -> float:
    return 1 / value if value > 0 else inf


def _check(x: Floats, batch_size: int) -> None:
    if x.ndim != 1 or not 1 <= batch_size <= len(x):
        raise ValueError(f"batch_size must be from 1 to the number of rows: {batch_size} with x {x.shape}")
