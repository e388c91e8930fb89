"""Random rows, many updates at a time."""

import numpy as np

from gd_core.arrays import Ints

ROW = np.int32
"""Rows are kept as 32-bit numbers: half the memory, and quicker to draw."""

_CHUNK = 1 << 20


def permutations(n: int, times: int, rng: np.random.Generator) -> Ints:
    """`times` independent random orders of the rows 0 … n − 1, all equally likely: (times, n)."""
    orders = np.tile(np.arange(n, dtype=ROW), (times, 1))
    return rng.permuted(orders, axis=1, out=orders)


def permutation_prefix(n: int, count: int, rng: np.random.Generator) -> Ints:
    """The first `count` ≤ n rows of a random order of all n, (count,): quick while that is at most half of them.

    Rows are drawn with repeats, and each counts once, where it first comes: a longer draw begins with a shorter one.
    """
    rows = np.zeros(0, dtype=ROW)
    while len(rows) < count:
        drawn = np.concatenate([rows, rng.integers(n, size=2 * (count - len(rows)), dtype=ROW)])
        rows = drawn[np.sort(np.unique(drawn, return_index=True)[1])]
    return rows[:count].copy()


def without_replacement(n: int, size: int, times: int, rng: np.random.Generator) -> Ints:
    """`times` random sets of `size` different rows out of n, every set equally likely: (times, size)."""
    if 8 * size > n > 8:
        return _smallest_keys(n, size, times, rng)
    return _without_repeats(n, size, times, rng)


def variance_of_mean(n: int, size: int) -> float:
    """(n − B)/(B·(n − 1)): the variance of the mean of B = `size` different rows of n, as a part of that of one row.

    0 where n is 1. Cochran, Sampling Techniques, theorem 2.2.

    >>> variance_of_mean(199, 1), variance_of_mean(199, 199)
    (1.0, 0.0)
    """
    return (n - size) / (size * (n - 1)) if n > 1 else 0.0


def _smallest_keys(n: int, size: int, times: int, rng: np.random.Generator) -> Ints:
    """Give every row a random key, and take the rows with the smallest: quicker than whole shuffles.

    A key carries its row in its last bits, so that numpy parts the keys themselves, three times as quick as
    their places. Of 199 rows, two share the 56 random bits once in 10¹² updates: the lower row then wins.
    """
    sets = np.empty((times, size), dtype=ROW)
    rows = np.arange(n, dtype=np.uint64)
    row_bits = np.uint64((1 << n.bit_length()) - 1)
    chunk = max(1, _CHUNK // n)  # keys of n rows for all updates at once could fill the memory
    for first in range(0, times, chunk):
        part = sets[first : first + chunk]
        keys = rng.integers(1 << 64, size=(len(part), n), dtype=np.uint64)
        keys &= ~row_bits
        keys |= rows
        keys.partition(size - 1, axis=1)
        part[:] = keys[:, :size] & row_bits
    return sets


def _without_repeats(n: int, size: int, times: int, rng: np.random.Generator) -> Ints:
    """Draw with repeats, then draw each repeat anew until none is left.

    No row is treated differently from another, so by symmetry every set of `size` rows is equally likely.
    """
    sets = rng.integers(n, size=(times, size), dtype=ROW)
    unsettled = np.arange(times) if size > 1 else np.arange(0)
    while len(unsettled):
        some = np.sort(sets[unsettled], axis=1)
        repeats = np.zeros(some.shape, dtype=np.bool_)
        np.equal(some[:, 1:], some[:, :-1], out=repeats[:, 1:])
        some[repeats] = rng.integers(n, size=np.count_nonzero(repeats), dtype=ROW)
        sets[unsettled] = some
        unsettled = unsettled[repeats.any(axis=1)]
    return sets
