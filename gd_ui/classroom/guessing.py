"""Codes that are guessed: who tries many is slowed, and who is in a class does not notice."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from gd_ui.classroom.bounds import Problem, RefusedError

Joined = TypeVar("Joined")
MISTYPED = 30
"""Wrong codes that a process takes for mistakes, and how many of them it forgets in a second."""
FORGETS = 1.0
SECONDS, AT_ONCE = 2.0, 60
"""Beyond that, who comes anew waits so long for an answer, be the code right or wrong, and only so many at a time: some
thirty codes a second, of six million. The app is not told who asks, so it can slow nobody alone."""


class Guessing:
    """What one process has seen of wrong codes."""

    def __init__(self) -> None:
        self._wrong, self._at, self._waiting = 0.0, time.monotonic(), 0

    async def guess(self, join: Callable[[], Awaitable[Joined]]) -> Joined:
        """What `join` gives; RefusedError with MANY, unasked, while too many wait."""
        if self._is_guessed():
            await self._wait()
        try:
            return await join()
        except RefusedError as refused:
            self._wrong += refused.problem is Problem.GONE
            raise

    def _is_guessed(self) -> bool:
        now = time.monotonic()
        self._wrong = max(0.0, self._wrong - FORGETS * (now - self._at))
        self._at = now
        return self._wrong >= MISTYPED

    async def _wait(self) -> None:
        if self._waiting >= AT_ONCE:
            raise RefusedError(Problem.MANY)
        self._waiting += 1
        try:
            await asyncio.sleep(SECONDS)
        finally:
            self._waiting -= 1
