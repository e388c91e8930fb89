"""Quantiles of the values of many runs."""

import numpy as np

from gd_core.arrays import Floats

SHARES = (0.05, 0.5, 0.95)


def quantiles(values: Floats) -> Floats:
    """What 5 % of the runs are at or below, half of them, and 95 %: (3, T) from (T, S), T values of each of S runs.

    Each is the value of a run, not one between two: of those one may be inf. Sorting takes a seventh of the time
    of np.quantile.

    >>> quantiles(np.array([[4.0, 1.0, np.inf, 2.0]])).tolist()
    [[1.0], [2.0], [inf]]
    """
    runs = values.shape[1]
    places = np.ceil(np.array(SHARES) * runs - 1e-9).astype(np.int64) - 1
    return np.sort(values, axis=1)[:, places].T
