"""Which rows an update sees: the ways to draw a batch, and the batches drawn."""

from enum import StrEnum
from functools import lru_cache

import numpy as np

from gd_core import Batches, drawn_batches, full_batches, partial_epoch, replay_batches, shuffled_batches

MANY_ROWS = 50_000
"""Of more, a run that reads up to half shuffles only those it reads."""
KEPT_ROWS = 200_000
"""A drawing of so many rows at most (0.8 MB) is kept for whoever asks for it next."""


class Draw(StrEnum):
    """How the rows of an update are chosen."""

    SHUFFLE = "shuffle"
    FRESH = "fresh"
    FROZEN = "frozen"


def drawn(rows: int, size: int, draw: Draw, updates: int, seed: int) -> Batches:
    """The rows of each update, `size` out of `rows`; of reshuffled rows the last epoch may be cut."""
    rng = np.random.default_rng(seed)
    if size == rows:
        return full_batches(rows, updates)
    if draw is Draw.SHUFFLE:
        return _reshuffled(rows, size, updates, rng)
    if draw is Draw.FROZEN:
        first = drawn_batches(rows, size, 1, rng).rows_of(0)
        return replay_batches(rows, [first.tolist()] * updates)
    return drawn_batches(rows, size, updates, rng)


def kept_or_drawn(rows: int, size: int, draw: Draw, updates: int, seed: int) -> Batches:
    """What `drawn` gives; kept, where they are not too many, for whoever asks for them next."""
    asked = (rows, size, draw, updates, seed)
    return _drawn_before(*asked) if updates * size <= KEPT_ROWS else drawn(*asked)


def reads_few(rows: int, size: int, updates: int) -> bool:
    """Whether so many updates read so few of many rows that not all need to be shuffled."""
    return rows > MANY_ROWS and 2 * updates * size <= rows


def _reshuffled(rows: int, size: int, updates: int, rng: np.random.Generator) -> Batches:
    epoch = -(-rows // size)
    if reads_few(rows, size, updates):
        return partial_epoch(rows, size, updates, rng)
    return shuffled_batches(rows, size, -(-updates // epoch), rng).first(updates)


_drawn_before = lru_cache(maxsize=64)(drawn)
"""Drawing takes longer than all else in a run, and only a new batch size, way, length or seed calls for it."""
