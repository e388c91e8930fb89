"""How the app bears a class, beside the least its inputs cost and the page as most people would write it.

Run `python -m benchmarks.class_load` on a quiet computer with Caddy and a Chromium. A class joins with empty caches,
moves controls, turns pages, reconnects all at once, joins again and uploads files. Prints Markdown, which
benchmarks/RESULTS.md keeps.

    --students 300 --seconds 30 --think 3   so many, for so long, each moving something so often (on average)
    --processes 2                           so many processes behind Caddy
    --sites 2                               the app and the floor only; 3: and the plain page, with our settings
    --quick                                 20 students for 6 seconds: to see that all works
    --soak 600                              instead: one class for so long at three times the rate; does memory grow?
    --storm 1500                            instead: so many come within a second; is everyone served in the end?

Soak and storm fail when someone is lost, sees an exception, or memory grows.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from benchmarks.load.lesson import Lesson
from benchmarks.load.report import Row, machine, quantile, reasons, rows, table
from benchmarks.load.sites import FLOOR, SITES
from harness.sites import APP

ROUNDS = 3
"""Moves are measured in turn at each site: a moment in which the computer is slow hits all alike."""
SOAK_PARTS = 10
STORM_THINK = 30.0
"""Seconds between two moves of a student, so many having come."""
MOST_GROWTH = 30
"""MB in a soak: results that all visitors share are kept up to some number, and a class finds new ones for long."""
MEGA = 1e6


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def class_at_all(lessons: list[Lesson], asked: argparse.Namespace) -> None:
    """Everything, at all sites in turn."""
    for lesson in lessons:
        say(f"{lesson.site.name}: warm up, join")
        lesson.warm_up()
        lesson.join_cold(asked.students)
    for _ in range(ROUNDS):
        for lesson in lessons:
            say(f"{lesson.site.name}: move")
            lesson.move(asked.seconds / ROUNDS, asked.think)
    for lesson in lessons:
        say(f"{lesson.site.name}: turn pages, reconnect, join again, upload")
        lesson.turn_pages(asked.seconds / ROUNDS, asked.think)
        if len(lesson.site.pages) > 1:
            lesson.move_on_each_page(asked.seconds / ROUNDS, asked.think)
        lesson.reconnect()
        lesson.leave()
        lesson.join_warm(asked.students)
        if lesson.site is not FLOOR:
            lesson.upload(max(1, asked.students // 10))


def print_memory(lessons: list[Lesson]) -> None:
    print("\n| memory | kB a student | tracebacks in the log |\n|---|---:|---:|")
    for lesson in lessons:
        print(f"| {lesson.site.name} | {lesson.memory / 1e3:,.0f} | {lesson.server.tracebacks()} |")


def print_aims(shown: list[Row], app: Lesson) -> None:
    """What the issue asks for, beside what came."""
    of = {(row.what, row.where): row for row in shown}
    join, move = of["join, caches empty", APP.name], of["move", APP.name]
    floor = of["move", FLOOR.name]
    lost = sum(row.lost for row in shown if row.where == APP.name)
    print("\n| the app | aim | measured |\n|---|---:|---:|")
    print(f"| join with empty caches, p95 | ≤ 3 s | {join.p95:.2f} s |")
    print(f"| move, p95 | ≤ 0.25 s | {move.p95:.3f} s |")
    print(f"| lost, whatever was done | 0 | {lost} |")
    print(
        f"| processor time of a move against the floor's | ≤ 1.6 × | {move.server_ms / floor.server_ms:.2f} × |"
    )
    print(f"| memory of a student | ≤ 300 kB | {app.memory / 1e3:.0f} kB |")


def print_class(asked: argparse.Namespace, folder: Path) -> list[str]:
    """Everything, beside the other sites. It is looked at, not judged."""
    with ExitStack() as stack:
        lessons = [
            stack.enter_context(Lesson(site, asked.processes, folder)) for site in SITES[: asked.sites]
        ]
        class_at_all(lessons, asked)
        measured = [one for lesson in lessons for one in lesson.done]
        shown = rows(measured)
        print_aims(shown, lessons[0])
        print(f"\n{table(shown)}")
        print_memory(lessons)
        if why := reasons(measured):
            print(f"\nLost:\n\n{why}")
    return []


def print_soak(asked: argparse.Namespace, folder: Path) -> list[str]:
    """A class at three times the rate; what the memory does. What failed."""
    with Lesson(APP, asked.processes, folder) as lesson:
        lesson.warm_up()
        lesson.join_cold(asked.students)
        lesson.move(asked.soak / SOAK_PARTS, asked.think / 3)  # until the memory of a busy class is there
        held, moves = list[float](), 0
        print("\n| soak, seconds | moves | p95 s | lost | memory, MB |\n|---:|---:|---:|---:|---:|")
        for part in range(SOAK_PARTS):
            lesson.move(asked.soak / SOAK_PARTS, asked.think / 3)
            acts = lesson.done[-1].doing.acts
            held.append(lesson.server.memory() / MEGA)
            moves += len(acts)
            counts = f"{len(acts):,} | {quantile(acts, 95):.3f} | {sum(bool(act.lost) for act in acts)}"
            print(f"| {(part + 1) * asked.soak / SOAK_PARTS:.0f} | {counts} | {held[-1]:.1f} |", flush=True)
        more = growth(held)
        each = 1e6 * more / max(1, moves)
        print(f"\nThe line through these changes by {more:+.1f} MB: {each:+,.0f} kB for 1,000 moves.")
        return lesson.failures() + ([f"memory grew by {more:.0f} MB"] if more > MOST_GROWTH else [])


def growth(held: Sequence[float]) -> float:
    """By how much the line of least squares through these grows: the first and the last alone say little."""
    times = range(len(held))
    slope, _ = np.polyfit(times, held, 1)
    return float(slope * times[-1])


def print_storm(asked: argparse.Namespace, folder: Path) -> list[str]:
    """All at once, their caches empty; afterwards they move, no faster than one process can answer. What failed."""
    with Lesson(APP, asked.processes, folder) as lesson:
        lesson.warm_up()
        lesson.join_cold(asked.storm, spread=1.0)
        lesson.move(asked.seconds, STORM_THINK)
        print(f"\n{table(rows(lesson.done))}\n\n{reasons(lesson.done)}")
        return lesson.failures()


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--think", type=float, default=3)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--sites", type=int, default=len(SITES))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--soak", type=float)
    parser.add_argument("--storm", type=int)
    asked = parser.parse_args()
    if asked.quick:
        asked.students, asked.seconds = 20, 6
    return asked


def main() -> None:
    asked = asked_for()
    print(machine())
    print(f"{asked.students} students, {asked.processes} process(es), a move every {asked.think:g} s.")
    with tempfile.TemporaryDirectory() as folder:
        run = print_storm if asked.storm else print_soak if asked.soak else print_class
        failed = run(asked, Path(folder))
    if failed:
        sys.exit("; ".join(failed))


if __name__ == "__main__":
    main()
