"""Where a random product of factors |1 − α·h| stops shrinking: the first α > 0 at which its Lyapunov exponent is 0.

The Lyapunov exponent E[log|1 − α·h|] is the rate at which a typical run's error grows or shrinks: k updates (or
epochs, for the exponent of an epoch) multiply it by about exp(k·exponent), by the law of large numbers.
"""

from math import comb, sqrt

import numpy as np

from gd_core.arrays import Floats
from gd_core.drawing import variance_of_mean, without_replacement

_SAMPLE = 20_000  # so many rows or pairs at most, all of them
_BATCHES = 10_000  # random batches at most: within 1 % or so, in a few milliseconds
_LEAST = 100  # batches too large to draw so many vary so little that mean ± spread stands for them all
_WORK = 1 << 17  # rows drawn for a sample at most, and logarithms taken to bracket a root


def typical_limit_afresh(x: Floats, batch_size: int) -> float:
    """The first α > 0 at which E[log|1 − α·h|] is 0, h the curvature of `batch_size` random rows; x (n,) not all 0."""
    h, scale = _curvatures(_scaled(x), batch_size), _largest(x)
    return _first_root(h, np.full(len(h), 1 / len(h))) / scale / scale


def typical_limit_reshuffled(x: Floats, batch_size: int) -> float:
    """The first α > 0 at which an epoch's Lyapunov exponent is 0; x (n,) not all 0.

    With n = q·B + r, B the batch size, it is q·E[log|1 − α·h_B|] + E[log|1 − α·h_r|], h_B the curvature of B rows.
    """
    full, short = divmod(len(x), batch_size)
    h, scale = _curvatures(_scaled(x), batch_size), _largest(x)
    weights = np.full(len(h), full / len(h))
    if short:
        of_short = _curvatures(_scaled(x), short)
        h, weights = np.append(h, of_short), np.append(weights, np.full(len(of_short), 1 / len(of_short)))
    return _first_root(h, weights) / scale / scale


def _largest(x: Floats) -> float:
    return float(np.abs(x).max())


def _scaled(x: Floats) -> Floats:
    return x / _largest(x)  # so that the variance of x², a fourth power, stays within the range of floats


def _curvatures(x: Floats, size: int) -> Floats:
    """2·mean(x²) of every set of `size` rows if they are few, else of a sample of sets, always the same."""
    if size > 2 or comb(len(x), size) > _SAMPLE:
        return _sampled(x, size)
    if size == 1:
        return 2 * x * x
    first, second = np.triu_indices(len(x), k=1)
    return x[first] ** 2 + x[second] ** 2


def _sampled(x: Floats, size: int) -> Floats:
    """A sample, its mean and variance made the true ones: near 2/L the root depends on hardly more."""
    of_rows = 2 * x * x
    mean, deviation = float(of_rows.mean()), float(of_rows.std()) * sqrt(variance_of_mean(len(x), size))
    times = min(_BATCHES, _WORK // (len(x) if 8 * size > len(x) else size))
    if times < _LEAST:
        return np.array([max(mean - deviation, 0.0), mean + deviation])
    h = of_rows[without_replacement(len(x), size, times, np.random.default_rng(0))].mean(axis=1)
    stretch = deviation / float(np.std(h)) if np.std(h) > 0 else 0.0
    matched: Floats = np.maximum(mean + stretch * (h - h.mean()), 0.0)
    return matched


def _first_root(h: Floats, weights: Floats) -> float:
    """The first α > 0 where Σ weights·log|1 − α·h| turns positive, to 1e-12 of itself; h not all 0."""
    largest = float(h.max())
    h = h / largest
    low, high = 2.0, 4.0  # below 2/max(h) no factor is above 1
    while _lyapunov_exponents(np.array([high]), h, weights)[0] <= 0:
        high *= 2
    grid = np.geomspace(low, high, min(4096, max(32, _WORK // len(h))))
    first = int(np.argmax(_lyapunov_exponents(grid, h, weights) > 0))
    low, high = float(grid[max(first - 1, 0)]), float(grid[first])
    while high - low > 1e-12 * high:
        middle = (low + high) / 2
        if _lyapunov_exponents(np.array([middle]), h, weights)[0] > 0:
            high = middle
        else:
            low = middle
    return high / largest


def _lyapunov_exponents(rates: Floats, h: Floats, weights: Floats) -> Floats:
    """Σ weights·log|1 − α·h| at each rate α."""
    factors = np.abs(1 - np.outer(rates, h))
    with np.errstate(divide="ignore"):  # a factor of 0 ends the run at the bottom: its log is -inf
        exponents: Floats = np.log(factors, out=factors) @ weights
    return exponents
