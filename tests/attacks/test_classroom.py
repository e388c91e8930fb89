"""A class under attack: codes that are guessed, secrets that are forged, floods, foreign pages, texts of any kind."""

import asyncio
import random
from collections import Counter

from gd_ui.classroom import bounds, guessing
from gd_ui.classroom.store import CODE_LENGTH, LETTERS
from harness.attackers.attacker import INSIDE
from harness.attackers.wire import said
from harness.seats import Desk, Seat, Told, opened, say
from tests.attacks.conftest import Attacked

ASKED = "bgd?lr=8e-05"
WALL = {"question": ASKED, "tasks": [], "runs": "bgd?"}
TEXTS = (
    "<script>alert(1)</script>", "' OR 1=1; DROP TABLE classes; --", "\x00", "\N{PILE OF POO}" * 20, "\ud800", "../..",
    "{{7*7}}", "%s%n", "\u202egnirts", "x" * 100_000,
)  # fmt: skip


async def with_one_answer(url: str) -> Desk:
    desk, seat = await opened(url), Seat(url, "")
    seat.code = desk.code
    await seat.say("join")
    assert (await seat.say("answer", question=ASKED, answer="away")).status == 204
    return desk


async def is_as_it_was(desk: Desk) -> bool:
    seen = await desk.wall(ASKED)
    return (seen["came"], seen["answered"], seen["shown"]) == (1, 1, False)


def problems(answers: list[Told]) -> Counter[str]:
    return Counter(str((told.said or {}).get("problem", told.status)) for told in answers)


def test_codes_that_are_guessed_let_nobody_in(attacked: Attacked) -> None:
    count = guessing.MISTYPED + 2 * guessing.A_SECOND

    async def attack() -> tuple[Counter[str], bool]:
        desk = await with_one_answer(attacked.url)
        codes = ["".join(random.choices(LETTERS, k=CODE_LENGTH)) for _ in range(count)]
        given = {"browser": "a" * 32}
        answers = await asyncio.gather(*(say(attacked.url, f"{one}/join", given) for one in codes))
        return problems(list(answers)), await is_as_it_was(desk)

    assert attacked.by(attack()) == (Counter(gone=count), True)


def test_whoever_forges_a_secret_or_comes_from_a_foreign_page_learns_and_changes_nothing(
    attacked: Attacked,
) -> None:
    async def attack() -> tuple[Counter[str], Counter[str], bool]:
        desk = await with_one_answer(attacked.url)
        forged = ["", "x", desk.secret[:-1], desk.secret.swapcase(), desk.secret + "a", "\xe4", "a" * 10_000]
        acts = {
            "wall": WALL,
            "show": {**WALL, "shown": True},
            "end": {},
            "send": {"how": "free", "link": ASKED},
        }
        answers = [
            await say(attacked.url, f"{desk.code}/{name}", given, secret)
            for name, given in acts.items()
            for secret in forged
        ]
        foreign = [
            await say(
                attacked.url,
                f"{desk.code}/{name}",
                given,
                desk.secret,
                {"Origin": "https://elsewhere.example"},
            )
            for name, given in acts.items()
        ]
        return problems(answers), problems(foreign), await is_as_it_was(desk)

    assert attacked.by(attack()) == (Counter(gone=28), Counter({"403": 4}), True)


def test_of_a_flood_of_answers_ten_a_minute_count_and_of_a_flood_of_browsers_as_many_as_fit(
    attacked: Attacked,
) -> None:
    async def attack() -> tuple[Counter[str], int]:
        desk, few = await opened(attacked.url), asyncio.Semaphore(50)

        async def one(seat: Seat) -> Told:
            async with few:
                return await seat.say("answer", question=ASKED, answer="away")

        seat = Seat(attacked.url, desk.code)
        await seat.say("join")
        flood = await asyncio.gather(*(one(seat) for _ in range(200)))
        return problems(list(flood)), (await desk.wall(ASKED))["answered"]

    assert attacked.by(attack()) == (
        Counter({"204": bounds.MOST_WRITES, "many": 200 - bounds.MOST_WRITES}),
        1,
    )


def test_texts_of_any_kind_are_not_taken_and_nothing_of_the_server_is_shown(attacked: Attacked) -> None:
    async def attack() -> tuple[Counter[str], set[bytes], bool]:
        desk = await with_one_answer(attacked.url)
        given = [
            {"browser": "0" * 32, "question": ASKED, "answer": "away"} | {name: text}
            for name in ("browser", "question", "answer")
            for text in TEXTS
        ]
        answers = [await say(attacked.url, f"{desk.code}/answer", one) for one in given]
        raw = [
            await _raw(attacked, desk, body) for body in (b"", b"{", b"\xff" * 50, b"[" * 4000, b"0" * 5000)
        ]
        shown = {inside for one in raw for inside in INSIDE if inside in one}
        return problems(answers), shown, await is_as_it_was(desk)

    found, shown, untouched = attacked.by(attack())
    assert found.keys() <= {"unread", "gone"}
    assert (shown, untouched) == (set(), True)


async def _raw(attacked: Attacked, desk: Desk, body: bytes) -> bytes:
    head = f"POST /class/{desk.code}/answer HTTP/1.1\r\nHost: 127.0.0.1:{attacked.proxy}\r\nConnection: close\r\n"
    return (await said(attacked.proxy, [f"{head}Content-Length: {len(body)}\r\n\r\n".encode(), body])).raw
