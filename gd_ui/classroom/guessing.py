"""Codes that are guessed: who tries many is slowed, and who is in a class does not notice."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import TypeVar

from gd_ui.classroom.bounds import Problem, RefusedError

Joined = TypeVar("Joined")
MISTYPED = 30
"""Wrong codes that a process takes for mistakes, and how many of them it forgets in a second."""
FORGETS = 1.0
A_SECOND = 30
"""Beyond that, so many who come anew are answered in a second, be their codes right or wrong: of six million codes few
are tried in the life of a class. The app is not told who asks, so it can slow nobody alone."""
LONGEST = 8.0
"""Seconds; whose turn comes later than that is refused then. A page waits a little longer for an answer."""


class Guessing:
    """What one process has seen of wrong codes."""

    def __init__(self) -> None:
        self._wrong, self._at, self._next_turn = 0.0, monotonic(), 0.0

    async def guess(self, join: Callable[[], Awaitable[Joined]]) -> Joined:
        """What `join` gives, in its turn while codes are guessed; RefusedError with MANY if that comes too late."""
        now = monotonic()
        self._wrong = max(0.0, self._wrong - FORGETS * (now - self._at))
        self._at = now
        if self._wrong >= MISTYPED:
            wait = max(0.0, self._next_turn - now)
            if wait > LONGEST:
                await asyncio.sleep(LONGEST)  # who is refused at once comes again at once
                raise RefusedError(Problem.MANY)
            self._next_turn = now + wait + 1 / A_SECOND
            await asyncio.sleep(wait)
        try:
            return await join()
        except RefusedError as refused:
            self._wrong += refused.problem is Problem.GONE
            raise
