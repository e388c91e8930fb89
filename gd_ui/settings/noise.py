"""What can be chosen on the page on noise, and the runs of many seeds that follow."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from gd_core import Batches, Dataset, Parabola, Run, descend, paths_of_many
from gd_core.arrays import Floats
from gd_core.floors import Way, noise_floors
from gd_core.theory import mean_square_limit
from gd_ui.settings.descent import ROWS, Draw, Method, Settings, StopOn
from gd_ui.settings.noise_draws import cloud, drawn_parabolas, unit_floors
from gd_ui.settings.spread import spread

SEEDS = 200
MOST_UPDATES = 2_000
MOST_READ = SEEDS * MOST_UPDATES * 8
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
class Fan:
    """Runs that differ in their seed only: `seed`, `seed` + 1 and so on.

    `decay` is τ of the learning rate α/(1 + k/τ) of update k = 0, 1, …, and 0 where it stays α; `measured` is 1
    where the floors of other batch sizes are measured too. Units as in `Settings`.
    """

    learning_rate: float = 1e-5
    decay: float = 0.0
    updates: int = 400
    batch: int = 1
    draw: Draw = Draw.FRESH
    noise: float = 20.0
    noise_seed: int = 1
    seed: int = 7
    measured: int = 0

    @property
    def defaults(self) -> "Fan":
        """What the page opens on."""
        return Fan()

    @property
    def inputs(self) -> set[str]:
        """Names in the link."""
        return {"lr", "decay", "updates", "batch", "draw", "noise", "noise_seed", "seed", "measured"}

    @property
    def not_offered(self) -> set[StrEnum]:
        """A frozen batch has no noise."""
        return {Draw.FROZEN}

    @cached_property
    def lit(self) -> Settings:
        """A method's page with the same settings, which shows the same run where α does not decay."""
        epochs = -(-self.updates_made // -(-ROWS // self.batch_size))
        return Settings(
            Method.MINI_BATCH, epochs=epochs, tolerance=0.0, updates=self.updates_made, stop_on=StopOn.NEVER,
            batch=self.batch, draw=self.draw, learning_rate=self.learning_rate,
            noise=self.noise, noise_seed=self.noise_seed, seed=self.seed,
        )  # fmt: skip

    @property
    def data(self) -> Dataset:
        """The rows, the same for every seed."""
        return self.lit.data

    @property
    def batch_size(self) -> int:
        """Rows in one update (the last batch of an epoch may be shorter)."""
        return min(max(self.batch, 1), ROWS)

    @property
    def batches(self) -> Batches:
        """The rows of each update of the first seed."""
        return self.lit.batches.first(self.updates_made)

    @property
    def updates_made(self) -> int:
        """Of every run; reshuffled, the last epoch may be cut."""
        return min(self.updates, MOST_UPDATES)

    @property
    def runs(self) -> int:
        """How many seeds: 200, or with large batches as many as a page may compute."""
        reads = self.updates_made * self.batch_size
        return SEEDS if self.batch_size == ROWS else min(SEEDS, MOST_READ // reads)

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
        w = paths_of_many(self._parabolas, self.rates[None, :], self.lit.start, whole.vertex)
        return whole.above_least()(w.T)

    @cached_property
    def quantiles(self) -> Floats:
        """What 5 % of the runs are at or below, half of them, and 95 %: (3, K+1)."""
        return spread(self.excess)

    @property
    def cloud(self) -> Parabola[Floats]:
        """The parabolas (200,) of random batches of this size, the same whatever the seed."""
        return cloud(self.noise, self.noise_seed, self.batch_size)

    @cached_property
    def predicted(self) -> Floats:
        """The mean excess cost that rows drawn afresh hover at, for each update's learning rate: (K,), inf for none."""
        return noise_floors(self.data, self.batch_size, self.rates)

    @property
    def is_predicted(self) -> bool:
        """Whether there is such a floor: rows drawn afresh, noise, and α below the mean-square limit."""
        return self.draw is Draw.FRESH and bool(0 < self.predicted[0] < np.inf)

    @property
    def mean_square_limit(self) -> float:
        """From this α on, rows drawn afresh, the expected squared error grows."""
        return mean_square_limit(self.data.x, self.batch_size)

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
        if self.batch_size == ROWS:
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
    def floors(self) -> dict[tuple[Way, int], float]:
        """The floor measured for each way of drawing and of SIZES, NaN where the runs did not settle; if asked for.

        The noise is a factor: with y = 2x + noise·u, every batch's bottom is as far from w* as the noise is large.
        """
        if not (self.measured and self.noise):
            return {}
        unit = unit_floors(self.noise_seed, self.learning_rate)
        return {key: self.noise**2 * floor for key, floor in unit.items()}

    @property
    def _parabolas(self) -> Parabola[Floats]:
        return drawn_parabolas(
            self.noise, self.noise_seed, self.batch_size, self.draw, self.updates_made, self.seed, self.runs
        )
