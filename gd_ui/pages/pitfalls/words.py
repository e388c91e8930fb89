"""The words of the page that reads the notes critically; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class Point:
    """A claim, a question on it with its answers (`right` is the true one, from 0), and why; `runs` names the proofs.

    Texts with `{name:format}` are filled by `gd_ui.text.numbers.fill` with what the runs give.
    """

    title: str
    claim: str
    question: str
    answers: tuple[str, ...]
    right: int
    why: str
    source: str
    runs: tuple[str, ...]


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    previous: str
    next: str
    reveal: str
    tell: str
    right: str
    wrong: str
    answer: str
    together: str
    ended: str
    source: str
    start: str
    card: str
    alt: str
    points: tuple[Point, ...]
