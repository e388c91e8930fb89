"""What can be chosen on the page on noise, and the runs of many seeds that follow."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Annotated

import numpy as np

from gd_core import Batches, Parabola, Run, descend, trajectories_of_many
from gd_core.arrays import Floats
from gd_core.floors import Sampling
from gd_ui.controls.chosen import Rated
from gd_ui.declared import Switch
from gd_ui.descent.settings import (
    MOST_READ_BY_A_RUN,
    BatchSize,
    Drawn,
    LearningRate,
    Method,
    Seed,
    Settings,
    StopOn,
    Updates,
)
from gd_ui.pages.noise.draws import MOST_SHUFFLED, cloud, drawn_parabolas, floor_law, measured_at, sizes_below
from gd_ui.quantiles import quantiles
from gd_ui.rows.drawing import Draw, kept_or_drawn, reads_few
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import NOISY_NOTES, Source

SEEDS = 200
OTHERS = 9
"""Runs of the next seeds that are shown one by one."""
MOST_IN_THE_FAN = 2_000
MOST_READ_BY_THE_FAN = SEEDS * MOST_IN_THE_FAN * 8
"""Rows read by all the runs together: with larger batches there are fewer runs."""
REMEMBERED = 0.05
"""Of the mean: where more of it comes from the start, the runs have not settled."""


class Outcome(StrEnum):
    """What becomes of the runs."""

    WHOLE = "whole"
    """Every batch is all the data, so every seed gives the same run."""
    CLEAN = "clean"
    """No noise on y: all batches have the same bottom."""
    GROWING = "growing"
    """A typical run moves away."""
    FADING = "fading"
    """The learning rate decays, and what is left of the noise with it."""
    UNBOUNDED = "unbounded"
    """A typical run hovers, but the expected squared error grows."""
    FALLING = "falling"
    """They have not come down yet."""
    HOVERING = "hovering"
    """They hover at a floor."""


@dataclass(frozen=True)
class NoiseSettings(Rated):
    """Runs that differ in their seed only: `seed`, `seed` + 1 and so on.

    `decay` is τ of the learning rate α/(1 + k/τ) of update k = 0, 1, …, and 0 where it stays α; `measured` is 1
    where the floors of other batch sizes are measured too. Units as in `Settings`; every run starts at `start`.
    """

    learning_rate: LearningRate = 1e-5
    decay: Annotated[float, Switch("decay", small=True, least=0.0, most=1e9)] = 0.0
    updates: Updates = 400
    batch: BatchSize = 1
    draw: Drawn = Draw.FRESH
    seed: Seed = 7
    measured: Annotated[int, Switch("measured", small=True, least=0, most=1)] = 0
    source: Source = NOISY_NOTES

    @property
    def not_offered(self) -> set[StrEnum]:
        """A frozen batch has no noise."""
        return {Draw.FROZEN}

    @cached_property
    def lit(self) -> Settings:
        """A method's page with the same settings, which shows the same run where α does not decay."""
        epochs = -(-self.updates_made // -(-len(self.data) // self.batch_size))
        return Settings(
            Method.MINI_BATCH, epochs=epochs, tolerance=0.0, updates=self.updates_made, stop_on=StopOn.NEVER,
            batch=self.batch, draw=self.draw, learning_rate=self.learning_rate, start=self.start,
            seed=self.seed, source=self.source,
        )  # fmt: skip

    @property
    def start(self) -> float:
        """The notes' w₀, in the units of the rows."""
        return rescaling_to(self.source).weight(1.0)

    @property
    def noise(self) -> bool:
        """Whether no w fits every row: else all batches have the same bottom."""
        return self.source.is_noisy

    @property
    def batch_size(self) -> int:
        """Rows in one update (the last batch of an epoch may be shorter)."""
        return min(max(self.batch, 1), len(self.data))

    @property
    def sizes(self) -> tuple[int, ...]:
        """Batch sizes whose floors are shown beside each other."""
        return sizes_below(len(self.data))

    @property
    def is_whole(self) -> bool:
        """Whether every batch is all the data, so that all seeds give the same run."""
        return self.batch_size == len(self.data)

    @property
    def batches(self) -> Batches:
        """The rows of each update of the first seed."""
        return kept_or_drawn(len(self.data), self.batch_size, self.draw, self.updates_made, self.seed)

    @property
    def updates_made(self) -> int:
        """Of every run; reshuffled, the last epoch may be cut. With very large batches, few."""
        most = MOST_IN_THE_FAN if self.is_whole else max(1, MOST_READ_BY_A_RUN // self.batch_size)
        return min(self.updates, MOST_IN_THE_FAN, most)

    @property
    def runs(self) -> int:
        """How many seeds: 200, or with large batches as many as a page may compute."""
        reads = self.updates_made * self.batch_size
        rows = len(self.data)
        few = self.draw is Draw.FRESH or reads_few(rows, self.batch_size, self.updates_made)
        shuffled = SEEDS if few else max(1, MOST_SHUFFLED // rows)
        return SEEDS if self.is_whole else min(SEEDS, max(1, MOST_READ_BY_THE_FAN // reads), shuffled)

    @cached_property
    def rates(self) -> Floats:
        """The learning rate of each update, (K,)."""
        k = np.arange(self.updates_made)
        return (
            self.learning_rate / (1 + k / self.decay) if self.decay else np.full(len(k), self.learning_rate)
        )

    @cached_property
    def run(self) -> Run:
        """The run of the seed chosen."""
        return descend(self.data, self.batches, self.rates, self.lit.start)

    @cached_property
    def excess(self) -> Floats:
        """The cost on all the data above its least, of every run: (K+1, S) in the units of y²."""
        whole = self.run.data_parabola
        w = trajectories_of_many(self._parabolas, self.rates[None, :], self.lit.start, whole.vertex)
        return whole.excess()(w.T)

    @property
    def others(self) -> Floats:
        """The excess cost of the runs of the next nine seeds, or of as many as there are: (K+1, 9)."""
        return self.excess[:, 1 : 1 + OTHERS]

    @cached_property
    def mean(self) -> Floats:
        """Of all runs, at each update: (K+1,), inf where they are too large to be added."""
        with np.errstate(over="ignore", invalid="ignore"):
            mean: Floats = self.excess.mean(axis=1)
        return mean

    @cached_property
    def quantiles(self) -> Floats:
        """What 5 % of the runs are at or below, half of them, and 95 %: (3, K+1)."""
        return quantiles(self.excess)

    @property
    def cloud(self) -> Parabola[Floats]:
        """The parabolas (200,) of random batches of this size, the same whatever the seed."""
        return cloud(self.source, self.batch_size)

    @cached_property
    def predicted(self) -> Floats:
        """The mean excess cost that rows drawn afresh hover at, for each update's learning rate: (K,), inf for none."""
        return floor_law(self.source, self.batch_size).at(self.rates)

    @property
    def is_predicted(self) -> bool:
        """Whether there is such a floor: rows drawn afresh, noise, and α below the mean-square limit."""
        return self.draw is Draw.FRESH and bool(0 < self.predicted[0] < np.inf)

    @property
    def mean_square_limit(self) -> float:
        """From this α on, rows drawn afresh, the expected squared error grows."""
        return floor_law(self.source, self.batch_size).limit

    @property
    def window(self) -> int:
        """The last updates over which the floor is measured: half, reshuffled in whole epochs if one fits in there."""
        half = max(1, self.updates_made // 2)
        epoch = self.lit.updates_per_epoch if self.draw is Draw.SHUFFLE else 1
        return half // epoch * epoch or half

    @cached_property
    def hovers_at(self) -> float:
        """The mean excess cost over the window, of all runs."""
        return float(self.excess[-self.window :].mean())

    @cached_property
    def outcome(self) -> Outcome:
        """What becomes of the runs."""
        if self.is_whole:
            return Outcome.WHOLE
        if np.median(self._kept(self.updates_made)) > 1:
            return Outcome.GROWING
        if not self.noise:
            return Outcome.CLEAN
        if self.decay:
            return Outcome.FADING
        if self.draw is Draw.FRESH and self.learning_rate >= self.mean_square_limit:
            return Outcome.UNBOUNDED
        left = self.excess[0, 0] * self._kept(self.updates_made - self.window).mean()
        return Outcome.HOVERING if left <= REMEMBERED * self.hovers_at else Outcome.FALLING

    def _kept(self, updates: int) -> Floats:
        """How much of the first squared distance from the bottom is left after so many updates, of each run: (S,)."""
        with np.errstate(all="ignore"):
            factors = 1 - self.rates[:updates, None] * self._parabolas.curvature.T[:updates]
            kept: Floats = np.square(np.multiply.reduce(factors, axis=0))
        return kept

    @property
    def floors(self) -> dict[tuple[Sampling, int], float]:
        """The floor measured for each way and batch size, NaN where the runs did not settle; if asked for."""
        return measured_at(self.source, self.learning_rate) if self.measured and self.noise else {}

    @property
    def _parabolas(self) -> Parabola[Floats]:
        return drawn_parabolas(
            self.source, self.batch_size, self.draw, self.updates_made, self.seed, self.runs
        )
