"""What the settings of every page have in common."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any, ClassVar, Protocol


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
