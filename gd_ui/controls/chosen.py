"""What the settings of every page have in common."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, ClassVar, Protocol, TypeVar

from gd_core import Batches, Dataset
from gd_ui.rows.source import Source

Page = TypeVar("Page")


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


class OnRows(Chosen, Protocol):
    """Settings of a page whose rows can be chosen."""

    @property
    def source(self) -> Source:
        """Where they come from."""

    @property
    def opening(self) -> "OnRows":
        """What the page opens on, its rows included."""

    def on(self: Page, source: Source) -> Page:
        """The same on other rows, in their units."""


class Rated(OnRows, Protocol):
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
