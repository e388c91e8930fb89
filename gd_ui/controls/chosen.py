"""What the settings of every page have in common."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from gd_core import Batches, Dataset
from gd_ui.declared import NAMES, Number, Unit, controls_of, value_of
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import Source


@dataclass(frozen=True)
class Chosen:
    """Settings of one page: a frozen dataclass whose fields are what can be chosen there, and declare how."""

    @property
    def initial(self) -> Self:
        """What the page opens on."""
        return type(self)()

    @property
    def defaults(self) -> Self:
        """What the page opens on where this is chosen: only what differs from it stands in the link."""
        return self.initial

    @property
    def opening(self) -> Mapping[str, Any]:
        """What a page chooses for whoever asks for nothing, by the names in the link; these always stand in it."""
        return {}

    @property
    def inputs(self) -> set[str]:
        """The names in the link that the page has an input for."""
        return set(controls_of(type(self)))

    @property
    def not_offered(self) -> Collection[StrEnum]:
        """Choices that other pages offer and this one does not."""
        return ()


class OnRows(Chosen):
    """Settings of a page whose rows can be chosen."""

    source: Source

    @property
    def defaults(self) -> Self:
        """What the page opens on, on the rows chosen."""
        return self.initial.on(self.source)

    @property
    def inputs(self) -> set[str]:
        """The names in the link that the page has an input for: of its rows, those that say something about them."""
        return set(controls_of(type(self))) - set(controls_of(Source)) | self.source.inputs

    @cached_property
    def data(self) -> Dataset:
        """The rows, as the descent gets them."""
        return self.source.data

    def on(self, source: Source) -> Self:
        """These settings on the rows of `source`: what is told in units of x and y is put into theirs."""
        units = rescaling_to(source)
        to = {
            Unit.RATE: units.rate,
            Unit.WEIGHT: units.weight,
            Unit.DISTANCE: units.distance,
            Unit.COST: units.cost,
        }
        changed: dict[str, Any] = {"source": source}
        for name, field in controls_of(type(self)).items():
            control = NAMES[name]
            if isinstance(control, Number) and control.unit:
                changed[field] = to[control.unit](value_of(name, self))
        return replace(self, **changed)


class Rated(OnRows):
    """Settings with a learning rate, and what its limits depend on: the rows, how many an update sees, and which."""

    learning_rate: float
    draw: StrEnum

    @property
    def batch_size(self) -> int:
        """Rows in one update (the last batch of an epoch may be shorter)."""
        raise NotImplementedError

    @property
    def batches(self) -> Batches:
        """The rows of each update."""
        raise NotImplementedError
