"""What becomes of many runs at each of many learning rates."""

from dataclasses import dataclass

import numpy as np

from gd_core import Batches, Parabola, parabolas_of_many, rate_sweep
from gd_core.arrays import Floats, Ints, read_only
from gd_core.theory import one_step_rate
from gd_ui.once import once
from gd_ui.quantiles import quantiles
from gd_ui.rows.drawing import Draw, drawn
from gd_ui.rows.source import Source

SEEDS = 200
"""Runs at each learning rate, with the seeds 0, 1, 2 …"""
MOST_READ_BY_SEEDS = 1_000_000
"""Rows, at each learning rate: where they would read more, there are fewer runs."""
A_DECADE, BELOW, ABOVE = 16, 25, 14
"""Learning rates of the map: so many in a factor of 10, below 1/L and above it."""


@once(maxsize=256)
def rates_of(source: Source) -> Floats:
    """The 40 learning rates of the map, from 0.027/L to 7.5/L: 1/L exactly, the others with four digits."""
    one_step = one_step_rate(source.data.x)
    powers = np.arange(-BELOW, ABOVE + 1) / A_DECADE
    return read_only(np.array([float(f"{one_step * 10**p:.4g}") if p else one_step for p in powers]))


@dataclass(frozen=True, eq=False)
class Quantiles:
    """What 5 % of the runs are at or below, half of them, and 95 %: each (A,), the value of a run."""

    low: Floats
    median: Floats
    high: Floats


@dataclass(frozen=True, eq=False)
class Measured:
    """What became of `runs` runs at each of A learning rates.

    `final`: the cost above the least that any w has, after the last update, in the units of y². `needed`: updates
    until that was first below the tolerance, inf for never. `reached` and `farther` (A,): how many runs came below
    it, and how many were ever farther from the bottom than at the start.
    """

    runs: int
    final: Quantiles
    needed: Quantiles
    reached: Ints
    farther: Ints

    @property
    def fastest(self) -> int | None:
        """Which learning rate needs the fewest updates, by the median; the first of equals, None where none does."""
        best = int(self.needed.median.argmin())
        return best if np.isfinite(self.needed.median[best]) else None


@dataclass(frozen=True)
class Draws:
    """The rows that all runs of one method read, at every learning rate."""

    size: int
    draw: Draw
    updates: int
    source: Source

    @property
    def runs(self) -> int:
        """How many there are; where every update reads all rows, one run says it all."""
        rows = len(self.source.data)
        read = self.size * self.updates if self.draw is Draw.FRESH else max(rows, self.size * self.updates)
        return 1 if self.size == rows else min(SEEDS, max(1, MOST_READ_BY_SEEDS // read))

    def of(self, seed: int) -> Batches:
        """The batches of one run: as on the page of its method."""
        return drawn(len(self.source.data), self.size, self.draw, self.updates, seed)


@once(maxsize=4096)
def on_the_map(draws: Draws, start: float, tolerance: float) -> Measured:
    """What becomes of these draws at each learning rate of the map; kept, for α does not change it."""
    return measured(draws, rates_of(draws.source), start, tolerance)


def measured(draws: Draws, rates: Floats, start: float, tolerance: float) -> Measured:
    """What becomes of them at each of `rates`, from `start`; `tolerance` is above the least cost that any w has."""
    sweep = rate_sweep(_parabolas(draws), Parabola.of(draws.source.data).excess(), rates, start, tolerance)
    needed = sweep.updates_to_tolerance
    return Measured(
        draws.runs,
        Quantiles(*quantiles(sweep.final_cost)),
        Quantiles(*quantiles(needed)),
        np.isfinite(needed).sum(axis=1),
        sweep.went_farther.sum(axis=1),
    )


@once(maxsize=16)
def _parabolas(draws: Draws) -> Parabola[Floats]:
    return parabolas_of_many(draws.source.data, [draws.of(seed) for seed in range(draws.runs)])
