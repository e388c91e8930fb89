"""The words of the toy page."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    ended: str
