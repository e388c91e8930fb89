"""What can be chosen on the page on exhaustive search: a grid of w, and the descent it is measured against."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Annotated, Self

from gd_core import Parabola, Search, grid_search
from gd_ui.controls.chosen import OnRows
from gd_ui.declared import Number, Unit
from gd_ui.descent.settings import LearningRate, Method, Settings, Start, StopOn
from gd_ui.rows.source import NOISY_NOTES, Source

MOST_POINTS = 401
"""Of the grid: each is shown as it is tried."""


@dataclass(frozen=True)
class SearchSettings(OnRows):
    """A grid of `points` equally spaced w from `low` to `high`, and a descent of as many updates.

    A grid point and an update both read all rows once. `accuracy` is the |w − w*| at which the table compares
    the two; the rest is as in `Settings`. The lecture's grid; noise on y, because without it w* lies on the grid.
    """

    low: Annotated[float, Number("low", small=True, least=-1e100, most=1e100, unit=Unit.WEIGHT)] = 0.0
    high: Annotated[float, Number("high", small=True, least=-1e100, most=1e100, unit=Unit.WEIGHT)] = 4.0
    points: Annotated[int, Number("points", least=2, most=MOST_POINTS)] = 41
    accuracy: Annotated[float, Number("accuracy", least=1e-100, most=1e100, unit=Unit.DISTANCE)] = 0.01
    learning_rate: LearningRate = 1e-5
    start: Start = 1.0
    source: Source = NOISY_NOTES

    def on(self, source: Source) -> Self:
        """The search on the rows of `source`, in their units; a grid that is turned round there is turned back."""
        moved = super().on(source)
        return replace(moved, low=min(moved.low, moved.high), high=max(moved.low, moved.high))

    @property
    def has_range(self) -> bool:
        """Whether `low` is below `high`, as a grid needs it."""
        return self.low < self.high

    @property
    def ends(self) -> tuple[float, float]:
        """Where the grid begins and ends: `low` and `high`, or where those are no range, the lecture's."""
        return (self.low, self.high) if self.has_range else (self.defaults.low, self.defaults.high)

    @property
    def half_spacing(self) -> float:
        """How far from the nearest grid point a w between the ends can be."""
        low, high = self.ends
        return (high - low) / (self.points - 1) / 2

    @cached_property
    def descent(self) -> Settings:
        """The descent: BGD, with as many updates as the grid has points."""
        return Settings(
            Method.BGD, epochs=self.points, tolerance=0.0, stop_on=StopOn.NEVER,
            learning_rate=self.learning_rate, start=self.start, source=self.source,
        )  # fmt: skip

    @property
    def parabola(self) -> Parabola[float]:
        """The cost that both look at."""
        return self.descent.run.data_parabola

    @cached_property
    def search(self) -> Search:
        """The whole search."""
        return grid_search(self.parabola, *self.ends, self.points)

    @property
    def found(self) -> float:
        """The w that the search ends with."""
        return float(self.search.w[self.search.best[-1]])


LECTURE = replace(SearchSettings(), source=Source())
"""The lecture's grid, 0, 0.1, … 4, on its y = 2x: the grid happens to have a point at w* = 2."""
FINER = replace(SearchSettings(), points=401)
"""One digit more costs ten times the points."""
