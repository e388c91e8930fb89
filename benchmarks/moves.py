"""What a move costs the server, beside a page of Streamlit's inputs and nothing else.

Run `python -m benchmarks.moves` on a quiet computer. One visitor moves the learning rate again and again, on each page
in turn; beside them a slider, on a page of the inputs that /mini_batch had when all of them were Streamlit's. What is
counted is the server's processor time, so a slow network or browser does not matter. Prints Markdown.
"""

import asyncio
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import psutil

from gd_ui.controls import link
from gd_ui.pages import PAGES
from harness.app import served
from harness.students.controls import told_by
from harness.students.student import Student

WITH_ROWS = [page.name for page in PAGES if link.has_rows(page.initial)]
WARM, SECONDS, ROUNDS = 30, 4.0, 3


async def cost(url: str, page: str, server: psutil.Process) -> tuple[float, float]:
    """Milliseconds of processor time and kilobytes of a move, on average over `SECONDS`."""
    visitor = Student(url, page, seed=1)
    await visitor.join()
    for _ in range(WARM):
        await move(visitor)
    began, before, moves, received = time.monotonic(), server.cpu_times(), 0, visitor.received
    while time.monotonic() - began < SECONDS:
        await move(visitor)
        moves += 1
    after = server.cpu_times()
    visitor.drop()
    assert not visitor.screen.exceptions
    used = after.user + after.system - before.user - before.system
    return 1e3 * used / moves, (visitor.received - received) / moves / 1e3


async def move(visitor: Student) -> None:
    """Put the learning rate somewhere else on its ruler; where there is none, a slider."""
    controls = visitor.screen.movable()
    for control, fragment in controls:
        if control.kind == "player":
            rate = 10 ** visitor.random.uniform(-7, -3)
            return await visitor.run(fragment, told_by(control.id, "lr", rate))
    await visitor.move_one(*visitor.random.choice([one for one in controls if one[0].kind == "slider"]))


def server_of(url: str) -> psutil.Process:
    """The process, a child of this one, that serves `url`."""
    port = url.rsplit(":", 1)[1]
    (server,) = [
        child for child in psutil.Process().children() if any(port in part for part in child.cmdline())
    ]
    return server


def main() -> None:
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours, floor = (
            stack.enter_context(served(script, Path(folder) / f"{Path(script).stem}.txt"))
            for script in ("app.py", "benchmarks/same_widgets.py")
        )
        for _ in range(ROUNDS):
            for url, page in [(floor, ""), *((ours, page) for page in WITH_ROWS)]:
                taken.setdefault(page, []).append(asyncio.run(cost(url, page, server_of(url))))
    print("| a move | server, ms | against the same inputs | kB |\n|---|---:|---:|---:|")
    least = median(used for used, _ in taken[""])
    for page, costs in taken.items():
        used, size = (median(column) for column in zip(*costs, strict=True))
        name = f"/{page}" if page else "the inputs of /mini_batch alone"
        print(f"| {name} | {used:.1f} | {used / least:.2f} × | {size:.1f} |")


if __name__ == "__main__":
    main()
