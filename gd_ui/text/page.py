"""The head of a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """What stands at the top."""

    title: str
    lead: str
