"""The names of settings in the link, which never change: links are kept for years."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, NamedTuple

from gd_core import LandscapeName
from gd_ui.descent.settings import Method, StopOn
from gd_ui.pages.compare.settings import Rates
from gd_ui.pages.landscape.settings import MOST_IN_A_RACE, RuleName
from gd_ui.pages.pitfalls.proofs import POINTS
from gd_ui.pages.pitfalls.settings import Shown
from gd_ui.pages.search.settings import MOST_POINTS
from gd_ui.rows import points_code
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import MOST_MADE, Origin, Scaling, tells_w
from gd_ui.rows.tables.regular import MOST_ROWS


class Range(NamedTuple):
    """The numbers that an input takes: from `least` to `most`. A field is named as it is reached from the settings."""

    field: str
    least: float
    most: float


class Codes(NamedTuple):
    """The choices that an input offers, by their codes."""

    field: str
    kind: type[StrEnum]


class Several(NamedTuple):
    """Up to `most` of the codes `kind`, or (`kind` is int) of the batch sizes; in the link with points between."""

    field: str
    kind: type[StrEnum] | type[int]
    most: int


class Spelled(NamedTuple):
    """What has a spelling of its own: `read` gives None for junk."""

    field: str
    read: Callable[[object], Any]
    write: Callable[[Any], str]


Name = Range | Codes | Several | Spelled

FARTHEST_START = 1e100
LARGEST_RATE = 1e200
LARGEST_COST = 1e200
LARGEST_MADE = 1e12
"""Slope and range of rows that are made, and their noise."""
LARGEST_SEED = 2**31 - 1
LONGEST = 10**9
MOST_RUNS = 5
"""In one race: more colours could not be told apart."""


def _points(text: object) -> points_code.Points | None:
    found = points_code.read(text)
    return found if found and tells_w(found) else None


NAMES: dict[str, Name] = {
    "lr": Range("learning_rate", 0.0, LARGEST_RATE),
    "w0": Range("start", -FARTHEST_START, FARTHEST_START),
    "epochs": Range("epochs", 1, LONGEST),
    "updates": Range("updates", 1, LONGEST),
    "stop": Codes("stop_on", StopOn),
    "tol": Range("tolerance", 0.0, LARGEST_COST),
    "data": Codes("source.origin", Origin),
    "noise": Range("source.noise", 0.0, LARGEST_MADE),
    "noise_seed": Range("source.noise_seed", 0, LARGEST_SEED),
    "n": Range("source.rows", 1, MOST_MADE),
    "slope": Range("source.slope", -LARGEST_MADE, LARGEST_MADE),
    "x_from": Range("source.low", -LARGEST_MADE, LARGEST_MADE),
    "x_to": Range("source.high", -LARGEST_MADE, LARGEST_MADE),
    "drawn": Spelled("source.points", _points, points_code.written),
    "scaling": Codes("source.scaling", Scaling),
    "centred": Range("source.centred", 0, 1),
    "draw": Codes("draw", Draw),
    "batch": Range("batch", 1, MOST_ROWS),
    "seed": Range("seed", 0, LARGEST_SEED),
    "sizes": Several("sizes", int, MOST_RUNS),
    "rates": Codes("rates", Rates),
    "target": Range("target", 1e-100, LARGEST_COST),
    "overhead": Range("overhead", 0.0, 1e6),
    "per_sample": Range("per_sample", 0.0, 1e6),
    "low": Range("low", -FARTHEST_START, FARTHEST_START),
    "high": Range("high", -FARTHEST_START, FARTHEST_START),
    "points": Range("points", 2, MOST_POINTS),
    "accuracy": Range("accuracy", 1e-100, FARTHEST_START),
    "point": Range("point", 1, POINTS),
    "proof": Codes("shown", Shown),
    "decay": Range("decay", 0.0, 1e9),
    "cost": Codes("cost", LandscapeName),
    "rules": Several("rules", RuleName, MOST_RUNS),
    "rate": Range("rate", 1e-6, 1e3),
    "step": Range("step", 1e-6, 1e3),
    "spread": Range("spread", 0.0, 100.0),
    "length": Range("updates", 1, MOST_IN_A_RACE),
    "p0": Range("first", -10.0, 10.0),
    "p1": Range("second", -10.0, 10.0),
    "measured": Range("measured", 0, 1),
    "method": Codes("method", Method),
}
"""Names in the link, the settings they stand for, and what those may be."""
