"""The files of a page over HTTP, fetched as a browser does: over a few kept connections, cookies kept."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, cast
from urllib.parse import urlsplit

import httptools

LANES = 6
"""So many connections a browser opens to one server."""
NO_HEADERS: Mapping[str, str] = MappingProxyType({})


class File(NamedTuple):
    """An address below the server's, and the status with which it answers."""

    path: str
    status: int


class Lane(asyncio.Protocol):
    """One kept connection. `received` counts its bytes; cookies go to and come from `jar`."""

    def __init__(self, host: str, jar: dict[str, str]) -> None:
        self.host, self.jar, self.received = host, jar, 0
        self.parser = httptools.HttpResponseParser(self)
        self.answer: asyncio.Future[int] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        self.received += len(data)
        self.parser.feed_data(data)

    def connection_lost(self, exc: Exception | None) -> None:
        if self.answer and not self.answer.done():
            self.answer.set_exception(ConnectionError("the server closed the connection"))

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"set-cookie":
            cookie, _, held = value.decode().partition(";")[0].partition("=")
            self.jar[cookie] = held

    def on_message_complete(self) -> None:
        if self.answer and not self.answer.done():
            self.answer.set_result(self.parser.get_status_code())

    async def ask(
        self, verb: str, path: str, body: bytes = b"", headers: Mapping[str, str] = NO_HEADERS
    ) -> int:
        """The status of the answer, once all of it has come."""
        self.answer = asyncio.get_running_loop().create_future()
        said = {"Host": self.host, "Accept-Encoding": "gzip, deflate", **headers}
        if self.jar:
            said["Cookie"] = cookies(self.jar)
        if body:
            said["Content-Length"] = str(len(body))
        lines = [f"{verb} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in said.items())]
        self.transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        return await self.answer


def cookies(jar: dict[str, str]) -> str:
    """The header that says them."""
    return "; ".join(f"{name}={value}" for name, value in jar.items())


async def lane_to(url: str, jar: dict[str, str]) -> Lane:
    """A new connection to `url`."""
    address = urlsplit(url)
    assert address.hostname and address.port, "a server of this computer has a port"
    loop = asyncio.get_running_loop()
    _, lane = await loop.create_connection(lambda: Lane(address.netloc, jar), address.hostname, address.port)
    return lane


async def fetch(url: str, files: Sequence[File], jar: dict[str, str]) -> int:
    """The bytes of all the files: the first one alone (it names the others), then a lane each for the rest."""
    first = await lane_to(url, jar)
    await _drive(first, iter(files[:1]))
    rest = iter(files[1:])
    lanes = [first]
    if len(files) > 1:
        lanes += await asyncio.gather(*(lane_to(url, jar) for _ in range(LANES - 1)))
        await asyncio.gather(*(_drive(lane, rest) for lane in lanes))
    for lane in lanes:
        lane.transport.close()
    return sum(lane.received for lane in lanes)


async def _drive(lane: Lane, files: Iterator[File]) -> None:
    for file in files:
        if (status := await lane.ask("GET", file.path)) != file.status:
            raise ConnectionError(f"{file.path}: {status}")
