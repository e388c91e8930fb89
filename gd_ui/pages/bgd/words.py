"""The words of the page on BGD; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """Where the first update leads, and with it all others."""

    ask: str
    down: str
    across: str
    same: str
    away: str
    factor: str
    why_down: str
    why_across: str
    why_same: str
    why_rest: str
    why_landed: str
    why_away: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    question: QuestionWords
