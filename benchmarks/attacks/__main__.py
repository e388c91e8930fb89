"""What others notice of an attack: their 95th percentile before, during and after, and the server's memory.

Run `python -m benchmarks.attacks` on a quiet computer with Caddy. A small class moves controls while a hostile visitor
makes each attack of tests/attacks. Prints Markdown, which benchmarks/RESULTS.md keeps; fails when others waited more
than twice as long as before, when one of them was lost, when memory did not come back, when who says nothing was not
let go within 14 s, or when the server raised.

    --students 20 --think 1   so many, each moving something so often, in seconds (on average)
    --quiet 10                seconds for which the class is measured before and after each attack
    --only links              the attacks in whose name this is
"""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

from benchmarks.attacks.everything import ATTACKS, FLOOD, Target, make
from benchmarks.load.lesson import LOST_AFTER
from benchmarks.load.report import machine, quantile
from benchmarks.load.server import Server, serving
from harness.sites import APP
from harness.students.classroom import Classroom, classroom
from harness.students.students import Act

MOST = 2.0
"""Times the 95th percentile before."""
NOTICED = 0.1
"""Seconds; who waits less does not notice it, however many times as long it is."""
KEPT = 150
"""MB that may stay: for two minutes Streamlit keeps 128 sessions, 0.3 MB each, and we the costly results all share."""
SETTLE = 15.0
"""Seconds within which memory comes back."""
HEAD = "attack | seconds | moves | p95 before, s | during | after | during against before | lost | MB before | after"


class Row(NamedTuple):
    """What a class noticed of an attack; memory in MB. `raised` is what kept the attack from its end."""

    name: str
    seconds: float
    before: list[Act]
    during: list[Act]
    after: list[Act]
    memory_before: float
    memory_after: float
    raised: BaseException | None

    @property
    def times(self) -> float:
        """How much longer others waited."""
        return quantile(self.during, 95) / quantile(self.before, 95)

    @property
    def lost(self) -> int:
        """Moves that were not answered, or with an exception."""
        return sum(bool(act.lost) or act.exceptions > 0 for act in (*self.before, *self.during, *self.after))

    @property
    def failed(self) -> list[str]:
        """What must not be."""
        stayed = self.memory_after - self.memory_before
        said = {
            f"others waited {self.times:.1f} times as long": self.times > MOST
            and quantile(self.during, 95) > NOTICED
            and self.name != FLOOD,
            f"{self.lost} of the others were lost": self.lost > 0,
            f"{stayed:.0f} MB stayed": stayed > KEPT,
            f"the attack ended with {self.raised!r}": self.raised is not None,
        }
        return [f"{self.name}: {what}" for what, is_so in said.items() if is_so]


def measured(
    name: str, server: Server, room: Classroom, asked: argparse.Namespace, hostile: ProcessPoolExecutor
) -> Row:
    """The class before, during and after the attack, which another process makes."""
    memory = server.memory() / 1e6
    before = room.tell("move_for", seconds=asked.quiet, think=asked.think).acts
    began, during = time.perf_counter(), list[Act]()
    running = hostile.submit(make, name, Target(server.url, int(server.url.rpartition(":")[2])))
    while not running.done():
        during += room.tell("move_for", seconds=2, think=asked.think).acts
    raised = running.exception()
    seconds = time.perf_counter() - began
    after = room.tell("move_for", seconds=asked.quiet, think=asked.think).acts
    return Row(name, seconds, before, during, after, memory, _settled(server, memory + KEPT), raised)


def line(row: Row) -> str:
    p95 = [f"{quantile(acts, 95):.3f}" for acts in (row.before, row.during, row.after)]
    memory = [f"{row.memory_before:.0f}", f"{row.memory_after:.0f}"]
    cells = [
        row.name,
        f"{row.seconds:.0f}",
        f"{len(row.during):,}",
        *p95,
        f"{row.times:.1f} ×",
        str(row.lost),
        *memory,
    ]
    return f"| {' | '.join(cells)} |"


def attacked(asked: argparse.Namespace, folder: Path) -> list[str]:
    """Print the table; what failed."""
    failed: list[str] = []
    spawn = get_context("spawn")
    with (
        serving(APP, 1, folder) as server,
        classroom(server.url, APP.page) as room,
        # The attacker's own work is not to slow the class on the same computer.
        ProcessPoolExecutor(1, spawn, initializer=os.nice, initargs=(10,)) as hostile,
    ):
        room.tell("lose_after", seconds=LOST_AFTER)
        room.tell("join", count=asked.students, spread=2, patience=60)
        room.tell("move_for", seconds=5, think=0.5)
        print(f"\n| {HEAD} |\n|---{'|---:' * HEAD.count('|')}|", flush=True)
        for name in ATTACKS:
            if asked.only in name:
                row = measured(name, server, room, asked, hostile)
                print(line(row), flush=True)
                failed += row.failed
        if raised := server.tracebacks():
            failed.append(f"{raised} tracebacks in the log")
    return failed


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--students", type=int, default=20)
    parser.add_argument("--think", type=float, default=1)
    parser.add_argument("--quiet", type=float, default=10)
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    print(machine())
    print(
        f"{asked.students} students, 1 process, a move every {asked.think:g} s; the attacker on the same computer."
    )
    with tempfile.TemporaryDirectory() as folder:
        failed = attacked(asked, Path(folder))
    if failed:
        sys.exit("\n".join(failed))


def _settled(server: Server, below: float) -> float:
    """MB that the server holds once it is `below` that, or the time is over."""
    end = time.monotonic() + SETTLE
    while (held := server.memory() / 1e6) > below and time.monotonic() < end:
        time.sleep(0.5)
    return held


if __name__ == "__main__":
    main()
