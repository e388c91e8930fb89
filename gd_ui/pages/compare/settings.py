"""What can be chosen on the page that compares batch sizes, the runs that follow, and when each reaches the target."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

import numpy as np

from gd_core import Batches, Run, best_rate, descend
from gd_core.theory import one_step_rate
from gd_ui.controls.chosen import Rated
from gd_ui.declared import Choice, Number, Several, Unit
from gd_ui.descent.settings import (
    LARGEST_COST,
    Drawn,
    Epochs,
    LearningRate,
    Method,
    Seed,
    Settings,
    Start,
    StopOn,
)
from gd_ui.once import once
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import NOTES, Source
from gd_ui.rows.tables.regular import MOST_ROWS

MOST_PASSES = 100
"""Over the data, for every run: 19,900 updates of single rows."""
MOST_RUNS = 5
"""In one race: more colours could not be told apart."""
TRIED = (0.01, 2.1, 60)
"""Learning rates tried for the best of a batch size, times 1/L: from, to, and how many, evenly in log."""


class Rates(StrEnum):
    """Which learning rate each run takes."""

    SAME = "same"
    BEST = "best"


class Axis(StrEnum):
    """What a run is measured against."""

    UPDATE = "update"
    EPOCH = "epoch"
    SAMPLES = "samples"
    TIME = "time"


@dataclass(frozen=True)
class Entry:
    """One run of the race. It ends where its cost has come within the target of the least cost, if that is for good.

    For good: to the end of its passes over the data, and for a whole pass at least (of a run too short for one, a
    tenth of it); a noisy run may pass below the target and leave again.
    """

    size: int
    run: Run
    reached: bool


@dataclass(frozen=True)
class CompareSettings(Rated):
    """Runs that differ in their batch size only: same data, start, seed, passes over the data.

    It opens on three times the notes' α, where the winner changes with the axis. Of `sizes`, one that is larger than
    the data is all of them. `target` is in units of y², above the least cost that any w has. A modelled update takes
    `overhead` plus `per_sample` for each of its rows, in µs.
    """

    sizes: Annotated[tuple[int, ...], Several("sizes", most=MOST_RUNS, largest=MOST_ROWS)] = (1, 16, 199)
    rates: Annotated[Rates, Choice("rates", codes=Rates)] = Rates.SAME
    learning_rate: LearningRate = 3e-5
    start: Start = 1.0
    epochs: Epochs = 40
    target: Annotated[float, Number("target", least=1e-100, most=LARGEST_COST, unit=Unit.COST)] = 1e-5
    draw: Drawn = Draw.SHUFFLE
    seed: Seed = 7
    overhead: Annotated[float, Number("overhead", least=0.0, most=1e6)] = 2.0
    per_sample: Annotated[float, Number("per_sample", least=0.0, most=1e6)] = 0.003
    source: Source = NOTES

    def on(self, source: Source) -> Self:
        """The race on the rows of `source`, in their units; the largest of its sizes is all of them."""
        rows = len(source.data)
        sizes = (*(size for size in self.sizes[:-1] if size < rows), rows)
        return replace(super().on(source), sizes=sizes)

    @property
    def not_offered(self) -> set[StrEnum]:
        """A frozen batch is no method, and the race ends at the target."""
        return {Draw.FROZEN}

    @property
    def batch_sizes(self) -> tuple[int, ...]:
        """The batch sizes of the runs, in order: none of them larger than the data."""
        return tuple(sorted({min(size, len(self.data)) for size in self.sizes}))

    @property
    def batch_size(self) -> int:
        """The largest: the landmarks shown beside the learning rate are those that hold for it."""
        return self.batch_sizes[-1]

    @property
    def batches(self) -> Batches:
        """The rows of each update of the largest batch size."""
        return self.of(self.batch_size).batches

    @property
    def passes(self) -> int:
        """Passes over the data that every run may make."""
        return min(self.epochs, MOST_PASSES)

    def of(self, size: int) -> Settings:
        """The settings of a method's page for this batch size."""
        updates = self.passes * -(-len(self.data) // size)
        return Settings(
            Method.MINI_BATCH, epochs=self.passes, tolerance=self.target, updates=updates, stop_on=StopOn.NEVER,
            batch=size, draw=self.draw, learning_rate=self.rate_of(size), start=self.start,
            seed=self.seed, source=self.source,
        )  # fmt: skip

    def rate_of(self, size: int) -> float:
        """The learning rate of this batch size; where none reaches the target, there is no best one."""
        if self.rates is Rates.SAME:
            return self.learning_rate
        return _best(replace(self, rates=Rates.SAME, learning_rate=0.0), size) or self.learning_rate

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The race."""
        return tuple(self._entry(size) for size in self.batch_sizes)

    def _entry(self, size: int) -> Entry:
        settings = self.of(size)
        run = settings.run
        updates = int((run.excess > self.target).nonzero()[0].max(initial=-1)) + 1
        if updates > run.updates - min(settings.updates_per_epoch, run.updates // 10 + 1):
            return Entry(size, run, reached=False)
        ended = descend(run.data, run.batches.first(updates), run.learning_rate[:updates], self.start)
        return Entry(size, ended, reached=True)

    def measured(self, run: Run) -> dict[Axis, float]:
        """What the whole of `run` took, on every axis (time in µs)."""
        samples = int(run.samples_seen[-1])
        time = self.overhead * run.updates + self.per_sample * samples
        return {
            Axis.UPDATE: run.updates,
            Axis.EPOCH: samples / run.batches.n,
            Axis.SAMPLES: samples,
            Axis.TIME: time,
        }


@once(maxsize=512)
def _best(race: CompareSettings, size: int) -> float | None:
    settings = race.of(size)
    one_step = one_step_rate(settings.data.x)
    tried = one_step * np.union1d(np.geomspace(*TRIED), [1.0])
    found = best_rate(settings.data, settings.batches, race.start, race.target, tried)
    return found and found.learning_rate
