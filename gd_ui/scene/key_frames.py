"""Which updates of a long run can be looked at one by one."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gd_core.arrays import Floats

WHOLE = 600
"""A run of up to so many updates is shown whole."""
THINNED = 400
"""Key frames of a longer one: each carries w before and after its update and a band, so fewer weigh as much."""

Frames = NDArray[np.int64]


@lru_cache
def key_frames(updates: int, whole: int = WHOLE, most: int = THINNED) -> Frames:
    """The update numbers shown of a run of `updates`, from 0 (the start) to the last.

    All of up to `whole`; of a longer run `most`, the first third of them one by one and the rest spaced evenly in log.

    >>> key_frames(3)
    array([0, 1, 2, 3])
    """
    frames = np.arange(updates + 1) if updates <= whole else _thinned(updates, most)
    frames.flags.writeable = False  # they are kept for the next run of this length
    return frames


def _thinned(updates: int, most: int) -> Frames:
    first = most // 3
    rest = np.geomspace(first, updates, most - first).round().astype(np.int64)
    return np.union1d(np.arange(first), rest)


def band(values: Floats, frames: Frames) -> tuple[Floats, Floats]:
    """Lowest and highest of `values`, one an update, in each stretch that ends at a key frame: (frames,) each."""
    stretches = np.concatenate([[0], frames[:-1] + 1])
    shown = values[: frames[-1] + 1]
    return np.minimum.reduceat(shown, stretches), np.maximum.reduceat(shown, stretches)
