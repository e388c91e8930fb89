"""The words of the page for teachers; en.toml and zh.toml beside this file have them."""

from dataclasses import dataclass

from gd_ui.text import PageWords


@dataclass(frozen=True)
class AnswerWords:
    """An answer to expect: what is `said`, what is thought `behind` it, and what to `show` then."""

    said: str
    behind: str
    show: str


@dataclass(frozen=True)
class StepWords:
    """A step of a lesson: the question, the answers to expect, what its `second` link shows, what is to be kept."""

    title: str
    ask: str
    answers: tuple[AnswerWords, ...]
    second: str
    keep: str


@dataclass(frozen=True)
class PlanWords:
    """A plan as a whole, and what it adds to some of its steps, by their names."""

    title: str
    lead: str
    extra: dict[str, str]
    after: str


@dataclass(frozen=True)
class PlanCaptions:
    """The words around every step, Markdown with its minutes and links; the heads of the table of answers."""

    minutes: str
    ask: str
    phones: str
    hear: str
    show: str
    keep: str
    end: str
    answer: str
    behind: str
    then: str
    host: str


@dataclass(frozen=True)
class NamesWords:
    """The table of the names that a link may have."""

    title: str
    lead: str
    name: str
    what: str
    pages: str
    may_be: str
    with_rows: str
    beside: str


@dataclass(frozen=True)
class SheetWords:
    """One worksheet: a table to fill in, three pictures to label, two questions, and their answers."""

    title: str
    table: str
    pictures: str
    labels: tuple[str, ...]
    questions: tuple[str, ...]
    answers: tuple[str, ...]


@dataclass(frozen=True)
class SheetsWords:
    """Both worksheets, and what stands on each."""

    title: str
    lead: str
    sheets: str
    sheets_help: str
    answers: str
    answers_help: str
    name: str
    heading: str
    heading_answers: str
    model: str
    part_table: str
    part_pictures: str
    part_questions: str
    update: str
    before: str
    after: str
    mean: str
    picture: str
    cost: str
    updates: str
    step: SheetWords
    batch: SheetWords


@dataclass(frozen=True)
class Words(PageWords):
    """All of them; `steps` and `plans` by their names in plans.py."""

    pack: str
    captions: PlanCaptions
    plans: dict[str, PlanWords]
    steps: dict[str, StepWords]
    names: NamesWords
    sheets: SheetsWords
