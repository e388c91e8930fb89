"""The words of the page on mini-batch gradient descent; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """How many updates a batch needs, against all rows at the same learning rate."""

    ask: str
    fewer: str
    about: str
    more: str
    never: str
    took: str
    ended: str
    bgd_takes: str
    bgd_never: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    question: QuestionWords
