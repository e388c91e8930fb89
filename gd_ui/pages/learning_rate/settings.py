"""What can be chosen on the page on learning rates."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Annotated

import numpy as np

from gd_core import Batches, Run, descend
from gd_core.arrays import Floats
from gd_ui.controls.chosen import Rated
from gd_ui.declared import Choice
from gd_ui.descent.settings import BatchSize, Drawn, LearningRate, Method, Seed, Start, Tolerance, Updates
from gd_ui.pages.learning_rate.runs import MOST_READ_BY_SEEDS, Draws, Measured, measured, on_the_map, rates_of
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import NOTES, Source

MOST_ON_THE_MAP = 600
"""Of a run: each can be looked at."""


@dataclass(frozen=True)
class LearningRateSettings(Rated):
    """All three methods are measured at every learning rate; one of them, `method`, is played at `learning_rate`.

    `batch` is mini-batch's. `tolerance` is a cost above the least that any w has, in units of y². The rest is as
    in `Settings`.
    """

    method: Annotated[Method, Choice("method", codes=Method)] = Method.BGD
    learning_rate: LearningRate = 1e-5
    batch: BatchSize = 8
    draw: Drawn = Draw.FRESH
    tolerance: Tolerance = 1e-5
    start: Start = 1.0
    updates: Updates = 400
    seed: Seed = 7
    source: Source = NOTES

    @property
    def not_offered(self) -> set[StrEnum]:
        """A frozen batch is no method."""
        return {Draw.FROZEN}

    @property
    def batch_size(self) -> int:
        """Rows in one update of the method that is played."""
        return self.size_of(self.method)

    def size_of(self, method: Method) -> int:
        """Rows in one update of `method`."""
        rows = len(self.data)
        return {Method.BGD: rows, Method.SGD: 1}.get(method, min(self.batch, rows))

    @property
    def updates_allowed(self) -> int:
        """Updates that a run makes of those asked for; with very large batches, few."""
        size = self.size_of(Method.MINI_BATCH)
        read = MOST_ON_THE_MAP if size == len(self.data) else max(1, MOST_READ_BY_SEEDS // size)
        return min(self.updates, MOST_ON_THE_MAP, read)

    @cached_property
    def rates(self) -> Floats:
        """The learning rates of the map (A,)."""
        return rates_of(self.source)

    def draws(self, method: Method) -> Draws:
        """The rows that the runs of `method` read."""
        return self._draws[method]

    @cached_property
    def _draws(self) -> dict[Method, Draws]:
        return {method: self._draws_of(method) for method in Method}

    def _draws_of(self, method: Method) -> Draws:
        size = self.size_of(method)
        draw = Draw.FRESH if size == len(self.data) else self.draw
        source = self.source if self.source.noise else replace(self.source, noise_seed=0)
        return Draws(size, draw, self.updates_allowed, source)

    @cached_property
    def batches(self) -> Batches:
        """The rows of each update of the run that is played."""
        return self.draws(self.method).of(self.seed)

    @cached_property
    def run(self) -> Run:
        """The run that is played: nothing but divergence stops it."""
        return descend(self.data, self.batches, self.learning_rate, self.start)

    @cached_property
    def farther_run(self) -> Run:
        """The same, had it begun ten times as far from the bottom."""
        best = self.run.data_parabola.vertex
        start = best + 10 * (self.start - best)
        return descend(self.data, self.batches, self.learning_rate, start)

    def needed_by(self, run: Run) -> int | None:
        """After how many updates its cost above the least is first below the tolerance; None for never."""
        below = run.excess < self.tolerance
        return int(below.argmax()) if below.any() else None

    @property
    def needed(self) -> int | None:
        """So many by the run that is played."""
        return self.needed_by(self.run)

    def measured(self, method: Method) -> Measured:
        """What became of the runs of `method` at each of the `rates`."""
        return self._measured[method]

    @cached_property
    def _measured(self) -> dict[Method, Measured]:
        return {method: on_the_map(self.draws(method), self.start, self.tolerance) for method in Method}

    @cached_property
    def here(self) -> Measured:
        """What became of all runs of the method that is played, at its learning rate."""
        rate = np.array([self.learning_rate])
        return measured(self.draws(self.method), rate, self.start, self.tolerance)
