"""What the page on noise draws, kept: a new learning rate costs no new drawing."""

import numpy as np

from gd_core import Parabola, drawn_batches, parabolas_of_many
from gd_core.arrays import Floats
from gd_core.floors import FloorDraws, Way, floor_draws, measured_floors
from gd_ui.settings.descent import ROWS, SLOPE, Draw, drawn_updates, rows_with
from gd_ui.settings.once import once

CLOUD = 200
"""Batches whose gradients are shown beside each other."""
SIZES = (1, 2, 4, 8, 16, 32, 64, 128)
"""Batch sizes whose floors are measured: as many runs each of as many updates (two epochs of single rows)."""
MEASURED_RUNS, MEASURED_UPDATES = 64, 2 * ROWS
FIXED_DRAWS = 0
"""The seed of what is the same whatever seed the page shows."""


def drawn_parabolas(
    noise: float, noise_seed: int, size: int, draw: Draw, updates: int, seed: int, runs: int
) -> Parabola[Floats]:
    """The parabolas (S, K) of the batches of `runs` runs, with the seeds from `seed` on.

    The noise on y moves every batch's bottom in proportion, so only the rows drawn are worth keeping.
    """
    unit = _of_unit_noise(noise_seed, size, draw, updates, seed, runs)
    return Parabola(unit.curvature, SLOPE + noise * (unit.vertex - SLOPE), noise**2 * unit.floor)


@once(maxsize=12)  # of 10 MB at most
def _of_unit_noise(
    noise_seed: int, size: int, draw: Draw, updates: int, seed: int, runs: int
) -> Parabola[Floats]:
    drawn = [drawn_updates(size, draw, updates, one) for one in range(seed, seed + runs)]
    return parabolas_of_many(rows_with(1.0, noise_seed), drawn)


@once(maxsize=256)
def cloud(noise: float, noise_seed: int, size: int) -> Parabola[Floats]:
    """The parabolas (200,) of random batches, the same whatever seed the page shows."""
    batches = drawn_batches(ROWS, size, CLOUD, np.random.default_rng(FIXED_DRAWS))
    many = parabolas_of_many(rows_with(noise, noise_seed), batches)
    return Parabola(many.curvature[0], many.vertex[0], many.floor[0])


@once(maxsize=512)
def unit_floors(noise_seed: int, learning_rate: float) -> dict[tuple[Way, int], float]:
    """The floor measured for each way of drawing and of SIZES, on data whose noise has the standard deviation 1."""
    return measured_floors(_floor_draws(noise_seed), learning_rate)


@once(maxsize=4)  # of 10 MB
def _floor_draws(noise_seed: int) -> FloorDraws:
    rng = np.random.default_rng(FIXED_DRAWS)
    return floor_draws(rows_with(1.0, noise_seed), SIZES, MEASURED_RUNS, MEASURED_UPDATES, rng)
