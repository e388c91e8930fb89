"""The words of the home page; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    picture: str
    doors: dict[str, str]
    then: str
