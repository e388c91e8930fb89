"""Frames of a websocket that no browser sends, and messages in good frames that are none."""

import asyncio
import os
import struct
from collections.abc import Iterator
from itertools import repeat
from random import Random
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg

from harness.attackers.wire import Heard, heard, opened

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MASK = b"\x01\x02\x03\x04"
CLOSING = bytes([1 << 7 | CLOSE])
CHUNK = bytes(2**20)
ANNOUNCED = 200 * 2**20
PATIENCE = 5.0
"""Seconds within which the server may close."""


class Frames(NamedTuple):
    """What is sent once the websocket is open, and whether the server is to close it for that."""

    name: str
    parts: Iterator[bytes] | list[bytes]
    ends: bool


def frame(
    opcode: int,
    payload: bytes = b"",
    *,
    last: bool = True,
    reserved: int = 0,
    masked: bool = True,
    length: int = -1,
) -> bytes:
    """One frame, `length` being what it says of itself."""
    short, rest = _length(len(payload) if length < 0 else length)
    head = bytes([last << 7 | reserved << 4 | opcode, short | masked << 7]) + rest
    if not masked:
        return head + payload
    return head + MASK + bytes(byte ^ MASK[k % 4] for k, byte in enumerate(payload))


def hostile() -> list[Frames]:
    """Each is for a connection of its own."""
    rerun = BackMsg()
    rerun.rerun_script.query_string = "lr=1e-4"
    good = rerun.SerializeToString()
    return [*_junk(good), *_broken(good), *_large(), *_idle(good)]


def _junk(good: bytes) -> list[Frames]:
    """Good frames, but no messages."""
    random = Random(3)
    none = [b"\xff" + random.randbytes(200) for _ in range(20)]
    return [
        *(Frames(f"a message of random bytes {k}", [frame(BINARY, raw)], True) for k, raw in enumerate(none)),
        *(
            Frames(f"a message cut off after {k}", [frame(BINARY, good[:k])], True)
            for k in range(1, len(good))
        ),
        Frames("nested 10,000 deep", [frame(BINARY, _nested(10_000))], True),
        Frames("text", [frame(TEXT, b"hello")], True),
        Frames("text that is none", [frame(TEXT, b"\xff\xfe")], True),
    ]


def _broken(good: bytes) -> list[Frames]:
    random = Random(4)
    unknown = (3, 4, 5, 6, 7, 11, 12, 13, 14, 15)
    return [
        *(Frames(f"random bytes {k}", [b"\xff" + random.randbytes(2000)], True) for k in range(20)),
        *(Frames(f"opcode {k}", [frame(k, good)], True) for k in unknown),
        *(Frames(f"reserved bits {k}", [frame(BINARY, good, reserved=k)], True) for k in range(1, 8)),
        Frames("not masked", [frame(BINARY, good, masked=False)], True),
        Frames("a continuation of nothing", [frame(CONTINUED, good)], True),
        Frames("two beginnings", [frame(BINARY, good, last=False), frame(BINARY, good)], True),
        Frames("a ping in parts", [frame(PING, b"a", last=False)], True),
        Frames("a ping of 1 kB", [frame(PING, bytes(1000))], True),
        Frames("a close of one byte", [frame(CLOSE, b"\x01")], True),
        Frames("a length with the highest bit", [frame(BINARY, length=2**63)], True),
    ]


def _large() -> list[Frames]:
    begun = [frame(BINARY, length=ANNOUNCED), *repeat(CHUNK, ANNOUNCED >> 20)]
    return [Frames("200 MB announced, then sent", begun, True), Frames("200 MB in parts", _fragments(), True)]


def _idle(good: bytes) -> list[Frames]:
    """What is allowed, and leads to nothing."""
    empty = [frame(BINARY, last=False), *repeat(frame(CONTINUED, last=False), 1000)]
    return [
        Frames("20 MB announced, nothing sent", [frame(BINARY, length=20 * 2**20)], False),
        Frames("a fragment, and no more", [frame(BINARY, good, last=False)], False),
        Frames("1,000 empty fragments", empty, False),
        *(Frames(f"2,000 × {kind}", [*repeat(frame(kind, b"a"), 2000)], False) for kind in (PING, PONG)),
        Frames("2,000 empty messages", [*repeat(frame(BINARY), 2000)], False),
    ]


async def send(port: int, frames: Frames) -> Heard:
    """What comes back, up to when the server closes; one that need not is heard for a second."""
    line = await opened(port)
    listening = asyncio.create_task(heard(line, PATIENCE if frames.ends else 1.0, CLOSING))
    try:
        for part in frames.parts:
            line.writer.write(part)
            await asyncio.wait_for(line.writer.drain(), PATIENCE)
    except (ConnectionError, TimeoutError):
        pass  # it has heard enough
    answer = await listening
    line.drop()
    return answer


async def send_all(port: int, at_once: int = 8) -> dict[str, tuple[bool, Heard]]:
    """By name: whether the server was to close, and what came back."""
    waiting, answers = iter(hostile()), dict[str, tuple[bool, Heard]]()

    async def one_after_another() -> None:
        for frames in waiting:
            answers[frames.name] = frames.ends, await send(port, frames)

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return answers


def _fragments() -> Iterator[bytes]:
    part = frame(CONTINUED, length=len(CHUNK), last=False) + CHUNK
    yield frame(BINARY, os.urandom(10), last=False)
    yield from repeat(part, ANNOUNCED >> 20)


def _length(size: int) -> tuple[int, bytes]:
    if size < 126:
        return size, b""
    return (126, struct.pack(">H", size)) if size < 2**16 else (127, struct.pack(">Q", size))


def _nested(depth: int) -> bytes:
    """A group within a group within …, of a field that no message has."""
    return b"\x93\x3e" * depth + b"\x94\x3e" * depth
