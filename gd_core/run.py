"""A finished descent: the path of w, and everything that follows from it."""

from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from typing import Literal

import numpy as np

from gd_core.arrays import Floats, Ints, read_only
from gd_core.batches import Batches
from gd_core.data import Dataset
from gd_core.parabola import Parabola

ToleranceOn = Literal["batch", "full"]


class Status(Enum):
    """How a run ended."""

    CONVERGED = auto()
    """The cost it was told to watch fell below the tolerance: no more than that (see Run.lucky)."""
    DIVERGED = auto()
    """w went beyond 1e50 times its first distance from the bottom, or beyond the range of floats."""
    BUDGET = auto()
    """All updates were made (see Run.growing)."""


@dataclass(frozen=True, eq=False)
class Run:
    """What `descend` gives: the K updates that were made, with w before and after each of them.

    Stored: `data`; `batches`, cut to the updates made; `learning_rate` (K,); `w` (K+1,), always finite;
    `status`; `tolerance` and `tolerance_on` as asked; `data_parabola`, of all the data; `parabolas`, each
    drawn batch's own, with arrays (K,). All else is computed when first asked for. Arrays are read-only.
    """

    data: Dataset = field(repr=False)
    batches: Batches = field(repr=False)
    learning_rate: Floats = field(repr=False)
    w: Floats = field(repr=False)
    status: Status
    tolerance: float | None
    tolerance_on: ToleranceOn
    data_parabola: Parabola[float]
    parabolas: Parabola[Floats] = field(repr=False)

    @property
    def updates(self) -> int:
        """K, how many updates were made."""
        return len(self.w) - 1

    @cached_property
    def cost(self) -> Floats:
        """The cost on all the data at each w: (K+1,), in the units of y², inf where no float holds it."""
        return read_only(self.data_parabola(self.w))

    @cached_property
    def excess(self) -> Floats:
        """The cost on all the data above the least that any w has, at each w: (K+1,), in the units of y², ≥ 0."""
        return read_only(self.data_parabola.excess()(self.w))

    @cached_property
    def batch_cost(self) -> Floats:
        """The drawn batch's own cost before its update, which is what the notes print: (K,), in the units of y²."""
        return read_only(self.parabolas(self.w[:-1]))

    @cached_property
    def gradient(self) -> Floats:
        """The gradient that each update used, of its batch's cost at the w before it: (K,), in units of x·y."""
        return read_only(self.parabolas.gradient(self.w[:-1]))

    @property
    def samples_seen(self) -> Ints:
        """How many rows have been read at each w: (K+1,), from 0."""
        return self.batches.samples_seen

    @cached_property
    def epochs(self) -> Floats:
        """samples_seen / n at each w: (K+1,), from 0. With rows drawn afresh these are passes, not true epochs."""
        return read_only(self.samples_seen / self.batches.n)

    def rows_of(self, update: int) -> Ints:
        """The rows (B,) that `update` read, both counted from 0; IndexError if there is no such update."""
        return self.batches.rows_of(update)

    @property
    def growing(self) -> bool:
        """Whether the updates ran out (BUDGET) with w farther from the optimum than it began."""
        first, last = np.abs(self.w[[0, -1]] - self.data_parabola.vertex)
        return self.status is Status.BUDGET and bool(last > first)

    @property
    def lucky(self) -> bool:
        """Whether a batch's cost stopped the run while the cost on all the data was not below the tolerance.

        Both costs are taken where the stop was decided: at the w before the last update.
        """
        if self.status is not Status.CONVERGED or self.tolerance is None:
            return False
        return bool(self.cost[-2] >= self.tolerance)
