"""The app under attack: one process behind the real Caddy, a class that goes on, a student with something to hide."""

import asyncio
import time
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from typing import TypeVar

import psutil
import pytest

from deploy.host import Host
from harness.attackers.attacker import INSIDE, Attacker
from harness.attackers.wire import LIMIT
from harness.sites import APP
from harness.students.classroom import Classroom, classroom
from harness.students.students import Act
from tests.attacks.marks import CSV, LINK, MARKS
from tests.proxy.conftest import hosted

Seen = TypeVar("Seen")
STUDENTS = 3
THINK = 1.0
"""Seconds from one move of the class to the next while an attack lasts; without a pause the class would be one."""


class Attacked:
    """The app at `url`; `proxy` and `process` are the ports of the two that listen."""

    def __init__(self, host: Host, students: Classroom) -> None:
        self.url, self.proxy, self.process = host.url, host.settings.port, host.settings.ports[0]
        self._host, self._students = host, students

    def by(self, attack: Coroutine[None, None, Seen]) -> Seen:
        """What the attack saw. While it lasts and afterwards the class is answered, and by the same process."""
        before = self._host.pid(0)
        with ThreadPoolExecutor() as apart:
            running = apart.submit(asyncio.run, attack)
            acts = self._class_goes_on()
            while wait([running], THINK).not_done:
                acts += self._class_goes_on()
        acts += self._class_goes_on()
        assert acts
        assert not [act for act in acts if act.lost or act.exceptions]
        assert self._host.pid(0) == before, "the process was started again"
        return running.result()

    @contextmanager
    def grows_at_most(self, megabytes: float) -> Iterator[None]:
        """After the block process and proxy come to hold at most that more than before."""
        before = self._memory()
        yield
        end = time.monotonic() + LIMIT
        while (grown := (self._memory() - before) / 1e6) > megabytes and time.monotonic() < end:
            time.sleep(0.1)
        assert grown <= megabytes

    def _class_goes_on(self) -> list[Act]:
        return self._students.tell("move_each", times=1).acts

    def _memory(self) -> int:
        return sum(psutil.Process(self._host.pid(k)).memory_info().rss for k in range(2))


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """Whatever happened: no traceback in the log, and who was there still is."""
    with (
        pytest.MonkeyPatch.context() as patch,
        hosted(1, tmp_path_factory.mktemp("attacked") / "log.txt") as host,
    ):
        patch.setattr(Attacker, "looks_for", (*INSIDE, *MARKS))
        with _class(host.url) as students:
            yield Attacked(host, students)


@contextmanager
def _class(url: str) -> Iterator[Classroom]:
    """Some students, and in a room of his own the one with a file; he stays and is there at the end."""
    with classroom(url, APP.page) as students, classroom(url, APP.page) as apart:
        students.tell("join", count=STUDENTS, spread=0)
        joined = apart.tell("join", count=1, spread=0, query=LINK).acts
        joined += apart.tell("upload", count=1, raw=CSV, spread=0).acts
        yield students
        joined += apart.tell("move_each", times=3).acts
        assert not [act for act in joined if act.lost or act.exceptions]
