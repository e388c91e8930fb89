"""The words of the page that compares the methods; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """Which run reads the fewest rows; the answers are the runs, or `nobody`."""

    ask: str
    nobody: str
    arrives: str
    stays_out: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    own_rates: str
    too_many: str
    time_source: str
    alt: str
    card: str
    axis_time: str
    first: str
    winners: str
    won: str
    between: str
    only: str
    nobody: str
    counted: str
    run: str
    times: str
    never: str
    updates: str
    samples: str
    time: str
    question: QuestionWords
