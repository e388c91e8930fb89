"""What can be chosen on the page of a method, and the run that follows from it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from gd_core import (
    Batches,
    Run,
    descend,
)
from gd_ui.controls.chosen import Rated
from gd_ui.declared import Choice, Number, Unit
from gd_ui.rows.drawing import Draw, kept_or_drawn
from gd_ui.rows.source import LARGEST_SEED, NOTES, Source
from gd_ui.rows.tables.regular import MOST_ROWS

LARGEST_COST = 1e200
MOST_UPDATES = 20_000
MOST_READ_BY_A_RUN = 2_000_000
"""Rows, by all its updates together."""


class Method(StrEnum):
    """The three methods; they differ in the rows each update sees, and in nothing else."""

    BGD = "bgd"
    SGD = "sgd"
    MINI_BATCH = "mini_batch"


class StopOn(StrEnum):
    """Whose cost is compared with the tolerance."""

    NEVER = "never"
    BATCH = "batch"
    FULL = "full"


LearningRate = Annotated[float, Number("lr", least=0.0, most=1e200, unit=Unit.RATE)]
Start = Annotated[float, Number("w0", small=True, least=-1e100, most=1e100, unit=Unit.WEIGHT)]
BatchSize = Annotated[int, Number("batch", least=1, most=MOST_ROWS)]
Drawn = Annotated[Draw, Choice("draw", codes=Draw)]
Seed = Annotated[int, Number("seed", small=True, least=0, most=LARGEST_SEED)]
Epochs = Annotated[int, Number("epochs", small=True, least=1, most=10**9)]
Updates = Annotated[int, Number("updates", small=True, least=1, most=10**9)]
StopRule = Annotated[StopOn, Choice("stop", codes=StopOn)]
Tolerance = Annotated[float, Number("tol", least=0.0, most=LARGEST_COST, unit=Unit.COST)]
"""What several pages let choose, declared once."""


@dataclass(frozen=True)
class Settings(Rated):
    """What is chosen on a page. Two equal settings give the same run, to the last digit.

    `epochs` counts where every epoch visits each row (BGD, reshuffled rows), `updates` where rows are
    drawn afresh. `learning_rate` is in units of 1/curvature, `tolerance` of y².
    """

    method: Method
    epochs: Epochs
    tolerance: Tolerance
    updates: Updates = 1000
    stop_on: StopRule = StopOn.BATCH
    batch: BatchSize = 1
    draw: Drawn = Draw.FRESH
    learning_rate: LearningRate = 1e-5
    start: Start = 1.0
    seed: Seed = 7
    source: Source = NOTES

    @property
    def initial(self) -> "Settings":
        """What the notes' program of this method does."""
        return AS_IN_THE_NOTES[self.method]

    @property
    def inputs(self) -> set[str]:
        """The names in the link that the page of this method has an input for."""
        missing = {Method.BGD: {"draw", "seed", "batch", "updates"}, Method.SGD: {"batch"}}
        return super().inputs - missing.get(self.method, set())

    @property
    def not_offered(self) -> set[StrEnum]:
        """BGD's batch is the whole data, so its cost is no other choice; a frozen row is left to mini-batch."""
        left_out: dict[Method, set[StrEnum]] = {Method.BGD: {StopOn.FULL}, Method.SGD: {Draw.FROZEN}}
        return left_out.get(self.method, set())

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
        """Updates a page computes of them: at most 20,000, of batches of at most 2,000,000 rows together.

        Reshuffled, whole epochs; or what there is time for of the first.
        """
        read = MOST_READ_BY_A_RUN // self.batch_size if self.batch_size < len(self.data) else MOST_UPDATES
        allowed = min(self.updates_asked, MOST_UPDATES, read)
        whole = allowed - allowed % self.updates_per_epoch
        return whole or allowed if self.visits_every_row else allowed

    @cached_property
    def batches(self) -> Batches:
        """Which rows each update sees."""
        return kept_or_drawn(len(self.data), self.batch_size, self.draw, self.updates_allowed, self.seed)

    @cached_property
    def run(self) -> Run:
        """The whole run: computed at once, then only looked at."""
        tolerance = None if self.stop_on is StopOn.NEVER else self.tolerance
        on: Literal["batch", "full"] = "full" if self.stop_on is StopOn.FULL else "batch"
        return descend(self.data, self.batches, self.learning_rate, self.start, tolerance, on)


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
WITH_NOISE = {m: replace(s, source=Source(noise=20.0), stop_on=StopOn.NEVER) for m, s in WITH_NOISE.items()}

AS_PRINTED = replace(AS_IN_THE_NOTES[Method.MINI_BATCH], draw=Draw.FROZEN)
"""The notes' mini-batch program as printed: its first pair of rows is used for every update."""
