"""Connections that take and do not give."""

import asyncio

from harness.attackers.connections import HALF, read_slowly, say_nothing
from tests.attacks.conftest import Attacked

COUNT = 1000


def test_a_thousand_that_say_nothing_and_a_thousand_that_stop_half_way_are_let_go(attacked: Attacked) -> None:
    async def both() -> None:
        halves = say_nothing(attacked.proxy, COUNT, HALF)
        await asyncio.gather(say_nothing(attacked.proxy, COUNT), halves)

    with attacked.grows_at_most(60):
        attacked.by(both())


def test_forty_that_never_read_hold_little(attacked: Attacked) -> None:
    with attacked.grows_at_most(60):
        attacked.by(read_slowly(attacked.proxy, attacked.url, count=40, runs=2))
