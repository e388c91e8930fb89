"""Bytes to a port of this computer and back, as they are: nothing tidies them."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

LOCAL = "127.0.0.1"
LIMIT = 300.0
"""Seconds after which what is awaited does not come: it ends what hangs, and measures nothing."""
UPGRADE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol: streamlit",
)


class Line(NamedTuple):
    """An open connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def drop(self) -> None:
        """Be gone, as when a network fails."""
        self.writer.transport.abort()


class Heard(NamedTuple):
    """What came back."""

    raw: bytes

    @property
    def status(self) -> int:
        """Of the HTTP answer; 0 if there is none."""
        first = self.raw.partition(b"\r\n")[0].split()
        return int(first[1]) if len(first) > 1 and first[0].startswith(b"HTTP/") else 0


async def line_to(port: int) -> Line:
    """A new connection."""
    return Line(*await asyncio.open_connection(LOCAL, port))


async def lines_to(port: int, count: int) -> list[Line]:
    """So many, opened a hundred at a time: a queue of the system is not to be what is tested."""
    lines: list[Line] = []
    while len(lines) < count:
        few = min(100, count - len(lines))
        lines += await asyncio.gather(*(line_to(port) for _ in range(few)))
    return lines


async def heard(line: Line) -> Heard:
    """All that comes until the server closes."""
    parts: list[bytes] = []
    with suppress(ConnectionError):
        async with asyncio.timeout(LIMIT):
            while part := await line.reader.read(2**16):
                parts.append(part)
    return Heard(b"".join(parts))


async def head(line: Line) -> Heard:
    """The head of the answer; nothing if the server closes before."""
    with suppress(ConnectionError, asyncio.IncompleteReadError):
        async with asyncio.timeout(LIMIT):
            return Heard(await line.reader.readuntil(b"\r\n\r\n"))
    return Heard(b"")


async def said(port: int, parts: Iterable[bytes]) -> Heard:
    """What comes back to these bytes; the server may stop listening in between."""
    line = await line_to(port)
    try:
        answer, _ = await asyncio.gather(heard(line), write(line, parts))
        return answer
    finally:
        line.drop()


async def another_is_answered(port: int) -> None:
    """Until the server has answered someone else, who asked later."""
    await said(port, [request("/_stcore/health", f"{LOCAL}:{port}")])


async def write(line: Line, parts: Iterable[bytes]) -> None:
    """One after the other, as long as the server takes them."""
    with suppress(ConnectionError):  # it has heard enough
        async with asyncio.timeout(LIMIT):
            for part in parts:
                line.writer.write(part)
                await line.writer.drain()


def request(path: str, host: str, method: str = "GET", headers: Iterable[str] = ()) -> bytes:
    """A request after which the server is to close; `path` is sent letter by letter, whatever it is."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1", "replace")


def upgrade(port: int, origin: str) -> bytes:
    """The request that a page of this origin makes for the websocket."""
    asked = request("/_stcore/stream", f"{LOCAL}:{port}", headers=[*UPGRADE, f"Origin: {origin}"])
    return asked.replace(b"Connection: close\r\n", b"")


async def opened(port: int) -> Line:
    """A websocket to the app, its session begun; ConnectionError if it is refused."""
    line = await line_to(port)
    line.writer.write(upgrade(port, f"http://{LOCAL}:{port}"))
    answer = await head(line)
    if answer.status != 101:
        raise ConnectionError(answer.raw[:100].decode(errors="replace"))
    return line
