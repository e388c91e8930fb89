"""Where the server's processor time goes while a class moves controls on a page.

Run `python -m benchmarks.where_time_goes [page]` with py-spy installed, as root or where a process may look at another.
Prints Markdown: the shares of the parts, and the costliest of our own functions with all that they call. Samples are
of the thread that holds Python's lock, so one that waits does not count.
"""

import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.load.lesson import Lesson
from benchmarks.load.report import machine
from harness.sites import APP

STUDENTS, SECONDS, THINK = 50, 20.0, 1.0
RATE = 200
"""Samples a second."""
OURS = r"\(gd_(ui|core)/"
MOST_FUNCTIONS = 15
PARTS = {
    "the engine: data, batches, descent, theory": r"\(gd_core/",
    "the scene: figure, tracks, sentences": r"\(gd_ui/(scene|lesson|export|descent|pages)",
    "our controls, settings and link": OURS,
    "Streamlit: inputs": r"\(streamlit/elements/widgets/",
    "Streamlit: components": r"\(streamlit/components/",
    "Streamlit: text, containers, openers": r"\(streamlit/elements/",
    "Streamlit: state of session and inputs": r"\(streamlit/runtime/state/",
    "Streamlit: a run's thread and context": r"\(streamlit/runtime/(scriptrunner|fragment)",
    "Streamlit: session, messages, queue": r"\(streamlit/(runtime|config|delta_generator|cursor|proto)",
    "the web server: websocket, event loop": r"\((uvicorn|starlette|streamlit/web|anyio|asyncio|websockets)",
}
"""A sample belongs to the innermost of its functions that is in one of these; there the first that fits."""


class Sample(NamedTuple):
    """Functions that were running, outermost first, each with its file, and how often they were found so."""

    functions: list[str]
    times: int


@contextmanager
def recording(pid: int, file: Path) -> Iterator[None]:
    """Sample the process while the block runs."""
    command = ["py-spy", "record", "--gil", "--format", "raw", "--rate", str(RATE), "--output", str(file)]
    with subprocess.Popen([*command, "--pid", str(pid)], stdout=subprocess.DEVNULL) as spy:
        yield
        spy.send_signal(signal.SIGINT)  # as Ctrl+C: it writes what it has


def samples(file: Path) -> list[Sample]:
    found = []
    for line in file.read_text().splitlines():
        stack, _, count = line.rpartition(" ")
        functions = [re.sub(r":\d+\)$", ")", frame) for frame in stack.split(";")]
        found.append(Sample(functions, int(count)))
    return found


def part_of(sample: Sample) -> str:
    for function in reversed(sample.functions):
        for part, pattern in PARTS.items():
            if re.search(pattern, function):
                return part
    return "the rest"


def print_parts(found: list[Sample], milliseconds: float) -> None:
    counts: Counter[str] = Counter()
    for sample in found:
        counts[part_of(sample)] += sample.times
    print("\n| part | share | ms a move |\n|---|---:|---:|")
    for part, count in counts.most_common():
        share = count / counts.total()
        print(f"| {part} | {share:.1%} | {share * milliseconds:.2f} |")


def print_functions(found: list[Sample], milliseconds: float) -> None:
    counts: Counter[str] = Counter()
    for sample in found:
        counts.update({one: sample.times for one in set(sample.functions) if re.search(OURS, one)})
    total = sum(sample.times for sample in found)
    print("\n| our function, with what it calls | share | ms a move |\n|---|---:|---:|")
    for function, count in counts.most_common(MOST_FUNCTIONS):
        print(f"| `{function}` | {count / total:.1%} | {count / total * milliseconds:.2f} |")


def main() -> None:
    page = sys.argv[1] if len(sys.argv) > 1 else APP.page
    print(machine())
    with tempfile.TemporaryDirectory() as folder, Lesson(APP._replace(page=page), 1, Path(folder)) as lesson:
        lesson.warm_up()
        lesson.join_warm(STUDENTS)
        lesson.move(SECONDS, THINK)
        plain = lesson.done[-1]
        with recording(lesson.server.processes[0].pid, Path(folder) / "samples.txt"):
            lesson.move(SECONDS, THINK)
        found = samples(Path(folder) / "samples.txt")
    milliseconds = 1e3 * plain.server / len(plain.doing.acts)
    print(f"\n/{page}: {milliseconds:.1f} ms of processor time a move, without the recording.")
    print_parts(found, milliseconds)
    print_functions(found, milliseconds)


if __name__ == "__main__":
    main()
