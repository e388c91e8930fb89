"""Which rows each update sees: the only thing in which BGD, SGD and mini-batch differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np

from gd_core import drawing
from gd_core.arrays import Ints, read_only


@dataclass(frozen=True, eq=False)
class Batches:
    """The rows of each of K updates, chosen once and never changed, so using one twice gives the same run.

    `n` is the number of rows to choose from, `sizes` (K,) how many each update reads, and `rows` (sum of sizes,) all
    of them end to end, counted from 0. `rows` is None where every update reads all n: BGD's epochs cost no memory.
    The order of the rows within a batch has no meaning. `full_batches`, `shuffled_batches`, `drawn_batches` and
    `replay_batches` make them; the arrays are read-only.
    """

    n: int
    sizes: Ints
    rows: Ints | None

    def __post_init__(self) -> None:
        """Close the arrays for writing."""
        read_only(self.sizes)
        if self.rows is not None:
            read_only(self.rows)

    def __len__(self) -> int:
        """The number of updates K."""
        return len(self.sizes)

    @cached_property
    def samples_seen(self) -> Ints:
        """How many rows have been read before each update and after the last: (K+1,), from 0."""
        seen = np.zeros(len(self) + 1, dtype=np.int64)
        np.cumsum(self.sizes, out=seen[1:])
        return read_only(seen)

    def rows_of(self, update: int) -> Ints:
        """The rows (B,) that `update` reads, both counted from 0; IndexError if there is no such update."""
        if not 0 <= update < len(self):
            raise IndexError(f"update {update} of {len(self)}")
        if self.rows is None:
            return np.arange(self.n)
        return self.rows[self.samples_seen[update] : self.samples_seen[update + 1]]

    def first(self, updates: int) -> "Batches":
        """Batches of the first `updates` ≤ K updates alone."""
        rows = None if self.rows is None else self.rows[: self.samples_seen[updates]]
        return Batches(self.n, self.sizes[:updates], rows)


def full_batches(n: int, epochs: int) -> Batches:
    """BGD: every one of `epochs` updates reads all n rows. Takes no memory, however many rows and epochs.

    ValueError unless n ≥ 1 and epochs ≥ 0.

    >>> len(full_batches(199, 100)), full_batches(3, 1).rows_of(0).tolist()
    (100, [0, 1, 2])
    """
    _at_least("n", n, 1)
    _at_least("epochs", epochs, 0)
    return Batches(n, _equal_sizes(n, epochs), None)


def shuffled_batches(n: int, batch_size: int, epochs: int, rng: np.random.Generator) -> Batches:
    """Each epoch deals out the n rows in a new random order, `batch_size` at a time; its last may be short.

    That is ⌈n / batch_size⌉ updates an epoch. With batch_size = n every update reads all rows: it is BGD, and
    `rng` is not used. ValueError unless 1 ≤ batch_size ≤ n and epochs ≥ 0.
    """
    _check_size(n, batch_size)
    _at_least("epochs", epochs, 0)
    if batch_size == n:
        return full_batches(n, epochs)
    full, short = divmod(n, batch_size)
    epoch = [batch_size] * full + [short] * (short > 0)
    sizes = np.tile(np.array(epoch), epochs) if short else _equal_sizes(batch_size, full * epochs)
    return Batches(n, sizes, drawing.permutations(n, epochs, rng).ravel())


def partial_epoch(n: int, batch_size: int, updates: int, rng: np.random.Generator) -> Batches:
    """The first `updates` batches of a reshuffled epoch of n rows, without shuffling the rows that come after them.

    They are drawn with the same probabilities as by `shuffled_batches`, but are not the same ones for the same `rng`;
    more updates begin with the same rows. ValueError unless 1 ≤ batch_size ≤ n and 0 ≤ updates·batch_size ≤ n.
    """
    _check_size(n, batch_size)
    _at_least("updates", updates, 0)
    if updates * batch_size > n:
        raise ValueError(f"{updates} batches of {batch_size} do not fit in one epoch of {n} rows")
    return Batches(
        n, _equal_sizes(batch_size, updates), drawing.permutation_prefix(n, updates * batch_size, rng)
    )


def drawn_batches(n: int, batch_size: int, updates: int, rng: np.random.Generator) -> Batches:
    """Each of `updates` updates draws `batch_size` different rows of n afresh, any set as likely: as the notes do.

    With batch_size = n every update reads all rows: it is BGD, and `rng` is not used.
    ValueError unless 1 ≤ batch_size ≤ n and updates ≥ 0.
    """
    _check_size(n, batch_size)
    _at_least("updates", updates, 0)
    if batch_size == n:
        return full_batches(n, updates)
    rows = drawing.without_replacement(n, batch_size, updates, rng)
    return Batches(n, _equal_sizes(batch_size, updates), rows.ravel())


def replay_batches(n: int, rows_of_each_update: Sequence[Sequence[int]]) -> Batches:
    """Batches as they were recorded: for each update its rows of n, counted from 0; a row may come twice.

    ValueError unless every row is a whole number from 0 to n − 1, and every batch has 1 to n of them.

    >>> replay_batches(199, [[163, 28]] * 41).rows_of(40).tolist()
    [163, 28]
    """
    _at_least("n", n, 1)
    sizes = np.array([len(rows) for rows in rows_of_each_update], dtype=np.int64)
    if np.any((sizes < 1) | (sizes > n)):
        raise ValueError(f"a batch must have 1 to {n} rows")
    rows = np.array(list(chain.from_iterable(rows_of_each_update)) or np.zeros(0, dtype=np.int64))
    if rows.dtype.kind not in "iu" or np.any((rows < 0) | (rows >= n)):
        raise ValueError(f"rows must be whole numbers from 0 to {n - 1}")
    return Batches(n, sizes, rows.astype(drawing.ROW))


def concatenate(parts: Sequence[Batches]) -> Batches:
    """The updates of all `parts` in turn, as one Batches. ValueError without any, or unless all are of the same n.

    >>> concatenate([full_batches(2, 1), replay_batches(2, [[1]])]).rows_of(1).tolist()
    [1]
    """
    counts = sorted({part.n for part in parts})
    if len(counts) != 1:
        raise ValueError(f"batches must be of one number of rows, not of {counts or 'none at all'}")
    sizes = np.concatenate([part.sizes for part in parts])
    if all(part.rows is None for part in parts):
        return Batches(parts[0].n, sizes, None)
    return Batches(parts[0].n, sizes, np.concatenate([_all_rows(part) for part in parts]))


def _all_rows(part: Batches) -> Ints:
    return np.tile(np.arange(part.n, dtype=drawing.ROW), len(part)) if part.rows is None else part.rows


def _equal_sizes(size: int, updates: int) -> Ints:
    return np.broadcast_to(np.int64(size), (updates,))


def _check_size(n: int, batch_size: int) -> None:
    _at_least("n", n, 1)
    if not 1 <= batch_size <= n:
        raise ValueError(f"batch_size must be from 1 to {n}, not {batch_size}")


def _at_least(name: str, value: int, least: int) -> None:
    if value < least:
        raise ValueError(f"{name} must be at least {least}, not {value}")
