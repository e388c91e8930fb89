"""What a proof is made of."""

from collections.abc import Mapping
from dataclasses import dataclass

from gd_core import Run, notes_data

ROWS = len(notes_data())
"""Of the notes' data, which every point is about."""


@dataclass(frozen=True, eq=False)
class Case:
    """A run that can be looked at; `true_epochs` says whether its epochs visit every row once."""

    run: Run
    true_epochs: bool = True


@dataclass(frozen=True, eq=False)
class Proof:
    """The runs that prove a point, and the numbers that its words name, all taken from runs or closed forms.

    `compared` are the places (from 0) of those runs that are best seen side by side: they descend one cost.
    """

    cases: tuple[Case, ...]
    facts: Mapping[str, float]
    compared: tuple[int, ...] = ()

    @property
    def shows(self) -> list[tuple[int, ...]]:
        """What there is to look at, as places of runs: those not compared, the comparison, each run in it."""
        alone = [(k,) for k in range(len(self.cases)) if k not in self.compared]
        return alone + [self.compared] * bool(self.compared) + [(k,) for k in self.compared]
