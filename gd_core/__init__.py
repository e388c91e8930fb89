"""Gradient descent on the cost of y = w·x: data, batches, runs. Needs numpy and the standard library only."""

from gd_core.batches import Batches, drawn_batches, full_batches, replay_batches, shuffled_batches
from gd_core.data import Dataset, linear_data, notes_data
from gd_core.descent import descend
from gd_core.errors import DataError, DataProblem
from gd_core.parabola import Parabola
from gd_core.run import Run, Status

__all__ = [
    "Batches",
    "DataError",
    "DataProblem",
    "Dataset",
    "Parabola",
    "Run",
    "Status",
    "descend",
    "drawn_batches",
    "full_batches",
    "linear_data",
    "notes_data",
    "replay_batches",
    "shuffled_batches",
]
