"""All attacks, each with its name, as one hostile computer would make them."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple

from gd_ui.classroom.store import CODE_LENGTH, LETTERS
from harness import seats
from harness.attackers import addresses, connections, frames, inputs, links, messages, uploads
from harness.attackers.attacker import Attacker
from harness.sites import APP

LEAST, PAUSE = 10.0, 1.0
"""Seconds that an attack lasts at least, and between two times that it is made."""
LET_GO = 14.0
"""Seconds within which who says nothing must be let go."""


class Target(NamedTuple):
    """The app's address, and the port of the proxy."""

    url: str
    port: int


async def _links(target: Target) -> None:
    await links.open_links(target.url, links.fuzzed(2000), at_once=1)


async def _frames(target: Target) -> None:
    await frames.send_all(target.port, at_once=1)


async def _messages(target: Target) -> None:
    await messages.ask_unusual(target.url, at_once=1)


async def _hurry(target: Target) -> None:
    await messages.hurry(target.url)


async def _inputs(target: Target) -> None:
    await inputs.move_wrongly(target.url, APP.page)


async def _silent(target: Target) -> None:
    halves = connections.say_nothing(target.port, 1000, connections.HALF)
    async with asyncio.timeout(LET_GO):
        await asyncio.gather(connections.say_nothing(target.port, 1000), halves)


async def _slow(target: Target) -> None:
    await connections.read_slowly(target.port, target.url, count=40, runs=5, pause=0.1)


async def _addresses(target: Target) -> None:
    paths = [*addresses.ways_out(), *addresses.long_paths()]
    await addresses.ask(target.port, paths, at_once=2)
    await addresses.ask_as(target.port)
    await addresses.open_from(target.port)


async def _too_large(target: Target) -> None:
    async def both(by: Attacker) -> None:
        for chunked in (False, True):
            await uploads.put(target.port, by, uploads.HUGE, chunked=chunked)

    await _uploading(target, both)


async def _too_many(target: Target) -> None:
    async def all_ways(by: Attacker) -> None:
        await uploads.put_again(target.port, by, 15)
        await uploads.put_to_nobody(target.port, by, 15)
        await uploads.begin_many(target.port, by, more=8)
        await uploads.put_by_many(target.port, target.url, 14)

    await _uploading(target, all_ways)


async def _uploading(target: Target, attack: Callable[[Attacker], Awaitable[None]]) -> None:
    by = await uploads.visitor(target.url)
    await attack(by)
    by.drop()


async def _guessed(target: Target) -> None:
    """10,000 codes, a hundred at a time."""
    codes = iter("".join(random.choices(LETTERS, k=CODE_LENGTH)) for _ in range(10_000))

    async def some() -> None:
        for code in codes:
            await seats.say(target.url, f"{code}/join", {"browser": "a" * 32})

    await asyncio.gather(*(some() for _ in range(100)))


async def _answers(target: Target) -> None:
    """A class full of browsers that nobody has, each answering more than it may."""
    desk = await seats.opened(target.url)
    few = asyncio.Semaphore(50)

    async def one(seat: seats.Seat) -> None:
        async with few:
            await seat.say("join")
            for _ in range(3):
                await seat.say("answer", question="bgd?lr=8e-05", answer="away")

    await asyncio.gather(*(one(seats.Seat(target.url, desk.code)) for _ in range(300)))
    await desk.say("end")


FLOOD = "500 runs asked for without waiting"
"""It is one of ordinary runs, for whose turns the others wait: judged only by who is lost and what is kept."""
ATTACKS: dict[str, Callable[[Target], Awaitable[None]]] = {
    "2,000 links, one after the other": _links,
    "frames that are none, 200 MB announced": _frames,
    "messages that no browser sends": _messages,
    FLOOD: _hurry,
    "values that no input can have": _inputs,
    "2,000 connections that say nothing, or half": _silent,
    "40 visitors who never read": _slow,
    "1,400 ways out of the folders, 1 MB addresses": _addresses,
    "uploads of 1 GB, announced and in chunks": _too_large,
    "62 uploads of 19 MB, some without an end": _too_many,
    "10,000 codes of a class, guessed": _guessed,
    "1,200 answers of 300 browsers that nobody has": _answers,
}
"""By what a table calls them."""


def make(name: str, target: Target) -> None:
    """Make that attack, again and again until it was long enough to be noticed."""

    async def attack() -> None:
        end = time.monotonic() + LEAST
        while True:
            await ATTACKS[name](target)
            if time.monotonic() > end:
                return
            await asyncio.sleep(PAUSE)

    asyncio.run(attack())
