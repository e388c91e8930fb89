"""Students of a class as far as its routes can tell: they join, listen on a line that is kept, and answer."""

import asyncio
import json
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

PATIENCE = 300.0
"""Seconds after which what is awaited does not come."""
PAUSE = 0.5
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
            assert told.status == NOBODY, told
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
            if told.status not in (NOBODY, 502):
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
        while line := await reader.readline():
            if line.startswith(b"data: "):
                news = json.loads(line[6:])
                self.lines += 1
                if news["sent"] and news not in [one for _, one in self.heard]:
                    self.heard.append((time.monotonic(), news))
