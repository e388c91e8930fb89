"""A class in a process of its own, so that the students' work is not taken for the server's.

`Classroom` starts it and tells it what to do; `_Class` lives in that process.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, NamedTuple

import uvloop

from benchmarks.load.lanes import File
from benchmarks.load.student import ALWAYS_FETCHED, Student

PATIENCE = 30.0
"""Seconds without an answer after which a move is lost."""


class Act(NamedTuple):
    """What a student did: how long it took, the bytes that came, the exceptions shown; `lost` says why it failed."""

    seconds: float
    received: int
    exceptions: int
    lost: str = ""


class Doing(NamedTuple):
    """What the whole class did, in `seconds`; the class itself was busy for the `share` of them."""

    acts: list[Act]
    seconds: float
    share: float


class Classroom:
    """The other end of a class: `tell("move_for", seconds=10)` has it do what `_Class` can do, and waits."""

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
    uvloop.run(_Class(url, page).obey(pipe))


class _Class:
    def __init__(self, url: str, page: str) -> None:
        self.url, self.page = url, page
        self.students: list[Student] = []
        self.came = 0

    async def obey(self, pipe: Connection) -> None:
        while order := await asyncio.to_thread(pipe.recv):
            what, how = order
            began, busy = time.perf_counter(), time.process_time()
            try:
                acts = await getattr(self, what)(**how)
            except Exception as error:
                pipe.send(error)
                continue
            seconds = time.perf_counter() - began
            pipe.send(Doing(acts, seconds, (time.process_time() - busy) / seconds))

    async def join(
        self,
        count: int,
        spread: float,
        patience: float,
        files: Sequence[File] = ALWAYS_FETCHED,
        query: str = "",
    ) -> list[Act]:
        """So many more come, evenly at random within `spread` seconds, and fetch the files."""
        new = [Student(self.url, self.page, self.came + seat, query) for seat in range(count)]
        self.came += count
        self.students += new

        async def come(student: Student) -> Act:
            await asyncio.sleep(spread * student.random.random())
            return await self._act(student, lambda: student.join(files), patience)

        return list(await asyncio.gather(*map(come, new)))

    async def leave(self) -> list[Act]:
        """All go home."""
        for student in self.students:
            student.drop()
        self.students = []
        await asyncio.sleep(1)
        return []

    async def move_for(self, seconds: float, think: float) -> list[Act]:
        """All move controls, on average every `think` seconds."""
        return await self._again_and_again(lambda student: student.move(), seconds, think)

    async def turn_for(self, seconds: float, think: float, pages: Sequence[str]) -> list[Act]:
        """All go from page to page."""
        return await self._again_and_again(
            lambda student: student.turn_to(student.random.choice(pages)), seconds, think
        )

    async def turn_to(self, page: str, spread: float) -> list[Act]:
        """All go to this page."""
        return await self._each(lambda student: student.turn_to(page), self.students, spread)

    async def upload(self, count: int, raw: bytes, spread: float) -> list[Act]:
        """Those who came last open the data panel, if there is one, and hand in a file."""
        some = self.students[-count:]
        await self._each(lambda student: student.open("data_panel"), some, spread)
        return await self._each(lambda student: student.upload("class.csv", raw), some, spread)

    async def reconnect(self) -> list[Act]:
        """All lose their connection at once, and come back within a second."""
        for student in self.students:
            student.drop()
        return await self._each(lambda student: student.come_back(), self.students, 1.0)

    async def _each(
        self, what: Callable[[Student], Awaitable[None]], students: Sequence[Student], spread: float
    ) -> list[Act]:
        async def one(student: Student) -> Act:
            await asyncio.sleep(spread * student.random.random())
            return await self._act(student, lambda: what(student))

        return list(await asyncio.gather(*map(one, students)))

    async def _again_and_again(
        self, what: Callable[[Student], Awaitable[None]], seconds: float, think: float
    ) -> list[Act]:
        acts: list[Act] = []
        end = time.perf_counter() + seconds

        async def keep_on(student: Student) -> None:
            while student in self.students:
                pause = student.random.expovariate(1 / think)
                if time.perf_counter() + pause > end:
                    return
                await asyncio.sleep(pause)
                acts.append(await self._act(student, lambda: what(student)))

        await asyncio.gather(*map(keep_on, list(self.students)))
        return acts

    async def _act(
        self, student: Student, what: Callable[[], Awaitable[None]], patience: float = PATIENCE
    ) -> Act:
        """Timed and counted. A student who is lost has left the class: what it would answer next is unknown."""
        began, bytes_before, exceptions_before = (
            time.perf_counter(),
            student.received,
            student.screen.exceptions,
        )
        lost = ""
        try:
            async with asyncio.timeout(patience):
                await what()
        except Exception as error:
            lost = repr(error)[:200]
            student.drop()
            self.students.remove(student)
        return Act(
            time.perf_counter() - began,
            student.received - bytes_before,
            student.screen.exceptions - exceptions_before,
            lost,
        )
