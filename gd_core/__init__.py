"""Gradient descent on the cost of ŷ = w·x, as whole runs. Needs numpy and the standard library only.

A run is made of a Dataset, of Batches that say which rows each update sees, and of a learning rate:

>>> from gd_core import descend, full_batches, notes_data
>>> descend(notes_data(), full_batches(199, epochs=100), learning_rate=1e-5, start=1.0).w[:3].round(3).tolist()
[1.0, 1.266, 1.461]

`descend_many`, `rate_sweep` and `best_rate` make many runs at once; `optimize` goes down any cost by one of `rules`,
such as the LANDSCAPES; `grid_search` tries every point of a grid. What is known in advance stands in `theory`.
"""

from gd_core import rules, theory
from gd_core.batches import (
    Batches,
    drawn_batches,
    full_batches,
    partial_epoch,
    replay_batches,
    shuffled_batches,
)
from gd_core.data import Dataset, linear_data, notes_data
from gd_core.descent import descend
from gd_core.errors import DataError, DataProblem
from gd_core.first_passage import FirstPassageTimes, NoisyGradient, first_passage_times
from gd_core.landscape import CriticalKind, CriticalPoint, Landscape, LandscapeName, Trap
from gd_core.landscapes import BOWL, BOWL_DATA, LANDSCAPES, PLATEAU, SADDLE, SEVERAL, SHALLOW, VALLEY
from gd_core.many import descend_many, parabolas_of_many, trajectories_of_many
from gd_core.optimization import Trajectory, optimize
from gd_core.parabola import Parabola
from gd_core.rules import Rule
from gd_core.run import Run, Status
from gd_core.search import (
    Search,
    descent_updates_for,
    grid_cost,
    grid_points_for,
    grid_search,
    log10_grid_cost,
)
from gd_core.sweep import BestRate, RateSweep, best_rate, rate_sweep

__version__ = "0.1.0"

__all__ = [
    "BOWL",
    "BOWL_DATA",
    "LANDSCAPES",
    "PLATEAU",
    "SADDLE",
    "SEVERAL",
    "SHALLOW",
    "VALLEY",
    "Batches",
    "BestRate",
    "CriticalKind",
    "CriticalPoint",
    "DataError",
    "DataProblem",
    "Dataset",
    "FirstPassageTimes",
    "Landscape",
    "LandscapeName",
    "NoisyGradient",
    "Parabola",
    "RateSweep",
    "Rule",
    "Run",
    "Search",
    "Status",
    "Trajectory",
    "Trap",
    "__version__",
    "best_rate",
    "descend",
    "descend_many",
    "descent_updates_for",
    "drawn_batches",
    "first_passage_times",
    "full_batches",
    "grid_cost",
    "grid_points_for",
    "grid_search",
    "linear_data",
    "log10_grid_cost",
    "notes_data",
    "optimize",
    "parabolas_of_many",
    "partial_epoch",
    "rate_sweep",
    "replay_batches",
    "rules",
    "shuffled_batches",
    "theory",
    "trajectories_of_many",
]
