"""Which rows are drawn, and which of them light up at each key frame."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gd_core import Batches
from gd_core.arrays import Ints
from gd_ui.scene.scene import pack
from gd_ui.scene.schema import RowBits, RowLists, Rows

MOST_SHOWN = 2_000
"""Of the rows are drawn; the numbers use every row."""
MOST_LIT = 1_000
"""Of those are rows that light up, so that a single row that is drawn is seen among a million."""
FIXED = 0
"""The seed of which others are shown: the same for every run on these rows."""


@dataclass(frozen=True)
class ShownRows:
    """The rows `shown`, by their numbers, and for each key frame which of them are `lit` (None where all are read)."""

    shown: Ints
    lit: Rows | None


def shown_rows(batches: Batches, updates: NDArray[np.int64]) -> ShownRows:
    """The rows to draw for these updates, one a key frame."""
    whole = batches.rows is None
    if batches.n <= MOST_SHOWN:
        return ShownRows(np.arange(batches.n), None if whole else lit_rows(batches, updates))
    each = max(1, MOST_LIT // max(1, len(updates)))
    lit = np.zeros((0, 1), np.int64) if whole else _rows_of(batches, updates, each)
    named = np.unique(lit[lit < batches.n])
    others = np.random.default_rng(FIXED).choice(batches.n, MOST_SHOWN, replace=False)
    others = np.setdiff1d(others, named, assume_unique=True)[: MOST_SHOWN - len(named)]
    shown = np.concatenate([named, others])
    return ShownRows(shown, None if whole else _lit_among(named, lit, batches, updates))


def _lit_among(named: Ints, lit: Ints, batches: Batches, updates: NDArray[np.int64]) -> RowLists:
    """Lists of places in `named`, and `names`, the numbers of the rows there; `sizes`, where batches are larger."""
    places = np.where(lit < batches.n, np.searchsorted(named, lit), len(named))
    sizes = batches.sizes[updates]
    return RowLists(
        width=lit.shape[1],
        list=pack(places, "u2"),
        none=len(named),
        names=pack(named, "u4"),
        sizes=pack(sizes, "u4") if (sizes > lit.shape[1]).any() else None,
    )


def lit_rows(batches: Batches, updates: NDArray[np.int64]) -> Rows:
    """The rows each of `updates` reads: as lists where batches are small, as one bit a row where they are not."""
    rows = _rows_of(batches, updates)
    width = rows.shape[1]
    if width * _bytes(batches.n) <= batches.n / 8:
        return RowLists(width=width, list=pack(rows, f"u{_bytes(batches.n)}"), none=batches.n)
    return RowBits(width=-(-batches.n // 8), bits=pack(_bits(rows, batches.n), "u1"))


def _rows_of(batches: Batches, updates: NDArray[np.int64], most: int | None = None) -> Ints:
    assert batches.rows is not None, "an update on all rows lights none of them"
    sizes, starts = batches.sizes[updates], batches.samples_seen[updates]
    width = min(int(sizes.max(initial=1)), most or batches.n)
    places = starts[:, None] + np.arange(width)
    rows = batches.rows.take(places, mode="clip")
    rows[places >= (starts + sizes)[:, None]] = batches.n
    return rows


def _bytes(largest: int) -> int:
    return 1 if largest < 2**8 else 2 if largest < 2**16 else 4


def _bits(rows: Ints, n: int) -> NDArray[np.uint8]:
    """Set as one flat array, which numpy does four times faster than by pairs of places."""
    lit = np.zeros((len(rows), n + 1), bool)
    lit.reshape(-1)[rows + np.arange(len(rows))[:, None] * (n + 1)] = True
    return np.packbits(lit[:, :n], axis=1, bitorder="little")
