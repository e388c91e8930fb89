"""Bytes to a port of this computer and back, as they are: nothing tidies them."""

import asyncio
from collections.abc import Iterable
from typing import NamedTuple

LOCAL = "127.0.0.1"
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
    """What came back, and whether the server then closed the connection."""

    raw: bytes
    closed: bool

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


async def heard(line: Line, seconds: float, until: bytes | None = None) -> Heard:
    """All that comes within that time, until the server closes, or says it does by a part that begins with `until`."""
    parts: list[bytes] = []
    try:
        async with asyncio.timeout(seconds):
            while part := await line.reader.read(2**16):
                parts.append(part)
                if until is not None and part.startswith(until):
                    break
        return Heard(b"".join(parts), closed=True)
    except TimeoutError:
        return Heard(b"".join(parts), closed=False)
    except ConnectionError:
        return Heard(b"".join(parts), closed=True)


async def said(port: int, parts: Iterable[bytes], seconds: float = 10.0) -> Heard:
    """What comes back to these bytes; the server may stop listening in between."""
    line = await line_to(port)
    listening = asyncio.create_task(heard(line, seconds))
    try:
        await _send(line, parts, seconds)
        return await listening
    finally:
        line.drop()


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
    head = await line.reader.readuntil(b"\r\n\r\n")
    if b" 101 " not in head:
        raise ConnectionError(head[:100].decode(errors="replace"))
    return line


async def _send(line: Line, parts: Iterable[bytes], seconds: float) -> None:
    try:
        async with asyncio.timeout(seconds):
            for part in parts:
                line.writer.write(part)
                await line.writer.drain()
    except (ConnectionError, TimeoutError):
        pass  # it has heard enough
