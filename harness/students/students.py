"""What the students of a class do together, and how it is counted."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import NamedTuple

from harness.students.lanes import File
from harness.students.student import ALWAYS_FETCHED, Student

PATIENCE = 300.0
"""Seconds without an answer after which an act is lost: they end what hangs. Who measures says fewer."""


class Act(NamedTuple):
    """What a student did: how long it took, the bytes that came, the exceptions shown; `lost` says why it failed."""

    seconds: float
    received: int
    exceptions: int
    lost: str = ""


class Class:
    """Students of `page` at `url`. A classroom tells it what to do, by the names of its methods."""

    def __init__(self, url: str, page: str) -> None:
        self.url, self.page = url, page
        self.students: list[Student] = []
        self.came = 0
        self.patience = PATIENCE

    async def lose_after(self, seconds: float) -> list[Act]:
        """From now on, whoever waits longer for an answer is lost."""
        self.patience = seconds
        return []

    async def join(
        self,
        count: int,
        spread: float,
        patience: float = PATIENCE,
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

    async def move_each(self, times: int) -> list[Act]:
        """Each moves so many controls, one after the other."""

        async def move(student: Student) -> list[Act]:
            acts: list[Act] = []
            while len(acts) < times and student in self.students:
                acts.append(await self._act(student, student.move, self.patience))
            return acts

        return [act for acts in await asyncio.gather(*map(move, self.students)) for act in acts]

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
            return await self._act(student, lambda: what(student), self.patience)

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
                acts.append(await self._act(student, lambda: what(student), self.patience))

        await asyncio.gather(*map(keep_on, list(self.students)))
        return acts

    async def _act(self, student: Student, what: Callable[[], Awaitable[None]], patience: float) -> Act:
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
