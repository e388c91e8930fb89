"""Frames of a websocket that no browser sends, and messages in good frames that are none."""

import asyncio
import os
import struct
from collections.abc import Iterable, Iterator
from itertools import chain, repeat
from random import Random
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg

from harness.attackers.wire import LIMIT, Line, another_is_answered, opened, write

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0, 1, 2, 8, 9, 10
MASK = b"\x01\x02\x03\x04"
STILL_THERE = b"still there?"
CHUNK = bytes(2**20)
ANNOUNCED = 200 * 2**20


class Frames(NamedTuple):
    """What is sent once the websocket is open, and whether the server is to close it for that.

    Where it is not, it is asked whether it is still there; on another connection `elsewhere`, if this one cannot ask.
    """

    name: str
    parts: Iterable[bytes]
    ends: bool
    elsewhere: bool = False


class Outcome(NamedTuple):
    """Whether the server was to close, whether it did (None: nor did it answer), and what it said before."""

    ends: bool
    closed: bool | None
    said: bytes


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
        Frames("20 MB announced, nothing sent", [frame(BINARY, length=20 * 2**20)], False, elsewhere=True),
        Frames("a fragment, and no more", [frame(BINARY, good, last=False)], False),
        Frames("1,000 empty fragments", empty, False),
        *(Frames(f"2,000 × {kind}", [*repeat(frame(kind, b"a"), 2000)], False) for kind in (PING, PONG)),
        Frames("2,000 empty messages", [*repeat(frame(BINARY), 2000)], False),
    ]


async def send(port: int, frames: Frames) -> Outcome:
    """What comes of them, up to when the server closes, or answers that it is still there."""
    line, heard = await opened(port), list[bytes]()
    asked = [] if frames.ends or frames.elsewhere else [frame(PING, STILL_THERE)]
    sending = asyncio.create_task(write(line, chain(frames.parts, asked)))
    listening = asyncio.create_task(_closes(line, heard))
    if frames.elsewhere:
        await sending
        await another_is_answered(port)
        closed: bool | None = listening.done()
    else:
        closed = await listening
    sending.cancel()
    listening.cancel()
    line.drop()
    return Outcome(frames.ends, closed, b"".join(heard))


async def send_all(port: int, at_once: int = 8) -> dict[str, Outcome]:
    """What comes of all of them, by name."""
    waiting, outcomes = iter(hostile()), dict[str, Outcome]()

    async def one_after_another() -> None:
        for frames in waiting:
            outcomes[frames.name] = await send(port, frames)

    await asyncio.gather(*(one_after_another() for _ in range(at_once)))
    return outcomes


async def _closes(line: Line, heard: list[bytes]) -> bool | None:
    """Whether the server closes, or answers that it is still there; None if neither. What it says is `heard`."""
    try:
        async with asyncio.timeout(LIMIT):
            while True:
                opcode, answer = await _received(line)
                heard.append(answer)
                if opcode == CLOSE or (opcode, answer) == (PONG, STILL_THERE):
                    return opcode == CLOSE
    except (ConnectionError, asyncio.IncompleteReadError):
        return True
    except TimeoutError:
        return None


async def _received(line: Line) -> tuple[int, bytes]:
    """The next frame from the server: its opcode and what it carries."""
    first, length = await line.reader.readexactly(2)
    if length > 125:
        length = int.from_bytes(await line.reader.readexactly(2 if length == 126 else 8))
    return first & 15, await line.reader.readexactly(length)


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
