"""What the settings of every page have in common."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, Self, TypeVar

from gd_core import Batches, Dataset
from gd_ui.declared import NAMES, Number, Unit, controls_of, value_of
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import MOST_NOISE, Origin, Source

OF_ROWS = controls_of(Source)
"""What says which rows there are, the same on every page."""


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


Settings = TypeVar("Settings", bound=Chosen)


def read_source(given: Mapping[str, Any], initial: Source) -> Source:
    """The rows that `given` asks for, by the names in the link, on a page that opens on `initial`."""
    return as_noisy_as_may_be(_read(given, initial, OF_ROWS), initial)


def as_noisy_as_may_be(source: Source, initial: Source) -> Source:
    """`source`; the notes' rows with more noise than they may have get that of `initial`."""
    too_noisy = source.origin is Origin.NOTES and source.noise > MOST_NOISE
    return replace(source, noise=initial.noise) if too_noisy else source


def read_settings(given: Mapping[str, Any], first: Settings) -> Settings:
    """What `given` asks for on a page that opens on `first`, whose rows stay; where it says nothing, or junk, that.

    What a page opens on follows from what is chosen (in the units of the rows, another for each landscape), so that is
    read first.
    """
    found = _read(given, first, first.inputs - OF_ROWS.keys())
    read: Settings = _read(given, found.defaults, found.inputs - OF_ROWS.keys())
    return read


def _read(given: Mapping[str, Any], settings: Any, names: Iterable[str]) -> Any:
    """`settings` with what is given for `names`, as far as they declare them and it is no junk."""
    fields, not_offered = controls_of(type(settings)), getattr(settings, "not_offered", ())
    read = {
        fields[name]: NAMES[name].read(given[name], value_of(name, settings), not_offered)
        for name in given.keys() & set(names)
    }
    return replace(settings, **read)
