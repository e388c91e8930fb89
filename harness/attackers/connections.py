"""Connections that take and do not give: silent, half said, never read."""

import asyncio
import socket

from streamlit.proto.BackMsg_pb2 import BackMsg

from harness.attackers.frames import BINARY, frame
from harness.attackers.wire import LOCAL, Line, heard, lines_to, opened, request
from harness.sites import APP

HALF = request("/bgd", LOCAL)[:-12]
SMALLEST = 2048
"""Bytes that the system of a slow reader takes before it makes the server wait."""


async def say_nothing(port: int, count: int, seconds: float, first: bytes = b"") -> int:
    """So many connections say nothing, or nothing after `first`; how many the server has closed by then."""
    lines = await lines_to(port, count)
    for line in lines:
        line.writer.write(first)
    answers = await asyncio.gather(*(heard(line, seconds) for line in lines))
    for line in lines:
        line.drop()
    return sum(answer.closed for answer in answers)


async def read_slowly(port: int, count: int, runs: int, pause: float = 0.2) -> int:
    """So many visitors ask for a run every `pause` seconds and read nothing; how many were cut off."""
    readers = await asyncio.gather(*(_slow(port) for _ in range(count)))
    for _ in range(runs):
        for reader in readers:
            reader.writer.write(frame(BINARY, _run()))
            await asyncio.sleep(pause / count)
    gone = sum(reader.writer.transport.is_closing() for reader in readers)
    for reader in readers:
        reader.drop()
    return gone


async def _slow(port: int) -> Line:
    line = await opened(port)
    line.writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALLEST)
    line.writer.transport.pause_reading()  # type: ignore[attr-defined]
    return line


def _run() -> bytes:
    ask = BackMsg()
    ask.rerun_script.page_name = APP.page
    raw: bytes = ask.SerializeToString()
    return raw
