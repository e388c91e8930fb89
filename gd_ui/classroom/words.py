"""The words of a class; en.toml and zh.toml beside this file have them. The browser gets them when it is in one."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from gd_ui.classroom.bounds import Problem
from gd_ui.text import LANGUAGES
from gd_ui.text.reading import read


@dataclass(frozen=True)
class OpenWords:
    """What stands on the page for teachers: a class is opened there, its links are handed out, and it is ended."""

    title: str
    lead: str
    open: str
    opened: str
    link: str
    own: str
    own_help: str
    copy: str
    copied: str
    copy_by_hand: str
    code: str
    go_on: str
    end: str
    end_sure: str
    end_yes: str
    end_no: str
    ended: str
    failed: str


@dataclass(frozen=True)
class StudentWords:
    """What a student's page says of the class that it is in."""

    chip: str
    joined: str
    about: str
    close: str
    leave: str
    offered: str
    take: str
    opened: str
    free: str
    ended: str


@dataclass(frozen=True)
class WallWords:
    """What stands on the wall: the answers, the tasks, the runs, and what the teacher can do."""

    name: str
    here: str
    link: str
    code: str
    code_help: str
    hide: str
    hide_help: str
    answers: str
    answered: str
    unasked: str
    show: str
    show_help: str
    again: str
    right: str
    answer: str
    count: str
    tasks: str
    task: str
    runs: str
    play: str
    play_help: str
    no_runs: str
    other_page: str
    own_rows: str
    update: str
    needed: str
    needed_axis: str
    never: str
    fewest: str
    left: str
    rate: str
    send: str
    offer: str
    offer_help: str
    open: str
    open_help: str
    free: str
    free_help: str
    sent_offer: str
    sent_open: str
    sent_free: str
    ended: str


@dataclass(frozen=True)
class Words:
    """All of them; `problems`: why something was not taken, a sentence for each `Problem`."""

    open: OpenWords
    student: StudentWords
    wall: WallWords
    problems: dict[str, str]


WORDS = {code: read(Words, Path(__file__).with_name(f"{code}.toml")) for code in LANGUAGES}
"""By the codes of the languages."""


def as_data(words: Words) -> dict[str, Any]:
    """The words as they are sent."""
    return asdict(words)


for _code, _words in WORDS.items():
    if _words.problems.keys() != {problem.value for problem in Problem}:
        raise ValueError(f"classroom: the problems have other words in {_code}")
