"""A process is killed while a class votes: nothing is lost, nobody counts twice, and all hear what is sent then."""

import random
import time
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from deploy.host import Host
from harness import database
from harness.page import until
from harness.seats import Gathering, gathered
from tests.faults.conftest import OpenOn
from tests.proxy.conftest import hosted

ASKED, LINK = "bgd?lr=8e-05", "bgd?lr=8e-05&lock=w0"
ANSWERS = ("down", "across", "same", "away")
STUDENTS = 60


def votes_while_a_process_dies(room: Gathering, host: Host) -> Counter[str]:
    """What all have answered, as they know it themselves."""
    answers = {seat.browser: random.choice(ANSWERS) for seat in room.seats}
    voting = room.begin(room.vote(ASKED, answers, within=2))
    while room.do(room.desk.wall(ASKED))["answered"] < STUDENTS / 4:
        time.sleep(0.02)
    host.kill(0)
    voting.result()
    room.do(room.vote(ASKED, answers, within=0.5))  # whoever is unsure says the same once more
    return Counter(answers.values())


def counted(room: Gathering) -> dict[str, int]:
    """The bars, once they are shown."""
    room.do(room.desk.say("show", question=ASKED, shown=True))
    bars: dict[str, int] = room.do(room.desk.wall(ASKED))["bars"]
    return bars


def test_in_a_file(host: Host, open_on: OpenOn) -> None:
    with gathered(host.url, STUDENTS) as room:
        phone = open_on(0, "/bgd", f"class={room.desk.code}", width=390)
        chip = phone.get_by_test_id("gd-class-chip")
        expect(chip).to_be_visible()
        expected = votes_while_a_process_dies(room, host)
        assert counted(room) == expected
        room.do(room.desk.say("send", how="open", link=LINK, question=ASKED))
        room.do(room.heard(1))
        until(phone, lambda: "lr=8e-05" in phone.url and "lock=w0" in phone.url, "the setting")
        seen = room.do(room.desk.wall(ASKED))
        assert (seen["came"], seen["here"]) == (STUDENTS + 1, STUDENTS + 1)
        expect(chip).to_be_visible()


def test_in_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if why := database.missing():
        pytest.skip(why)
    with database.postgres() as url:
        monkeypatch.setenv("CLASSROOM", url)
        with hosted(2, tmp_path / "log.txt") as host, gathered(host.url, STUDENTS) as room:
            expected = votes_while_a_process_dies(room, host)
            assert counted(room) == expected
            room.do(room.desk.say("send", how="offer", link=LINK, question="bgd?"))
            room.do(room.heard(1))
            seen = room.do(room.desk.wall(ASKED))
            assert (seen["came"], seen["here"]) == (STUDENTS, STUDENTS)
