"""How soon everyone is back after a fault: a process killed while a class comes, all started anew, a network cut.

Run `python -m benchmarks.faults` on a quiet computer with Caddy and a Chromium. Three processes behind Caddy, pages in
Chromium, and a class that speaks their protocol. Prints Markdown, which benchmarks/RESULTS.md keeps; fails when someone
waited longer than the bound or was lost. That everyone then has all as it was is tested: tests/faults.
"""

import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.load.report import machine
from deploy.host import Host
from deploy.settings import Settings
from harness.app import free_ports
from harness.needs import launch
from harness.page import PATIENCE
from harness.processes import open_on
from harness.relay import relay
from harness.students.classroom import Doing, classroom
from harness.watched import Watched

PROCESSES = 3
BACK = 5.0
"""Seconds in which everyone is back whose process has died."""
ASKS = 4.0
"""Seconds between two attempts of a browser to connect, at most."""
CUT = 30.0
"""Seconds for which the network is cut."""


class Row(NamedTuple):
    """What a fault did to the pages and to the class: the longest that one waited, in seconds, and who was lost."""

    fault: str
    pages: float
    students: float
    lost: int
    bound: float

    @property
    def failed(self) -> list[str]:
        """What must not be."""
        waited = max(self.pages, self.students)
        late = [f"{self.fault}: {waited:.1f} s, where {self.bound:g} are allowed"] * (waited > self.bound)
        return late + [f"{self.fault}: {self.lost} of the class were lost"] * (self.lost > 0)


def killed(host: Host, browser: Browser) -> Row:
    """A process dies that serves three pages and a third of a class, and more of the class are coming."""
    pages = [open_on(host, 0, browser, path) for path in ("/bgd", "/mini_batch", "/learning_rate")]
    watched = [Watched(page) for page in pages]
    with classroom(host.url, "mini_batch") as early, classroom(host.url, "mini_batch") as late:
        early.tell("join", count=15, spread=1, patience=PATIENCE)
        with ThreadPoolExecutor() as apart:
            working = apart.submit(early.tell, "move_for", seconds=6, think=0.5)
            coming = apart.submit(late.tell, "join", count=45, spread=2, patience=PATIENCE)
            time.sleep(1)
            at = time.time()
            host.kill(0)
            waited = back(watched, at)
            doings = working.result(), coming.result()
    leave(pages)
    return Row("a process is killed", waited, longest(*doings), lost(*doings), BACK)


def started_anew(host: Host, browser: Browser) -> Row:
    """All processes are started anew, one after the other, while a class works."""
    pages = [open_on(host, k, browser, "/bgd") for k in range(PROCESSES)]
    watched = [Watched(page) for page in pages]
    with classroom(host.url, "mini_batch") as room:
        room.tell("join", count=15, spread=1, patience=PATIENCE)
        doings: list[Doing] = []
        with ThreadPoolExecutor() as apart:
            restarting = apart.submit(host.restart)
            while not restarting.done():
                doings.append(room.tell("move_for", seconds=2, think=0.5))
            restarting.result()
        for one in watched:
            one.wait_until_back()
        waited = max(one.seen.longest_cut for one in watched)
    leave(pages)
    return Row("all are started anew", waited, longest(*doings), lost(*doings), BACK)


def cut(host: Host, browser: Browser) -> Row:
    """The network of two pages is cut for half a minute."""
    with relay(host.settings.port) as network:
        pages = [open_on(host, 0, browser, path, url=network.url) for path in ("/bgd", "/sgd")]
        watched = [Watched(page) for page in pages]
        network.cut()
        pages[0].wait_for_timeout(1000 * CUT)
        network.mend()
        waited = back(watched, time.time())
        leave(pages)
    return Row(f"a network is cut for {CUT:g} s", waited, 0, 0, ASKS + BACK)


def back(watched: list[Watched], since: float) -> float:
    """Seconds from then until the last of the pages had its connection again."""
    for one in watched:
        one.wait_until_back()
    return max((one.seen.back or float("inf")) - since for one in watched)


def longest(*doings: Doing) -> float:
    """Seconds that the longest act took."""
    return max(act.seconds for doing in doings for act in doing.acts)


def lost(*doings: Doing) -> int:
    """Acts that were not answered, or with an exception."""
    return sum(bool(act.lost) or act.exceptions > 0 for doing in doings for act in doing.acts)


def leave(pages: list[Page]) -> None:
    for page in pages:
        page.context.close()


def main() -> None:
    print(machine())
    print(f"{PROCESSES} processes; pages in Chromium, and a class of up to 60, on the same computer.")
    print("\n| fault | the last page is back, s | longest wait of a student, s | lost | at most, s |")
    print("|---|---:|---:|---:|---:|")
    failed: list[str] = []
    settings = Settings(port=free_ports(PROCESSES + 2), processes=PROCESSES)
    with (
        tempfile.TemporaryDirectory() as folder,
        Path(folder, "log.txt").open("w") as log,
        Host(settings, log) as host,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for fault in (killed, started_anew, cut):
            row = fault(host, browser)
            students = f"{row.students:.1f}" if row.students else ""
            print(f"| {row.fault} | {row.pages:.1f} | {students} | {row.lost} | {row.bound:g} |", flush=True)
            failed += row.failed
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
