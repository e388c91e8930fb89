"""A class in a process of its own, so that the students' work is not taken for the server's.

`classroom` starts it, `Classroom` tells it what to do; `Class` (students.py) lives in that process.
"""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import uvloop

from harness.students.students import Act, Class


class Doing(NamedTuple):
    """What the whole class did, in `seconds`; the class itself was busy for the `share` of them."""

    acts: list[Act]
    seconds: float
    share: float


class Classroom:
    """The other end of a class: `tell("move_for", seconds=10)` has it do what `Class` can do, and waits."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def tell(self, what: str, **how: Any) -> Doing:
        self._pipe.send((what, how))
        doing = self._pipe.recv()
        if isinstance(doing, Exception):
            raise doing
        assert isinstance(doing, Doing)
        return doing


@contextmanager
def classroom(url: str, page: str) -> Iterator[Classroom]:
    """An empty class for `page` at `url`; who joined leaves at the end."""
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_sit, args=(theirs, url, page), daemon=True)
    process.start()
    try:
        yield Classroom(ours)
    finally:
        ours.send(None)
        process.join(10)
        process.kill()


def _sit(pipe: Connection, url: str, page: str) -> None:
    uvloop.run(_obey(pipe, Class(url, page)))


async def _obey(pipe: Connection, students: Class) -> None:
    while order := await asyncio.to_thread(pipe.recv):
        what, how = order
        began, busy = time.perf_counter(), time.process_time()
        try:
            acts = await getattr(students, what)(**how)
        except Exception as error:
            pipe.send(error)
            continue
        seconds = time.perf_counter() - began
        pipe.send(Doing(acts, seconds, (time.process_time() - busy) / seconds))
