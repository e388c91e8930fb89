"""Files that are too large, too many, for nobody, or never end."""

import asyncio
import uuid
from collections.abc import Iterator
from itertools import chain, islice, repeat
from typing import NamedTuple

from gd_ui.server.uploads import MOST_BYTES_OF_ALL
from harness.attackers.attacker import Attacker
from harness.attackers.messages import NOT_OURS
from harness.attackers.wire import LOCAL, Heard, Line, heard, line_to, request, said, write
from harness.students.lanes import cookies
from harness.students.student import EDGE

CHUNK = b"1,2\n" * 2**18
"""1 MB."""
HUGE = 1024
"""MB, as the next."""
JUST_ALLOWED = 19
HELD = MOST_BYTES_OF_ALL // (JUST_ALLOWED * 2**20)
"""So many of the largest that are allowed are held at a time."""
BEGIN = f'--{EDGE}\r\nContent-Disposition: form-data; name="a.csv"; filename="a.csv"\r\n\r\n'.encode()
END = f"\r\n--{EDGE}--\r\n".encode()


class Sent(NamedTuple):
    """The status of the answer (0: none came) and how many MB were taken before it."""

    status: int
    megabytes: int


async def visitor(url: str) -> Attacker:
    """One who may upload: connected, and with the cookies that say so."""
    one = Attacker(url)
    await one.join()
    return one


async def put(port: int, by: Attacker, megabytes: int, session: str = "", chunked: bool = False) -> Sent:
    """Send so much to a session, by default one's own, as a new file."""
    taken = [0]
    head = _head(port, by, session, megabytes, chunked)
    answer = await said(port, chain([head], _counted(megabytes, chunked, taken)))
    return Sent(answer.status, taken[0])


async def put_again(port: int, by: Attacker, times: int) -> list[int]:
    """The statuses of one file after the other, each just allowed, to one session."""
    return [(await put(port, by, JUST_ALLOWED)).status for _ in range(times)]


async def put_by_many(port: int, url: str, count: int) -> list[int]:
    """The statuses where each of so many visitors sends one; all are still there when the last has."""
    visitors = [await visitor(url) for _ in range(count)]
    statuses = [(await put(port, one, JUST_ALLOWED)).status for one in visitors]
    for one in visitors:
        one.drop()
    return statuses


async def begin_many(port: int, by: Attacker, more: int) -> list[int]:
    """So many files more than are held, of which the end never comes; the statuses of those, once they are refused."""
    begun = [await _begun(port, by) for _ in range(HELD + more)]
    refusals = islice(asyncio.as_completed([hearing for _, hearing in begun]), more)
    statuses = [(await refusal).status for refusal in refusals]
    for line, _ in begun:
        line.drop()
    return statuses


async def break_off(port: int, by: Attacker) -> None:
    """A file of which the end never comes, and from which the server turns away when it is told so."""
    line, hearing = await _begun(port, by)
    line.writer.write_eof()
    await hearing
    line.drop()


async def put_to_nobody(port: int, by: Attacker, times: int) -> list[int]:
    """The statuses where the session is not there."""
    return [(await put(port, by, JUST_ALLOWED, session=NOT_OURS)).status for _ in range(times)]


async def _begun(port: int, by: Attacker) -> tuple[Line, asyncio.Task[Heard]]:
    """A connection on which all but the end has been sent, and what will be heard on it."""
    line = await line_to(port)
    hearing = asyncio.create_task(heard(line))
    begun = _head(port, by, "", JUST_ALLOWED, chunked=False) + BEGIN
    await write(line, [begun, *repeat(CHUNK, JUST_ALLOWED - 1)])
    return line, hearing


def _head(port: int, by: Attacker, session: str, megabytes: int, chunked: bool) -> bytes:
    length = len(BEGIN) + megabytes * len(CHUNK) + len(END)
    headers = [
        f"Content-Type: multipart/form-data; boundary={EDGE}",
        f"X-Xsrftoken: {by.token}",
        f"Cookie: {cookies(by.jar)}",
        "Transfer-Encoding: chunked" if chunked else f"Content-Length: {length}",
    ]
    path = f"/_stcore/upload_file/{session or by.screen.session}/{uuid.uuid4()}"
    return request(path, f"{LOCAL}:{port}", "PUT", headers)


def _counted(megabytes: int, chunked: bool, taken: list[int]) -> Iterator[bytes]:
    yield _chunk(BEGIN) if chunked else BEGIN
    for part in repeat(_chunk(CHUNK) if chunked else CHUNK, megabytes):
        yield part
        taken[0] += 1
    yield _chunk(END) + b"0\r\n\r\n" if chunked else END


def _chunk(part: bytes) -> bytes:
    return f"{len(part):x}\r\n".encode() + part + b"\r\n"
