"""The words of the page on exhaustive search; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class QuestionWords:
    """A grid or descent."""

    ask: str
    grid: str
    descent: str
    equal: str
    explanation: str


@dataclass(frozen=True)
class Panel:
    """Labels of the controls and their help texts."""

    lecture: str
    lecture_help: str
    with_noise: str
    with_noise_help: str
    finer: str
    finer_help: str
    no_range: str
    spacing: str


@dataclass(frozen=True)
class SearchChart:
    """The picture, and what follows the clock."""

    tried: str
    distance: str
    sure: str
    passes: str
    alt: str
    ready: str
    going: str
    ended: str
    line: str
    start: str
    lowest: str
    higher: str
    card_grid: str
    card_descent: str
    card_best: str
    card_w: str
    card_held: str
    back: str
    forward: str
    scrub: str
    scrub_value: str
    speed_unit: str


@dataclass(frozen=True)
class SearchStory:
    """What the two have found, in sentences."""

    found: str
    sure: str
    lucky: str
    outside: str
    reached: str
    later: str
    already: str
    never: str
    unit: str


@dataclass(frozen=True)
class SearchTable:
    """What more weights would take. Units of time carry their number `n`."""

    title: str
    lead: str
    weights: str
    grid: str
    time: str
    descent: str
    never: str
    nanoseconds: str
    microseconds: str
    milliseconds: str
    seconds: str
    minutes: str
    hours: str
    days: str
    years: str
    universe: str
    caveat: str


@dataclass(frozen=True)
class Words(PageWords):
    """All of them."""

    panel: Panel
    chart: SearchChart
    story: SearchStory
    table: SearchTable
    question: QuestionWords
