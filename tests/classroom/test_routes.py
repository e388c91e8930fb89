"""What a student's and a teacher's browser say to a class, and what they hear."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import httpx2 as httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gd_ui.classroom import bounds, guessing, news, routes
from gd_ui.classroom.routes import Classroom
from gd_ui.text import LANGUAGES
from tests.apart import awaited_apart

ME, YOU = "0" * 32, "1" * 32
ASKED = "bgd?lr=8e-05"
LINK = "bgd?lr=8e-05&lock=w0"
GONE = {"problem": "gone"}


class Room:
    """A class that is open, and its two kinds of visitors."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        opened = client.post("/class/open").json()
        self.code, self.secret = opened["code"], opened["secret"]

    def say(self, name: str, given: object = None, code: str = "", **headers: str) -> httpx.Response:
        return self.client.post(f"/class/{code or self.code}/{name}", json=given or {}, headers=headers)

    def student(self, name: str, browser: str = ME, **given: object) -> httpx.Response:
        return self.say(name, {"browser": browser, **given})

    def teacher(self, name: str, **given: object) -> httpx.Response:
        return self.say(name, given, Authorization=f"Bearer {self.secret}")

    def wall(self) -> dict[str, Any]:
        seen: dict[str, Any] = self.teacher("wall", question=ASKED, tasks=["bgd.three"], runs="bgd?").json()
        return seen


@pytest.fixture
def client(address: str) -> Iterator[TestClient]:
    classroom = Classroom(lambda: address)
    with TestClient(Starlette(routes=classroom.routes(""))) as client:
        yield client
    classroom.close()


@pytest.fixture
def room(client: TestClient) -> Room:
    return Room(client)


def test_a_class_from_its_opening_to_its_end(room: Room) -> None:
    assert room.student("join").json() == {"revision": 0, "sent": None}
    room.student("join", YOU)
    assert room.student("answer", question=ASKED, answer="away").status_code == 204
    assert room.student("now", question=ASKED).json()["yours"] == "away"
    assert room.student("now", YOU, question=ASKED).json()["yours"] is None
    assert room.student("answer", YOU, question="bgd.three", answer="done").status_code == 204
    assert room.student("answer", YOU, question="bgd?", answer=[8e-05, 1]).status_code == 204
    seen = room.wall()
    assert (seen["here"], seen["answered"], seen["bars"], seen["done"]) == (2, 1, {}, {"bgd.three": 1})
    assert room.teacher("show", question=ASKED, shown=True).status_code == 204
    assert room.wall()["bars"] == {"away": 1}
    refused = room.student("answer", question=ASKED, answer="down")
    assert refused.json() == {"problem": "shown", "yours": "away"}
    assert room.student("answer", YOU, question=ASKED, answer="down").json() == {"problem": "shown"}
    made = room.teacher("runs", question="bgd?", link=LINK).json()
    assert (made["rates"], made["starts"], made["needed"]) == ([8e-05], [1.0], [None])
    assert room.teacher("send", how="open", link=LINK, question=ASKED).status_code == 204
    assert room.student("now").json() == {"revision": 1, "sent": {"how": "open", "link": LINK}}
    assert room.student("leave").status_code == 204
    assert room.wall()["came"] == 1
    assert room.teacher("end").status_code == 204
    assert [room.student(name, YOU).json() for name in ("join", "now", "listen")] == [GONE] * 3


def test_a_code_is_read_however_it_is_typed(room: Room) -> None:
    assert room.say("join", {"browser": ME}, code=room.code.lower()).status_code == 200


def test_whoever_is_not_the_teacher_gets_the_same_answer_as_with_a_wrong_code(room: Room) -> None:
    given = {"question": ASKED, "tasks": [], "runs": "bgd?", "how": "open", "link": LINK, "browser": ME}
    answers = {
        (answer.status_code, answer.text)
        for name in ("wall", "show", "runs", "send", "end")
        for code in ("", "ZZZZZ", "%00", "\N{PILE OF POO}", "x" * 100)
        for header in ("", "Bearer ", "Bearer x", f"Bearer {room.secret}x", f"Basic {room.secret}", room.code)
        for answer in [room.say(name, given, code, Authorization=header)]
    }
    assert answers == {(200, '{"problem":"gone"}')}
    assert room.wall()["came"] == 0


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://["])
def test_a_page_of_another_site_is_not_heard(room: Room, origin: str) -> None:
    given = {"browser": ME, "question": ASKED, "answer": "away"}
    for name in ("join", "answer", "listen", "now", "wall", "end"):
        assert room.say(name, given, Origin=origin, Authorization=f"Bearer {room.secret}").status_code == 403
    assert room.client.post("/class/open", headers={"Origin": origin}).status_code == 403
    assert room.say("join", given, Origin="http://testserver").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {"browser": "short"}, {"browser": 7}, {"browser": "G" * 32}, {"answer": "a b"}, {"answer": "x" * 41},
        {"answer": ["<b>", 1]}, {"answer": {"a": 1}}, {"answer": None}, {"question": "<script>"}, {"question": ""},
        {"question": "bgd?\n"}, {"question": "bgd?" + "x" * 4000}, {"question": 7},
    ],
)  # fmt: skip
def test_what_no_page_of_ours_says_is_not_taken(room: Room, given: dict[str, object]) -> None:
    room.student("join")
    answer = room.say("answer", {"browser": ME, "question": ASKED, "answer": "away"} | given)
    assert (answer.status_code, answer.json()) == (400, {"problem": "unread"})
    assert room.wall()["answered"] == 0


def test_an_answer_that_is_called_like_a_run_is_none(room: Room) -> None:
    """A page as it opens is called like its parabola."""
    room.student("join")
    room.student("answer", question="bgd?", answer="away")
    assert room.teacher("runs", question="bgd?", link=LINK).json()["rates"] == []
    room.student("answer", question="bgd?", answer=[1e-05, 1])
    assert room.teacher("wall", question="bgd?", tasks=[], runs="bgd?").json()["answered"] == 1


@pytest.mark.parametrize("body", [b"[]", b"7", b"{", b"\xff", b"[" * 4000, b'{"a":"' + b"x" * 5000 + b'"}'])
def test_nor_what_is_no_message(room: Room, body: bytes) -> None:
    for name in ("join", "answer", "listen", "wall"):
        answer = room.client.post(f"/class/{room.code}/{name}", content=body)
        assert (answer.status_code, answer.json()) == (400, {"problem": "unread"})


def test_a_setting_leads_to_a_page_of_ours_and_nowhere_else(room: Room) -> None:
    for link in (
        "https://elsewhere.example",
        "//elsewhere.example/?",
        "javascript:alert(1)",
        "bgd",
        "../x?",
        "BGD?",
    ):
        assert room.teacher("send", how="open", link=link, question=ASKED).status_code == 400
    assert room.teacher("send", how="shout", link=LINK, question=ASKED).status_code == 400


def test_what_is_only_offered_takes_no_answers_from_the_wall(room: Room) -> None:
    room.student("join")
    room.student("answer", question=ASKED, answer="away")
    room.teacher("show", question=ASKED, shown=True)
    room.teacher("send", how="offer", link=LINK, question=ASKED)
    assert room.wall()["bars"] == {"away": 1}
    room.teacher("send", how="open", link=LINK, question=ASKED)
    assert room.wall()["answered"] == 0


def test_an_eleventh_answer_within_a_minute_waits(room: Room) -> None:
    room.student("join")
    answers = [room.student("answer", question=ASKED, answer="away").text for _ in range(11)]
    assert answers == [""] * bounds.MOST_WRITES + ['{"problem":"many"}']


def test_classes_are_not_opened_without_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(routes, "MOST_OPENED", 2)
    assert [client.post("/class/open").json().keys() for _ in range(3)][1:] == [
        {"code", "secret", "until"},
        {"problem"},
    ]


def test_who_tries_many_codes_waits_in_turn_and_beyond_that_is_not_asked_for(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    sleep = asyncio.sleep

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        await sleep(0)

    monkeypatch.setattr(guessing, "monotonic", lambda: 1e9)
    monkeypatch.setattr(asyncio, "sleep", wait)
    room.student("join")
    guesses = [room.say("join", {"browser": YOU}, code="ZZZZZ").json() for _ in range(guessing.MISTYPED + 5)]
    assert guesses == [GONE] * len(guesses)
    assert waited == pytest.approx([k / guessing.A_SECOND for k in range(5)])
    assert "sent" in room.student("join", YOU).json(), "who has the code waits too, and is let in"
    assert waited[5:] == pytest.approx([5 / guessing.A_SECOND])
    for name, given in (("answer", {"question": ASKED, "answer": "away"}), ("now", {})):
        assert "problem" not in room.student(name, **given).text
    assert len(waited) == 6, "who is in the class does not wait"
    monkeypatch.setattr(guessing, "LONGEST", 0.1)
    assert room.student("join", YOU).json() == {"problem": "many"}
    assert waited[6:] == [0.1], "whoever is refused is so after a while"


def test_who_is_in_no_class_learns_no_code_by_any_other_word(room: Room) -> None:
    for name in ("leave", "now", "listen", "answer"):
        given = {"browser": YOU, "question": ASKED, "answer": "away"}
        answers = [room.say(name, given, code=code) for code in (room.code, "ZZZZZ")]
        assert [answer.json() for answer in answers] == [GONE, GONE]


def test_the_words_are_those_of_the_language(client: TestClient) -> None:
    for code in LANGUAGES:
        said = client.get(f"/class/words/{code}").json()
        assert said["problems"].keys() == {problem.value for problem in bounds.Problem}
    assert client.get("/class/words/none").json() == client.get("/class/words/en").json()


def test_a_store_that_is_away_is_a_reason_and_no_traceback(caplog: pytest.LogCaptureFixture) -> None:
    away = Classroom(lambda: "postgresql+psycopg://me:hidden@127.0.0.1:1/none")
    with TestClient(Starlette(routes=away.routes(""))) as client:
        answer = client.post("/class/open")
    assert (answer.status_code, answer.json()) == (503, {"problem": "away"})
    assert "hidden" not in caplog.text and "Traceback" not in caplog.text
    assert "OperationalError" in caplog.text


# ---- who listens


async def heard(address: str, acts: list[tuple[str, dict[str, object]]]) -> list[Any]:
    """What a listener hears until the class ends: after the first silence, and after each event, the teacher acts."""
    classroom = Classroom(lambda: address)
    opened = await classroom._ask("open")
    await classroom._ask("join", opened.code, ME)
    events: list[Any] = []
    async for one in classroom._news.listen(opened.code, ME, 0):
        events.append(one and json.loads(one.text))
        if acts and (events[-1] or len(events) == 1):
            name, given = acts.pop(0)
            await classroom._ask(name, opened.code, opened.secret, *given.values())
    classroom.close()
    return events


def test_a_listener_hears_what_is_sent_and_the_end(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news, "EVERY", 0.01)
    monkeypatch.setattr(news, "QUIET", 0.05)
    acts: list[tuple[str, dict[str, object]]] = [
        ("send", {"text": "1"}),
        ("send", {"text": "2"}),
        ("end", {}),
    ]
    events = awaited_apart(heard(address, acts))
    assert [one for one in events if one] == [1, 2]
    assert events[0] is None, "nothing for a while is said, too"
