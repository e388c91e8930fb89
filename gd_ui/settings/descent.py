"""What can be chosen on the page of a method, and the run that follows from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Literal

import numpy as np

from gd_core import (
    Batches,
    Dataset,
    Run,
    descend,
    drawn_batches,
    full_batches,
    linear_data,
    notes_data,
    replay_batches,
    shuffled_batches,
)

ROWS = len(notes_data())
SLOPE = 2.0
"""Of the line under the data, noise or not."""
MOST_UPDATES = 20_000
MOST_ROWS = 2_000_000
INPUTS = {
    "lr", "w0", "epochs", "updates", "stop", "tol", "noise", "noise_seed", "draw", "batch", "seed",
}  # fmt: skip
"""Names in the link."""
KEPT_ROWS = 200_000
"""A drawing of so many rows at most (0.8 MB) is kept for whoever asks for it next."""


class Method(StrEnum):
    """The three methods; they differ in the rows each update sees, and in nothing else."""

    BGD = "bgd"
    SGD = "sgd"
    MINI_BATCH = "mini_batch"


class Draw(StrEnum):
    """How the rows of an update are chosen."""

    SHUFFLE = "shuffle"
    FRESH = "fresh"
    FROZEN = "frozen"


class StopOn(StrEnum):
    """Whose cost is compared with the tolerance."""

    NEVER = "never"
    BATCH = "batch"
    FULL = "full"


@dataclass(frozen=True)
class Settings:
    """What is chosen on a page. Two equal settings give the same run, to the last digit.

    `epochs` counts where every epoch visits each row (BGD, reshuffled rows), `updates` where rows are
    drawn afresh. Units: `learning_rate` in 1/curvature, `noise` in units of y (standard deviation).
    """

    method: Method
    epochs: int
    tolerance: float
    updates: int = 1000
    stop_on: StopOn = StopOn.BATCH
    batch: int = 1
    draw: Draw = Draw.FRESH
    learning_rate: float = 1e-5
    start: float = 1.0
    noise: float = 0.0
    noise_seed: int = 1
    seed: int = 7

    @property
    def defaults(self) -> "Settings":
        """What the notes' program of this method does."""
        return AS_IN_THE_NOTES[self.method]

    @property
    def inputs(self) -> set[str]:
        """The names in the link that the page of this method has an input for."""
        missing = {Method.BGD: {"draw", "seed", "batch", "updates"}, Method.SGD: {"batch"}}
        return INPUTS - missing.get(self.method, set())

    @property
    def not_offered(self) -> set[StrEnum]:
        """BGD's batch is the whole data, so its cost is no other choice; a frozen row is left to mini-batch."""
        left_out: dict[Method, set[StrEnum]] = {Method.BGD: {StopOn.FULL}, Method.SGD: {Draw.FROZEN}}
        return left_out.get(self.method, set())

    @cached_property
    def data(self) -> Dataset:
        """The notes' 199 rows, with noise on y where it is asked for."""
        return rows_with(self.noise, self.noise_seed)

    @property
    def batch_size(self) -> int:
        """Rows in one update (the last batch of an epoch may be shorter)."""
        rows = len(self.data.x)
        return {Method.BGD: rows, Method.SGD: 1}.get(self.method, min(max(self.batch, 1), rows))

    @property
    def visits_every_row(self) -> bool:
        """Whether an epoch sees each row exactly once, so that epochs can be counted."""
        return self.method is Method.BGD or self.draw is Draw.SHUFFLE

    @property
    def updates_per_epoch(self) -> int:
        """Updates in one pass over the data, a short last batch included."""
        return -(-len(self.data.x) // self.batch_size)

    @property
    def updates_asked(self) -> int:
        """Updates the visitor asked for."""
        return self.epochs * self.updates_per_epoch if self.visits_every_row else self.updates

    @property
    def updates_allowed(self) -> int:
        """Updates a page computes of them: at most 20,000, reading at most 2,000,000 rows."""
        allowed = min(self.updates_asked, MOST_UPDATES, MOST_ROWS // self.batch_size)
        whole = allowed - allowed % self.updates_per_epoch
        return whole if self.visits_every_row else allowed

    @cached_property
    def batches(self) -> Batches:
        """Which rows each update sees."""
        updates = self.updates_allowed
        draw = _drawn_before if updates * self.batch_size <= KEPT_ROWS else drawn
        return draw(len(self.data.x), self.batch_size, self.draw, updates, self.seed)

    @cached_property
    def run(self) -> Run:
        """The whole run: computed at once, then only looked at."""
        tolerance = None if self.stop_on is StopOn.NEVER else self.tolerance
        on: Literal["batch", "full"] = "full" if self.stop_on is StopOn.FULL else "batch"
        return descend(self.data, self.batches, self.learning_rate, self.start, tolerance, on)


@lru_cache(maxsize=256)
def rows_with(noise: float, seed: int) -> Dataset:
    """The notes' rows, y = 2x plus noise of this standard deviation; without any, `seed` changes nothing."""
    if not noise:
        return notes_data()
    return linear_data(notes_data().x, SLOPE, noise, np.random.default_rng(seed))


def drawn(rows: int, size: int, draw: Draw, updates: int, seed: int) -> Batches:
    """The rows of each update, `size` out of `rows`; with reshuffled rows as many whole epochs as `updates` hold."""
    rng = np.random.default_rng(seed)
    if size == rows:
        return full_batches(rows, updates)
    if draw is Draw.SHUFFLE:
        return shuffled_batches(rows, size, updates // -(-rows // size), rng)
    if draw is Draw.FROZEN:
        first = drawn_batches(rows, size, 1, rng).rows_of(0)
        return replay_batches(rows, [first.tolist()] * updates)
    return drawn_batches(rows, size, updates, rng)


def drawn_updates(size: int, draw: Draw, updates: int, seed: int) -> Batches:
    """So many updates out of the notes' rows, exactly: of reshuffled rows the last epoch may be cut."""
    epoch = -(-ROWS // size)
    whole = -(-updates // epoch) * epoch if draw is Draw.SHUFFLE else updates
    return drawn(ROWS, size, draw, whole, seed).first(updates)


_drawn_before = lru_cache(maxsize=64)(drawn)
"""Drawing takes longer than all else in a run, and only a new batch size, way, length or seed calls for it."""


AS_IN_THE_NOTES = {
    Method.BGD: Settings(Method.BGD, epochs=100, tolerance=1e-5),
    Method.SGD: Settings(Method.SGD, epochs=5, tolerance=1e-7),
    Method.MINI_BATCH: Settings(Method.MINI_BATCH, epochs=10, tolerance=1e-7, batch=2),
}
"""What the notes' programs do; mini-batch as they mean it: another pair of rows for every update."""

WITH_NOISE = {
    Method.BGD: replace(AS_IN_THE_NOTES[Method.BGD], epochs=40),
    Method.SGD: replace(AS_IN_THE_NOTES[Method.SGD], epochs=2, draw=Draw.SHUFFLE),
    Method.MINI_BATCH: replace(AS_IN_THE_NOTES[Method.MINI_BATCH], epochs=3, draw=Draw.SHUFFLE, batch=4),
}
"""Noise on y moves every batch's own bottom to another place; no cost falls below a tolerance any more."""
WITH_NOISE = {m: replace(s, noise=20.0, stop_on=StopOn.NEVER) for m, s in WITH_NOISE.items()}

AS_PRINTED = replace(AS_IN_THE_NOTES[Method.MINI_BATCH], draw=Draw.FROZEN)
"""The notes' mini-batch program as printed: its first pair of rows is used for every update."""
