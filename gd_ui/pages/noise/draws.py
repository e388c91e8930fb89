"""What the page on noise draws, kept: a new learning rate costs no new drawing, nor does another noise."""

import numpy as np

from gd_core import Parabola, drawn_batches, parabolas_of_many
from gd_core.arrays import Floats
from gd_core.floors import FloorDraws, FloorLaw, Sampling, floor_draws, measured_floors
from gd_ui.once import once
from gd_ui.rows.drawing import Draw, drawn
from gd_ui.rows.source import Source, unit_noise

CLOUD = 200
"""Batches whose gradients are shown beside each other."""
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
"""Batch sizes whose floors are measured, of those below the number of rows."""
MEASURED_RUNS, MEASURED_UPDATES = 64, 398
"""As many runs, each of two epochs of the notes' single rows."""
MOST_SHUFFLED = 4_000_000
"""Rows put into a random order for all the runs together: of long data there are fewer runs."""
MOST_MEASURED = 5_000
"""Rows of data for which floors of other batch sizes are measured."""
FIXED_DRAWS = 0
"""The seed of what is the same whatever seed the page shows."""


def sizes_below(rows: int) -> tuple[int, ...]:
    """The members of SIZES that are batches of `rows` rows, and not all of them."""
    return tuple(size for size in SIZES if size < rows)


def drawn_parabolas(
    source: Source, size: int, draw: Draw, updates: int, seed: int, runs: int
) -> Parabola[Floats]:
    """The parabolas (S, K) of the batches of `runs` runs, with the seeds from `seed` on."""
    unit, at, noise = unit_noise(source)
    many = _drawn_from(unit, size, draw, updates, seed, runs)
    return Parabola(many.curvature, at + noise * many.vertex, noise**2 * many.floor)


@once(maxsize=12)  # of 10 MB at most
def _drawn_from(
    source: Source, size: int, draw: Draw, updates: int, seed: int, runs: int
) -> Parabola[Floats]:
    rows = len(source.data)
    return parabolas_of_many(
        source.data, [drawn(rows, size, draw, updates, one) for one in range(seed, seed + runs)]
    )


@once(maxsize=256)
def cloud(source: Source, size: int) -> Parabola[Floats]:
    """The parabolas (200,) of random batches, the same whatever seed the page shows."""
    rng = np.random.default_rng(FIXED_DRAWS)
    many = parabolas_of_many(source.data, drawn_batches(len(source.data), size, CLOUD, rng))
    return Parabola(many.curvature[0], many.vertex[0], many.floor[0])


@once(maxsize=1024)
def floor_law(source: Source, size: int) -> FloorLaw:
    """The mean excess cost that batches of so many rows, drawn afresh, hover at."""
    return FloorLaw.of(source.data, size)


def measured_at(source: Source, learning_rate: float) -> dict[tuple[Sampling, int], float]:
    """The floor measured for each way of drawing and batch size."""
    unit, _, noise = unit_noise(source)
    return {key: noise**2 * floor for key, floor in _measured(unit, learning_rate).items()}


@once(maxsize=512)
def _measured(source: Source, learning_rate: float) -> dict[tuple[Sampling, int], float]:
    sizes = sizes_below(len(source.data))
    if not sizes or len(source.data) > MOST_MEASURED:
        return {}
    return measured_floors(_floor_draws(source), learning_rate)


@once(maxsize=4)  # of 10 MB
def _floor_draws(source: Source) -> FloorDraws:
    rng, sizes = np.random.default_rng(FIXED_DRAWS), sizes_below(len(source.data))
    return floor_draws(source.data, sizes, MEASURED_RUNS, MEASURED_UPDATES, rng)
