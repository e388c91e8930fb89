"""Files that are too large, too many, for nobody, or never end: refused, and nothing of them stays."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import pytest

from harness.attackers import uploads
from harness.attackers.attacker import Attacker
from harness.attackers.uploads import HELD, HUGE, JUST_ALLOWED
from tests.attacks.conftest import Attacked

Seen = TypeVar("Seen")
LEFT = 90
"""MB: what the allocator does not give back; four files of the size that is just allowed."""
MANY = HELD + 2
"""Files; were all of them kept, they would be too many."""
both_ways = pytest.mark.parametrize("through", ("proxy", "process"))


def by_visitor(attacked: Attacked, attack: Callable[[Attacker], Awaitable[Seen]]) -> Seen:
    """What the attack of one who may upload saw."""

    async def run() -> Seen:
        one = await uploads.visitor(attacked.url)
        seen = await attack(one)
        one.drop()
        return seen

    with attacked.grows_at_most(LEFT):
        return attacked.by(run())


@both_ways
@pytest.mark.parametrize("chunked", (False, True), ids=("announced", "in chunks"))
def test_of_a_gigabyte_little_more_than_the_limit_is_taken(
    attacked: Attacked, through: str, chunked: bool
) -> None:
    port = getattr(attacked, through)
    sent = by_visitor(attacked, lambda one: uploads.put(port, one, HUGE, chunked=chunked))
    assert sent.status in (413, 0)  # a server that stops listening may not be heard
    assert sent.megabytes < 60  # the system's buffers included


def test_after_one_that_is_too_large_the_next_is_taken(attacked: Attacked) -> None:
    async def two(one: Attacker) -> int:
        await uploads.put(attacked.proxy, one, HUGE, chunked=True)
        return (await uploads.put(attacked.proxy, one, JUST_ALLOWED)).status

    assert by_visitor(attacked, two) == 204


@both_ways
def test_of_many_files_a_visitor_has_the_newest(attacked: Attacked, through: str) -> None:
    statuses = by_visitor(attacked, lambda one: uploads.put_again(getattr(attacked, through), one, MANY))
    assert statuses == [204] * MANY


def test_all_visitors_together_have_a_limit_and_the_others_files_stay(attacked: Attacked) -> None:
    with attacked.grows_at_most(LEFT):
        statuses = attacked.by(uploads.put_by_many(attacked.proxy, attacked.url, HELD + 4))
    assert set(statuses[: HELD - 1]) == {204}  # the student with something to hide has a file, too
    assert set(statuses[HELD + 1 :]) == {503}


def test_files_whose_end_never_comes_have_the_same_limit(attacked: Attacked) -> None:
    statuses = by_visitor(attacked, lambda one: uploads.begin_many(attacked.proxy, one, more=8))
    assert set(statuses) <= {503, 0}  # a server that stops listening may not be heard
    assert statuses.count(503) >= 4


@both_ways
def test_files_for_a_session_that_is_not_there_are_not_kept(attacked: Attacked, through: str) -> None:
    statuses = by_visitor(attacked, lambda one: uploads.put_to_nobody(getattr(attacked, through), one, MANY))
    assert set(statuses) <= {400, 0}


def test_an_upload_broken_off_does_not_send_the_others_away(attacked: Attacked) -> None:
    async def break_off(one: Attacker) -> int:
        for _ in range(MANY):
            await uploads.break_off(attacked.proxy, one)
        return (await uploads.put(attacked.proxy, one, 1)).status

    assert by_visitor(attacked, break_off) == 204
