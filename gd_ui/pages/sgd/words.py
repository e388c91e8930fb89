"""The words of the page on SGD; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """How many updates go uphill on the whole data."""

    ask: str
    never: str
    few: str
    many: str
    counted: str
    why_together: str
    why_thrown: str
    why_scattered: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    question: QuestionWords
