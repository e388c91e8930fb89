"""The noise floor measured: for several batch sizes and samplings at once, at any learning rate.

`gd_core.theory.noise_floor` predicts it for rows drawn afresh. For reshuffled rows it is only measured; the rows
of an epoch then depend on each other, and a short last batch counts for as much as a whole one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from math import nan
from typing import NamedTuple

import numpy as np

from gd_core.arrays import Floats, read_only
from gd_core.batches import drawn_batches, shuffled_batches
from gd_core.data import Dataset
from gd_core.many import parabolas_of_many
from gd_core.parabola import Parabola
from gd_core.recurrence import trajectories
from gd_core.theory import mean_square_limit, noise_floor

FORGOTTEN = 0.02
"""Of its start, in the squared error: a run that remembers more has not settled yet."""


class Sampling(Enum):
    """How the rows of each update are drawn."""

    FRESH = auto()
    """Anew for every update, different rows within a batch."""
    RESHUFFLED = auto()
    """Every row once an epoch; the last batch may be short."""
    FULL_ONLY = auto()
    """Reshuffled in each epoch, and a short last batch is left out."""


class Part(NamedTuple):
    """The columns of FloorDraws in which the runs of one sampling and batch size stand side by side.

    `window` is over how many of their last updates the mean is taken.
    """

    columns: slice
    window: int


@dataclass(frozen=True, eq=False)
class FloorDraws:
    """What `floor_draws` gives: the drawn parabolas of R runs of T updates, ready for any learning rate.

    `optimum` is w* of all the data and `curvature` L, the curvature of their cost; `curvatures` and `vertices`
    (T, R), read-only, are those of each batch of each run; `parts` says which runs are of which sampling and size.
    """

    optimum: float
    curvature: float
    curvatures: Floats
    vertices: Floats
    parts: dict[tuple[Sampling, int], Part]


@dataclass(frozen=True)
class FloorLaw:
    """The noise floor of rows drawn afresh at every learning rate α: C·α/(1 − α/m), m the mean-square limit.

    It is `gd_core.theory.noise_floor`, written so that it is quick at many α: what it is at m/2 says what C is.
    """

    limit: float
    """m, in units of 1/x²."""
    at_half: float
    """The floor at m/2, in the units of y²."""

    @staticmethod
    def of(data: Dataset, batch_size: int) -> "FloorLaw":
        """The law for batches of `batch_size` rows of these data. ValueError unless 1 ≤ batch_size ≤ n."""
        limit = mean_square_limit(data.x, batch_size)
        return FloorLaw(limit, noise_floor(data, batch_size, limit / 2))

    def at(self, learning_rates: Floats) -> Floats:
        """The floor at each learning rate ≥ 0, of their shape, in the units of y²; inf from the limit on."""
        share = np.asarray(learning_rates) / self.limit
        with np.errstate(divide="ignore", invalid="ignore"):
            floors = self.at_half * share / (1 - share)
        return np.where(share < 1, floors, np.inf)


def floor_draws(
    data: Dataset, sizes: Sequence[int], runs: int, updates: int, rng: np.random.Generator
) -> FloorDraws:
    """Rows drawn for `runs` runs of `updates` updates, for each Sampling and each batch size of `sizes`.

    To be given to `measured_floors`, which takes its mean over the last half of the updates, in whole epochs where
    rows are reshuffled and one fits in there. A size that divides the number of rows has no short batch to leave out,
    so there is nothing for `Sampling.FULL_ONLY`. ValueError unless every size is from 1 to n.
    """
    drawn = {key: part for size in sizes for key, part in _of_size(data, size, runs, updates, rng).items()}
    whole, parts, first = Parabola.of(data), {}, 0
    for (sampling, size), (parabolas, epoch) in drawn.items():
        half = updates // 2
        window = half // epoch * epoch or half
        parts[sampling, size] = Part(slice(first, first + len(parabolas.curvature)), window)
        first += len(parabolas.curvature)
    curvatures, vertices = (
        read_only(np.concatenate([getattr(parabolas, name).T for parabolas, _ in drawn.values()], axis=1))
        for name in ("curvature", "vertex")
    )
    return FloorDraws(whole.vertex, whole.curvature, curvatures, vertices, parts)


def measured_floors(draws: FloorDraws, learning_rate: float) -> dict[tuple[Sampling, int], float]:
    """The mean of cost(w) − cost(w*) at the end of runs that began at w*, by sampling and size; in the units of y².

    `learning_rate` ≥ 0 is in units of 1/x². NaN where the runs had not settled by then: where α is too small for so
    few updates, or so large that they never do.
    """
    with np.errstate(all="ignore"):
        steps = learning_rate * draws.curvatures
        starts = np.full(steps.shape[1], draws.optimum)
        squares = np.square(trajectories(steps, draws.vertices, starts) - draws.optimum)
        return {
            key: 0.5 * draws.curvature * _settled_mean(squares, steps, part)
            for key, part in draws.parts.items()
        }


def _settled_mean(squares: Floats, steps: Floats, part: Part) -> float:
    remembered = np.square(np.multiply.reduce(1 - steps[: -part.window, part.columns])).mean()
    mean = float(squares[-part.window :, part.columns].mean())
    return mean if remembered <= FORGOTTEN and np.isfinite(mean) else nan


_Drawn = dict[tuple[Sampling, int], tuple[Parabola[Floats], int]]


def _of_size(data: Dataset, size: int, runs: int, updates: int, rng: np.random.Generator) -> _Drawn:
    """For each way the parabolas (runs, updates), and how many updates an epoch has."""
    n, full = len(data), len(data) // size
    fresh = parabolas_of_many(data, drawn_batches(n, size, runs * updates, rng))
    drawn = {(Sampling.FRESH, size): (_by_run(fresh, runs, updates, updates), 1)}
    epochs, per_epoch = -(-updates // full), full + (n % size > 0)
    orders = parabolas_of_many(data, shuffled_batches(n, size, runs * epochs, rng))
    drawn[Sampling.RESHUFFLED, size] = _by_run(orders, runs, epochs * per_epoch, updates), per_epoch
    if per_epoch > full:
        whole = np.arange(runs * epochs * per_epoch) % per_epoch < full
        left = Parabola(*(values[:, whole] for values in (orders.curvature, orders.vertex, orders.floor)))
        drawn[Sampling.FULL_ONLY, size] = _by_run(left, runs, epochs * full, updates), full
    return drawn


def _by_run(parabolas: Parabola[Floats], runs: int, drawn: int, updates: int) -> Parabola[Floats]:
    """One long run's parabolas (1, runs·drawn) as those of `runs` runs, cut to the first `updates`."""
    parts = (parabolas.curvature, parabolas.vertex, parabolas.floor)
    return Parabola(*(values.reshape(runs, drawn)[:, :updates] for values in parts))
