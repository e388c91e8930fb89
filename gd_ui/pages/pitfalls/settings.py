"""What can be chosen on the page that reads the notes critically: a point, and which of its runs are shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from gd_ui.controls.chosen import Chosen
from gd_ui.declared import Choice, Number
from gd_ui.pages.pitfalls.proofs import POINTS, Proof, proof


class Shown(StrEnum):
    """One of the things a point has to show, by its place."""

    FIRST = "1"
    SECOND = "2"
    THIRD = "3"
    FOURTH = "4"


@dataclass(frozen=True)
class PitfallsSettings(Chosen):
    """A point from 1 to POINTS, and what is shown of it; where it has less to show, the first."""

    point: Annotated[int, Number("point", least=1, most=POINTS)] = 1
    shown: Annotated[Shown, Choice("proof", codes=Shown)] = Shown.FIRST

    @property
    def proof(self) -> Proof:
        """The runs and the numbers of the point."""
        return proof(self.point)

    @property
    def offered(self) -> dict[Shown, tuple[int, ...]]:
        """What the point has to show: the places of its runs."""
        return dict(zip(Shown, self.proof.shows, strict=False))

    @property
    def runs(self) -> tuple[int, ...]:
        """The places of the runs that are shown."""
        return self.offered.get(self.shown, self.offered[Shown.FIRST])
