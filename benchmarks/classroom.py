"""A class that plays together: what it costs the others, and how soon a setting is with everyone.

Run `python -m benchmarks.classroom` on a quiet computer with Caddy and a Chromium, on an SQLite file and on PostgreSQL.
Two processes behind Caddy; students move controls alone, then with a class of as many browsers that listen, in turn, so
that a moment in which the computer is slow hits both. Prints Markdown, which benchmarks/RESULTS.md keeps; fails when a
bound is not kept. At the end one of the two processes is killed while all answer.

    --students 300    so many listen, and answer within two seconds
    --pages 10        so many real pages follow, half of them as large as a phone
    --movers 60       so many students move controls meanwhile, each every 3 s
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.load.report import machine, quantile
from benchmarks.load.server import Server, serving
from harness import database
from harness.needs import launch
from harness.page import UNASKED, new_context, settle
from harness.seats import Gathering, gathered
from harness.sites import APP
from harness.students.classroom import Classroom, classroom

ASKED = "bgd?lr=8e-05"
ANSWERS = ("down", "across", "same", "away")
LOCKS = ("lr", "w0")
ROUNDS, SECONDS, THINK = 3, 15.0, 3.0
REST = 15.0
"""Seconds for which the listeners are measured at rest."""
MOST_SLOWED, MOST_AT_REST, MOST_SENT = 1.1, 0.03, 3.0
"""Times a move's 95th percentile; of a core; seconds until a setting is with everyone."""
MOST_WAITED = 60.0
"""Seconds; what is not counted by then is lost."""


class Found(NamedTuple):
    """What was measured on one store, and what is wrong with it."""

    row: str
    failed: list[str]


def measured(store: str, students: int, pages: int, movers: int, folder: Path) -> Found:
    """All of it, on the store that CLASSROOM says."""
    with serving(APP, 2, folder) as server, classroom(server.url, "bgd") as room:
        room.tell("join", count=movers, spread=3)
        room.tell("move_for", seconds=5, think=THINK)
        alone, together, rest = [], [], []
        for _ in range(ROUNDS):
            alone.append(p95(room))
            idle = at_rest(server)
            with gathered(server.url, students):
                rest.append(at_rest(server) - idle)
                together.append(p95(room))
        room.tell("leave")
        with gathered(server.url, students) as class_, many_pages(class_, pages) as seen:
            lost, voted = vote(class_)
            opened, heard = follow(class_, seen, revision=1)
            lost_with_it, counted = vote_while_one_dies(server, class_, seen)
            again, heard_again = follow(class_, seen, revision=2)
    slowed = float(np.median(together) / np.median(alone))
    row = (
        f"| {store} | {np.median(alone):.3f} | {np.median(together):.3f} | {slowed:.2f} × | {np.median(rest):.1%} "
        f"| {voted:.1f} | {lost} | {heard:.2f} | {opened:.2f} "
        f"| {counted:.1f} | {lost_with_it} | {heard_again:.2f} | {again:.2f} |"
    )
    bounds = {
        f"moves are slowed {slowed:.2f} ×": slowed > MOST_SLOWED,
        f"listeners take {np.median(rest):.1%} of a core": np.median(rest) > MOST_AT_REST,
        f"{lost} answers are lost or counted twice": lost,
        f"a setting takes {heard:.1f} s to be heard": heard > MOST_SENT,
        f"a setting takes {opened:.1f} s to be open": opened > MOST_SENT,
        f"{lost_with_it} answers are lost or counted twice where a process dies": lost_with_it,
        f"a setting takes {heard_again:.1f} s to be heard after that": heard_again > MOST_SENT,
        f"a setting takes {again:.1f} s to be open after that": again > MOST_SENT,
    }
    return Found(row, [f"{store}: {why}" for why, wrong in bounds.items() if wrong])


def p95(room: Classroom) -> float:
    """Of the moves of some seconds."""
    return quantile(room.tell("move_for", seconds=SECONDS, think=THINK).acts, 95)


def at_rest(server: Server) -> float:
    """The share of a core that the processes take while nothing happens, but that a class may listen."""
    before = server.seconds_busy()[0]
    time.sleep(REST)
    return (server.seconds_busy()[0] - before) / REST


def vote(class_: Gathering) -> tuple[int, float]:
    """How many answers the wall does not have as they were given, and the seconds until all were taken."""
    answers = {seat.browser: random.choice(ANSWERS) for seat in class_.seats}
    began = time.monotonic()
    class_.do(class_.vote(ASKED, answers, within=2))
    seconds = time.monotonic() - began
    class_.do(class_.desk.say("show", question=ASKED, shown=True))
    return differing(class_, Counter(answers.values())), seconds


def differing(class_: Gathering, expected: Counter[str]) -> int:
    """By how many answers the wall is not what it should be."""
    bars = Counter(class_.do(class_.desk.wall(ASKED))["bars"])
    return sum(((expected - bars) + (bars - expected)).values())


def vote_while_one_dies(server: Server, class_: Gathering, pages: list[Page]) -> tuple[int, float]:
    """The same with all pages, while one of two processes is killed; the seconds until the wall has the last answer."""
    answers = {seat.browser: random.choice(ANSWERS) for seat in class_.seats}
    chosen = [ANSWERS[k % len(ANSWERS)] for k in range(len(pages))]
    began = time.monotonic()
    voting = class_.begin(class_.vote(ASKED, answers, within=2))
    for k, (page, answer) in enumerate(zip(pages, chosen, strict=True)):
        if k == len(pages) // 2:
            server.processes[0].kill()
        page.locator(f"[data-testid=gd-question] input[value={answer}]").check()
    voting.result()
    while class_.do(class_.desk.wall(ASKED))["answered"] < len(answers) + len(chosen):
        if time.monotonic() - began > MOST_WAITED:
            break
        pages[0].wait_for_timeout(100)
    seconds = time.monotonic() - began
    class_.do(class_.desk.say("show", question=ASKED, shown=True))
    return differing(class_, Counter(answers.values()) + Counter(chosen)), seconds


def follow(class_: Gathering, pages: list[Page], revision: int) -> tuple[float, float]:
    """The seconds until every page has opened what is sent, and until every student has heard of it."""
    lock = f"lock={LOCKS[revision % len(LOCKS)]}"
    began = time.monotonic()
    class_.do(class_.desk.say("send", how="open", link=f"{ASKED}&{lock}", question=ASKED))
    hearing = class_.begin(class_.heard(revision))
    while not all(lock in page.url and "sent=" not in page.url for page in pages):
        pages[0].wait_for_timeout(20)
    opened = time.monotonic() - began
    return opened, max(hearing.result()) - began


@contextmanager
def many_pages(class_: Gathering, count: int) -> Iterator[list[Page]]:
    """So many pages in the class, in a browser, for as long as the block runs."""
    with ExitStack() as stack:
        browser = launch(stack.enter_context(sync_playwright()))
        stack.callback(browser.close)
        yield [page_in_class(browser, class_.url, class_.desk.code, k) for k in range(count)]


def page_in_class(browser: Browser, url: str, code: str, k: int) -> Page:
    """A page in the class, at rest."""
    size = {"width": 390, "height": 664} if k % 2 else {"width": 1366, "height": 768}
    page = new_context(browser, viewport=size).new_page()
    page.add_init_script(UNASKED)
    page.goto(f"{url}/sgd?class={code}")
    settle(page)
    page.wait_for_selector("[data-testid=gd-class-chip]:visible")
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--movers", type=int, default=60)
    asked = parser.parse_args()
    print(f"{machine()}\n{asked.students} students, {asked.pages} pages, {asked.movers} who move.\n")
    heads = ["store", "move p95 alone, s", "with the class, s", "slowed", "listeners at rest, of a core"]
    heads += ["all voted, s", "lost or twice", "a setting heard by all, s", "open on all pages, s"]
    heads += ["all voted while one dies, s", "lost or twice", "then heard by all, s", "open, s"]
    print(f"| {' | '.join(heads)} |")
    print(f"|---|{'---:|' * (len(heads) - 1)}")
    failed = list[str]()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        stores = {"SQLite": f"sqlite:///{folder}/classes.db"}
        if not (why := database.missing()):
            stores["PostgreSQL"] = stack.enter_context(database.postgres())
        for store, address in stores.items():
            os.environ["CLASSROOM"] = address
            found = measured(store, asked.students, asked.pages, asked.movers, Path(folder))
            print(found.row, flush=True)
            failed += found.failed
    if why:
        print(f"\nNo PostgreSQL: {why}.")
    if failed:
        sys.exit("; ".join(failed))


if __name__ == "__main__":
    main()
