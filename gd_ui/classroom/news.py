"""Who listens for what a teacher sends: each process asks the store once a second for all that listen at it."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from gd_ui.classroom import bounds
from gd_ui.classroom.bounds import RefusedError

EVERY = 1.0
"""Seconds from one look at the store to the next."""
QUIET = 20.0
"""Seconds after which a listener is told that there is nothing: a proxy would take a silent line for a dead one."""
SEEN_EVERY = bounds.HERE / 3


@dataclass(eq=False)
class Listener:
    """A browser of a class; `news` is set when there is something for it, or its line is to end."""

    code: str
    browser: str
    revision: int
    news: asyncio.Event = field(default_factory=asyncio.Event)
    sent: Any = None
    ends: bool = False


class News:
    """All that listen at this process; while nobody does nothing is asked. `ask` runs a method of the store."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask
        self._listeners: set[Listener] = set()
        self._watch: asyncio.Task[None] | None = None

    async def listen(self, code: str, browser: str, revision: int) -> AsyncIterator[Any]:
        """What was sent, each time that it is new; None where nothing was for a while. It ends with the class."""
        with self._listening(Listener(code, browser, revision)) as one:
            while not one.ends:
                with suppress(TimeoutError):
                    async with asyncio.timeout(QUIET):
                        await one.news.wait()
                heard, one.sent = one.sent, None
                one.news.clear()
                yield heard

    @contextmanager
    def _listening(self, one: Listener) -> Iterator[Listener]:
        self._listeners.add(one)
        if self._watch is None or self._watch.done():
            self._watch = asyncio.create_task(self._look())
        try:
            yield one
        finally:
            self._listeners.discard(one)

    async def _look(self) -> None:
        seen = 0.0
        while self._listeners:
            await asyncio.sleep(EVERY)
            if server_ends():
                self._end(self._listeners)
            with suppress(RefusedError):  # the store is away, and asked again
                self._tell(await self._ask("sent_to", {one.code for one in self._listeners}))
                if time.monotonic() - seen > SEEN_EVERY:
                    seen = time.monotonic()
                    await self._ask("heard_of", [(one.code, one.browser) for one in self._listeners])

    def _tell(self, sent: Any) -> None:
        self._end({one for one in self._listeners if one.code not in sent})
        for one in self._listeners:
            if one.code in sent and sent[one.code].revision != one.revision:
                one.sent = sent[one.code]
                one.revision = one.sent.revision
                one.news.set()

    def _end(self, listeners: set[Listener]) -> None:
        for one in listeners:
            one.ends = True
            one.news.set()


def server_ends() -> bool:
    """Whether uvicorn has been asked to end: it then waits for every answer that is under way, and these have no end.

    It tells its app so only afterwards; but the one who hears the signal is the server itself.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    return bool(getattr(server, "should_exit", False))
