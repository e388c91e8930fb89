"""Where a learning rate lies: the landmarks of a method, and the zone between two of them."""

import math
from dataclasses import dataclass, replace
from enum import StrEnum

from gd_core.theory import RateLimits, rate_limits
from gd_ui.controls.chosen import Rated
from gd_ui.once import once
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source

SLOW_BELOW = 0.1
"""Of 1/L: below it an update covers less than a tenth of the way to the bottom."""
NOTES_RATE = 1e-5
"""The notes', for their rows."""
SAME = 1e-9
"""Relative: two learning rates nearer than this are the same, and so are two factors of the error."""


class Mark(StrEnum):
    """A learning rate that means something for the method on the page."""

    NOTES = "notes"
    ONE_STEP = "one_step"
    TWICE = "twice"
    FARTHEST = "farthest"
    MEAN_SQUARE = "mean_square"
    TYPICAL = "typical"


class Zone(StrEnum):
    """What a learning rate does to a run."""

    SLOW = "slow"
    FAST = "fast"
    OVERSHOOTING = "overshooting"
    UNSURE = "unsure"
    DIVERGING = "diverging"


@dataclass(frozen=True)
class Rates:
    """The landmarks of one method on one dataset, and the upper ends of its first four zones.

    `one_step` is 1/L; `one_parabola` says that every update steps on the same parabola, as BGD's do.
    """

    marks: dict[Mark, float]
    ends: dict[Zone, float]
    one_step: float
    one_parabola: bool

    def zone(self, rate: float) -> Zone:
        """The zone `rate` lies in; on the border of two zones it is the lower one's."""
        inside = (z for z, end in self.ends.items() if rate <= end * (1 + SAME))
        return next(inside, Zone.DIVERGING)

    def mark(self, rate: float) -> Mark | None:
        """The landmark that `rate` is exactly, if any."""
        return next((m for m, value in self.marks.items() if math.isclose(rate, value, rel_tol=SAME)), None)


def rates(settings: Rated) -> Rates:
    """The landmarks for these settings: their method, batch size and way of drawing."""
    limits = limits_of(settings)
    same = settings.batch_size == len(settings.data) or settings.draw is Draw.FROZEN
    notes = {Mark.NOTES: NOTES_RATE} if settings.source.is_notes else {}
    return Rates(notes | _marks(limits, same), _ends(limits), limits.one_step, same)


def limits_of(settings: Rated) -> RateLimits:
    """The limits on the learning rate, as `gd_core.theory` has them.

    A frozen batch is never changed, so it has BGD's limits on its own few rows.
    """
    if settings.draw is Draw.FROZEN and len(settings.batches):
        x = settings.data.x[settings.batches.rows_of(0)]
        return rate_limits(x, len(x), reshuffled=False)
    noiseless = replace(settings.source, noise=0.0, noise_seed=0)  # y makes no difference
    return _limits(noiseless, settings.batch_size, settings.draw is Draw.SHUFFLE)


@once(maxsize=512)
def _limits(source: Source, batch_size: int, reshuffled: bool) -> RateLimits:
    return rate_limits(source.data.x, batch_size, reshuffled)


def _marks(limits: RateLimits, whole: bool) -> dict[Mark, float]:
    if whole:
        found = {Mark.ONE_STEP: limits.one_step, Mark.TWICE: limits.typical}
    else:
        found = {Mark.FARTHEST: limits.farthest, Mark.TYPICAL: limits.typical}
        if limits.mean_square is not None and limits.mean_square < limits.typical * (1 - 1e-6):
            found |= {Mark.MEAN_SQUARE: limits.mean_square}
    by_size = sorted(found.items(), key=lambda mark: mark[1])
    return {m: value for m, value in by_size if math.isfinite(value)}


def _ends(limits: RateLimits) -> dict[Zone, float]:
    sure = limits.farthest if limits.mean_square is None else limits.mean_square
    touching = math.isclose(sure, limits.typical, rel_tol=SAME)
    return {
        Zone.SLOW: SLOW_BELOW * limits.one_step,
        Zone.FAST: limits.farthest / 2,
        Zone.OVERSHOOTING: sure * (1 - 4 * SAME) if touching else sure,
        Zone.UNSURE: limits.typical,
    }
