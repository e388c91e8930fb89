"""`make calm`: is `make test` green whatever else the computer does? Three times in a row, on two busy cores.

Two loops that never rest and a writer to disk run beside it, all on the same two cores. Prints how each time ended and
how long it took; fails unless all passed. What they said is kept in build/calm/.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.precompress import ROOT

TIMES, CORES, LOOPS = 3, 2, 2
LOOP = "while True: pass"
WRITER = """
import os
while True:
    with open({path!r}, "wb") as file:
        for _ in range(64):
            file.write(bytes(2**20))
            os.fsync(file.fileno())
"""
SAID = ROOT / "build" / "calm"


@contextmanager
def busy() -> Iterator[None]:
    """The computer, for as long as the block runs."""
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        scripts = [LOOP] * LOOPS + [WRITER.format(path=str(Path(folder, "written")))]
        running = [subprocess.Popen([sys.executable, "-c", script]) for script in scripts]
        try:
            yield
        finally:
            for program in running:
                program.kill()
                program.wait()


def tested(said: Path) -> tuple[bool, float]:
    """Whether `make test` passed, and how long it took in seconds."""
    began = time.monotonic()
    # A make within a make would speak of it, and hand its options down.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    with said.open("w") as out:
        done = subprocess.run(["make", "test"], cwd=ROOT, env=environment, stdout=out, stderr=out)
    return done.returncode == 0, time.monotonic() - began


def main() -> None:
    SAID.mkdir(parents=True, exist_ok=True)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:CORES])
    print("| `make test`, the computer busy | minutes |\n|---|---:|", flush=True)
    failed = []
    with busy():
        for k in range(1, TIMES + 1):
            said = SAID / f"{k}.txt"
            passed, seconds = tested(said)
            print(f"| {'passed' if passed else 'failed'} | {seconds / 60:.1f} |", flush=True)
            failed += [] if passed else [said.read_text()]
    if failed:
        sys.exit(f"{len(failed)} of {TIMES} failed. The first said:\n{failed[0][-5000:]}")


if __name__ == "__main__":
    main()
