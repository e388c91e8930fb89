"""Connections that take and do not give: silent, half said, never read."""

import asyncio
import socket

from streamlit.proto.BackMsg_pb2 import BackMsg

from harness.attackers.attacker import on_page
from harness.attackers.frames import BINARY, frame
from harness.attackers.wire import LOCAL, Line, heard, lines_to, opened, request
from harness.sites import APP

HALF = request("/bgd", LOCAL)[:-12]
SMALLEST = 2048
"""Bytes that the system of a slow reader takes before it makes the server wait."""


async def say_nothing(port: int, count: int, first: bytes = b"") -> None:
    """So many connections say nothing, or nothing after `first`, until the server has closed them all."""
    lines = await lines_to(port, count)
    for line in lines:
        line.writer.write(first)
    await asyncio.gather(*map(heard, lines))
    for line in lines:
        line.drop()


async def read_slowly(port: int, url: str, count: int, runs: int, pause: float = 0.0) -> None:
    """So many visitors ask for a run, one every so many seconds, and again, and read nothing of what comes.

    They ask again when one who reads, and asked after them, has been answered.
    """
    readers, last = [await _slow(port) for _ in range(count)], await on_page(url, APP.page)
    for _ in range(runs):
        for reader in readers:
            reader.writer.write(frame(BINARY, _run()))
            await asyncio.sleep(pause)
        await last.run()
    for reader in readers:
        reader.drop()
    last.drop()


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
