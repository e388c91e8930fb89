"""Students of a class as far as its routes can tell: they join, listen on a line that is kept, and answer."""

import asyncio
import json
import random
import secrets
import threading
import time
from collections.abc import Coroutine, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

Result = TypeVar("Result")
PATIENCE = 300.0
"""Seconds after which what is awaited does not come."""
PAUSE = 0.5
ENDS = (b"", b"0\r\n")
"""Of a line: it is closed, or its last chunk has come, as the proxy sends it when the process has died."""
NOBODY = 503
"""What a connection that breaks counts as."""


class Told(NamedTuple):
    """An answer: its status, and what it says."""

    status: int
    said: Any


async def say(
    url: str, path: str, given: object = None, secret: str = "", headers: Mapping[str, str] | None = None
) -> Told:
    """What a class answers to that, on a connection of its own."""
    body = json.dumps(given or {}).encode()
    try:
        async with asyncio.timeout(PATIENCE):
            reader, writer = await _asked(url, path, body, secret, headers or {}, closes=True)
            raw = await reader.read()
            writer.close()
    except (OSError, asyncio.IncompleteReadError):
        return Told(NOBODY, None)
    head, _, rest = raw.partition(b"\r\n\r\n")
    words = head.split(maxsplit=2)
    status = int(words[1]) if len(words) > 1 else NOBODY
    return Told(status, json.loads(rest) if rest.startswith(b"{") else None)


async def _asked(
    url: str, path: str, body: bytes, secret: str, headers: Mapping[str, str], closes: bool
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = urlsplit(url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    lines = [f"POST /class/{path} HTTP/1.1", f"Host: {address.netloc}", f"Content-Length: {len(body)}"]
    lines += ["Content-Type: application/json", *(f"{name}: {value}" for name, value in headers.items())]
    lines += ["Connection: close"] if closes else []
    lines += [f"Authorization: Bearer {secret}"] if secret else []
    writer.write("\r\n".join([*lines, "", ""]).encode() + body)
    await writer.drain()
    return reader, writer


@dataclass
class Desk:
    """A teacher of an open class at `url`."""

    url: str
    code: str
    secret: str

    async def say(self, name: str, **given: object) -> Told:
        """What the class answers to its teacher."""
        return await say(self.url, f"{self.code}/{name}", given, self.secret)

    async def wall(self, question: str, tasks: list[str] | None = None, runs: str = "bgd?") -> dict[str, Any]:
        """What there is to see; asked again while nobody answers."""
        while True:
            told = await self.say("wall", question=question, tasks=tasks or [], runs=runs)
            if told.status == 200:
                seen: dict[str, Any] = told.said
                return seen
            assert told.status in (NOBODY, 502, 504), told
            await asyncio.sleep(PAUSE)


async def opened(url: str) -> Desk:
    """A new class."""
    told = await say(url, "open")
    assert told.status == 201, told
    return Desk(url, told.said["code"], told.said["secret"])


@dataclass
class Seat:
    """One student; `heard` has what was sent with the second at which it came, `lines` how many lines it has had."""

    url: str
    code: str
    browser: str = field(default_factory=lambda: secrets.token_hex(16))
    heard: list[tuple[float, Any]] = field(default_factory=list)
    lines: int = 0

    async def say(self, name: str, **given: object) -> Told:
        """As a page does: again until somebody has answered."""
        while True:
            told = await say(self.url, f"{self.code}/{name}", {"browser": self.browser, **given})
            if told.status not in (NOBODY, 502, 504):
                return told
            await asyncio.sleep(PAUSE)

    async def listen(self) -> None:
        """Keep a line, and have another one when it ends; until it is cancelled."""
        body = json.dumps({"browser": self.browser}).encode()
        while True:
            with suppress(OSError, asyncio.IncompleteReadError):
                reader, writer = await _asked(self.url, f"{self.code}/listen", body, "", {}, closes=False)
                try:
                    await self._hear(reader)
                finally:
                    writer.close()
            await asyncio.sleep(PAUSE)

    async def _hear(self, reader: asyncio.StreamReader) -> None:
        if b" 200 " not in await reader.readline():
            return
        while (line := await reader.readline()) not in ENDS:
            if line.startswith(b"data: "):
                news = json.loads(line[6:])
                self.lines += 1
                if news["sent"] and news not in [one for _, one in self.heard]:
                    self.heard.append((time.monotonic(), news))


class Gathering:
    """A class with its students, in a thread of its own: each of them listens for as long as it is there."""

    def __init__(self, url: str) -> None:
        self.url, self.seats = url, list[Seat]()
        self._loop = asyncio.new_event_loop()
        self._lines = list[asyncio.Task[None]]()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.desk: Desk = self.do(opened(url))

    def begin(self, work: Coroutine[Any, Any, Result]) -> Future[Result]:
        """Have it done beside what the caller does."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def do(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Have it done, and wait."""
        return self.begin(work).result()

    def come(self, count: int) -> None:
        """So many more join, a few at a time, and listen."""
        self.do(self._come([Seat(self.url, self.desk.code) for _ in range(count)]))

    async def _come(self, seats: list[Seat]) -> None:
        few = asyncio.Semaphore(20)

        async def one(seat: Seat) -> None:
            async with few:
                told = await seat.say("join")
            assert told.said and "sent" in told.said, told
            self._lines.append(asyncio.create_task(seat.listen()))

        await asyncio.gather(*map(one, seats))
        while not all(seat.lines for seat in seats):
            await asyncio.sleep(0.05)
        self.seats += seats

    async def vote(self, question: str, answers: Mapping[str, str], within: float = 1.0) -> None:
        """Each answers what `answers` say for its browser, at some moment of so many seconds."""

        async def one(seat: Seat) -> None:
            await asyncio.sleep(within * random.random())
            told = await seat.say("answer", question=question, answer=answers[seat.browser])
            assert told.status == 204, told

        await asyncio.gather(*map(one, self.seats))

    async def heard(self, revision: int) -> list[float]:
        """When each had heard of that, once all have."""
        while True:
            times = [[at for at, news in seat.heard if news["revision"] == revision] for seat in self.seats]
            if all(times):
                return [some[0] for some in times]
            await asyncio.sleep(0.02)

    def leave(self) -> None:
        """All are gone."""
        self.do(self._leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _leave(self) -> None:
        for line in self._lines:
            line.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)


@contextmanager
def gathered(url: str, count: int) -> Iterator[Gathering]:
    """A class of so many for as long as the block runs."""
    gathering = Gathering(url)
    try:
        gathering.come(count)
        yield gathering
    finally:
        gathering.leave()
