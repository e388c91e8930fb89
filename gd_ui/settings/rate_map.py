"""What can be chosen on the page on learning rates."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from gd_core import Batches, Dataset, Run, descend
from gd_ui.settings.descent import ROWS, Draw, Method
from gd_ui.settings.rate_map_runs import Draws, Measured, measured, on_the_map

MOST_UPDATES = 600
"""Of a run: each can be looked at."""


@dataclass(frozen=True)
class RateMap:
    """All three methods are measured at every learning rate; one of them, `method`, is played at `learning_rate`.

    `batch` is mini-batch's. `tolerance` is a cost above the least that any w has, in units of y². The rest is as
    in `Settings`.
    """

    method: Method = Method.BGD
    learning_rate: float = 1e-5
    batch: int = 8
    draw: Draw = Draw.FRESH
    tolerance: float = 1e-5
    start: float = 1.0
    updates: int = 400
    noise: float = 0.0
    noise_seed: int = 1
    seed: int = 7

    @property
    def defaults(self) -> "RateMap":
        """What the page opens on."""
        return RateMap()

    @property
    def inputs(self) -> set[str]:
        """The names in the link."""
        return {"method", "lr", "batch", "draw", "tol", "w0", "updates", "noise", "noise_seed", "seed"}

    @property
    def not_offered(self) -> set[StrEnum]:
        """A frozen batch is no method."""
        return {Draw.FROZEN}

    @property
    def data(self) -> Dataset:
        """The rows."""
        return self.draws(self.method).data

    @property
    def batch_size(self) -> int:
        """Rows in one update of the method that is played."""
        return self.size_of(self.method)

    def size_of(self, method: Method) -> int:
        """Rows in one update of `method`."""
        return {Method.BGD: ROWS, Method.SGD: 1}.get(method, self.batch)

    @property
    def updates_allowed(self) -> int:
        """Updates that a run makes of those asked for."""
        return min(self.updates, MOST_UPDATES)

    def draws(self, method: Method) -> Draws:
        """The rows that the runs of `method` read."""
        size = self.size_of(method)
        draw = Draw.FRESH if size == ROWS else self.draw
        return Draws(size, draw, self.updates_allowed, self.noise, self.noise_seed if self.noise else 0)

    @cached_property
    def batches(self) -> Batches:
        """The rows of each update of the run that is played."""
        return self.draws(self.method).of(self.seed)

    @cached_property
    def run(self) -> Run:
        """The run that is played: nothing but divergence stops it."""
        return descend(self.data, self.batches, self.learning_rate, self.start)

    @property
    def needed(self) -> int | None:
        """After how many updates its cost above the least is first below the tolerance; None for never."""
        below = self.run.excess < self.tolerance
        return int(below.argmax()) if below.any() else None

    def measured(self, method: Method) -> Measured:
        """What became of the runs of `method` at each of the `RATES`."""
        return on_the_map(self.draws(method), self.start, self.tolerance)

    @cached_property
    def here(self) -> Measured:
        """What became of all runs of the method that is played, at its learning rate."""
        rate = np.array([self.learning_rate])
        return measured(self.draws(self.method), rate, self.start, self.tolerance)
