"""What the settings of every page have in common."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from gd_core import Batches, Dataset


class Chosen(Protocol):
    """Settings of one page: a frozen dataclass whose fields are what can be chosen there."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def defaults(self) -> "Chosen":
        """What the page opens on: only what differs from it stands in the link."""

    @property
    def inputs(self) -> Collection[str]:
        """The names in the link (see `gd_ui.controls.link.NAMES`) that the page has an input for."""

    @property
    def not_offered(self) -> Collection[StrEnum]:
        """Choices that other pages offer and this one does not."""


class Rated(Chosen, Protocol):
    """Settings with a learning rate, and what its limits depend on."""

    @property
    def learning_rate(self) -> float:
        """α, in units of 1/curvature."""

    @property
    def data(self) -> Dataset:
        """The rows."""

    @property
    def batch_size(self) -> int:
        """Rows in one update."""

    @property
    def draw(self) -> StrEnum:
        """How they are chosen: a `Draw`."""

    @property
    def batches(self) -> Batches:
        """The rows of each update."""


class WithNoise(Chosen, Protocol):
    """Settings with noise on y."""

    @property
    def noise(self) -> float:
        """Its standard deviation, in units of y."""
