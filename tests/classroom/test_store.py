"""What is kept of a class: each answer once, however often it is said, until the class is gone with all in it."""

import re
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import create_engine, func, select

from gd_ui.classroom import bounds
from gd_ui.classroom import store as stored
from gd_ui.classroom.bounds import Problem, RefusedError
from gd_ui.classroom.store import LETTERS, Opened, Store, Wall

ASKED = "bgd?lr=8e-05"
DAY = 24 * 3600
COUNT = 60


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """`now(60)`: a minute passes."""
    passed = [0.0]

    def clock() -> float:
        return began + passed[0]

    began = time.time()
    monkeypatch.setattr(stored, "time", SimpleNamespace(time=clock))

    def passes(seconds: float) -> None:
        passed[0] += seconds

    return passes


def browser(k: int) -> str:
    return f"{k:032x}"


def joined(store: Store, code: str, count: int) -> None:
    for k in range(count):
        store.join(code, browser(k))


def wall(
    store: Store, opened: Opened, question: str = ASKED, tasks: tuple[str, ...] = (), runs: str = "bgd?"
) -> Wall:
    return store.wall(opened.code, opened.secret, question, tasks, runs)


def problem(act: Callable[..., object], *given: Any) -> Problem:
    with pytest.raises(RefusedError) as refused:
        act(*given)
    return refused.value.problem


# ---- answers


def test_each_browser_counts_once_may_change_its_mind_and_nobody_learns_how_before_it_is_shown(
    store: Store,
) -> None:
    opened = store.open()
    joined(store, opened.code, 5)
    for k, answer in [(0, "down"), (1, "away"), (0, "away"), (0, "away"), (2, "down")]:
        store.answer(opened.code, browser(k), ASKED, answer)
    seen = wall(store, opened)
    assert (seen.here, seen.came, seen.answered, seen.shown, seen.bars) == (5, 5, 3, False, {})
    store.show(opened.code, opened.secret, ASKED, True)
    seen = wall(store, opened)
    assert (seen.answered, seen.shown, seen.bars) == (3, True, {"away": 2, "down": 1})


def test_once_it_is_shown_no_answer_changes_until_it_is_hidden_again(store: Store) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    store.answer(opened.code, browser(0), ASKED, "down")
    store.show(opened.code, opened.secret, ASKED, True)
    store.show(opened.code, opened.secret, ASKED, True)
    for k in (0, 1):
        assert problem(store.answer, opened.code, browser(k), ASKED, "away") is Problem.SHOWN
    store.answer(opened.code, browser(1), "bgd?lr=1e-05", "away")
    assert wall(store, opened).bars == {"down": 1}
    store.show(opened.code, opened.secret, ASKED, False)
    store.answer(opened.code, browser(1), ASKED, "away")
    assert wall(store, opened).answered == 2


def test_tasks_and_runs_are_counted_beside_the_question(store: Store) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    before = wall(store, opened).runs
    for k, task in [(0, "bgd.three"), (0, "bgd.by_hand"), (1, "bgd.three")]:
        store.answer(opened.code, browser(k), task, "done")
    store.answer(opened.code, browser(0), "bgd?", "1e-05 1.0")
    seen = wall(store, opened, tasks=("bgd.three", "bgd.by_hand", "bgd.largest"))
    assert seen.done == {"bgd.three": 2, "bgd.by_hand": 1, "bgd.largest": 0}
    assert (seen.answered, before[0], seen.runs[0]) == (0, 0, 1)
    store.answer(opened.code, browser(0), "bgd?", "2e-05 1.0")
    assert wall(store, opened).runs[0] == 1 and wall(store, opened).runs != seen.runs
    assert store.given(opened.code, opened.secret, "bgd?") == ["2e-05 1.0"]


def test_who_leaves_takes_the_answers_along(store: Store) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    for k in (0, 1):
        store.answer(opened.code, browser(k), ASKED, "down")
    store.leave(opened.code, browser(0))
    assert (wall(store, opened).came, wall(store, opened).answered) == (1, 1)
    assert problem(store.come_back, opened.code, browser(0)) is Problem.GONE


def test_two_classes_know_nothing_of_each_other(store: Store) -> None:
    one, other = store.open(), store.open()
    joined(store, one.code, 1)
    store.answer(one.code, browser(0), ASKED, "down")
    assert (wall(store, other).came, wall(store, other).answered) == (0, 0)
    assert problem(store.wall, other.code, one.secret, ASKED, (), "bgd?") is Problem.GONE


# ---- codes and secrets


def test_a_code_has_five_letters_that_are_not_mistaken_and_the_secret_is_kept_as_its_hash_alone(
    store: Store, address: str
) -> None:
    opened = store.open()
    assert re.fullmatch(f"[{LETTERS}]{{5}}", opened.code)
    assert not set("0O1IL2Z5S8BUV") & set(LETTERS)
    assert len(opened.secret) >= 22
    store.join(opened.code, browser(77))
    tables = create_engine(address)
    with tables.connect() as read:
        kept = repr([read.execute(select(table)).all() for table in stored.OF_A_CLASS])
    tables.dispose()
    assert opened.code in kept
    assert opened.secret not in kept and browser(77) not in kept


@pytest.mark.parametrize("secret", ["", "x", "\N{PILE OF POO}", "a" * 22])
def test_a_wrong_secret_a_wrong_code_and_a_browser_that_has_not_joined_are_answered_alike(
    store: Store, secret: str
) -> None:
    opened = store.open()
    for code in (opened.code, "ZZZZZ", "", opened.code.lower()):
        assert problem(store.wall, code, secret, ASKED, (), "bgd?") is Problem.GONE
        assert problem(store.given, code, secret, "bgd?") is Problem.GONE
        assert problem(store.show, code, secret, ASKED, True) is Problem.GONE
        assert problem(store.send, code, secret, "x") is Problem.GONE
        assert problem(store.end, code, secret) is Problem.GONE
        assert problem(store.answer, code, browser(0), ASKED, "down") is Problem.GONE
        assert problem(store.come_back, code, browser(0)) is Problem.GONE
    assert wall(store, opened).came == 0


# ---- what is sent


def test_what_was_sent_last_is_what_a_browser_finds(store: Store) -> None:
    opened = store.open()
    assert store.join(opened.code, browser(0)) == (0, "")
    for text in ("one", "two"):
        store.send(opened.code, opened.secret, text)
    assert store.join(opened.code, browser(1)) == store.come_back(opened.code, browser(0)) == (2, "two")
    assert store.sent_to([opened.code, "ZZZZZ"]) == {opened.code: (2, "two")}


def test_a_question_that_was_shown_is_asked_anew_when_it_is_sent_again_and_no_other(store: Store) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    for k in (0, 1):
        store.answer(opened.code, browser(k), ASKED, "down")
    store.send(opened.code, opened.secret, "late comers", ASKED)
    assert wall(store, opened).answered == 2
    store.show(opened.code, opened.secret, ASKED, True)
    store.send(opened.code, opened.secret, "another", "bgd?lr=1e-05")
    assert wall(store, opened).bars == {"down": 2}
    store.send(opened.code, opened.secret, "once more", ASKED)
    assert (wall(store, opened).shown, wall(store, opened).answered) == (False, 0)
    store.answer(opened.code, browser(0), ASKED, "away")


# ---- how long, how many


def test_after_a_day_a_class_is_gone_and_whatever_is_written_next_deletes_all_of_it(
    store: Store, address: str, now: Callable[[float], None]
) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    store.answer(opened.code, browser(0), ASKED, "down")
    store.show(opened.code, opened.secret, ASKED, True)
    now(DAY - 1)
    assert wall(store, opened).answered == 1
    now(2)
    assert problem(store.join, opened.code, browser(0)) is Problem.GONE
    assert problem(store.wall, opened.code, opened.secret, ASKED, (), "bgd?") is Problem.GONE
    assert store.sent_to([opened.code]) == {}
    store.open()
    assert left_of(address, opened.code) == 0


def test_an_ended_class_leaves_nothing(store: Store, address: str) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    store.answer(opened.code, browser(0), ASKED, "down")
    store.end(opened.code, opened.secret)
    assert problem(store.come_back, opened.code, browser(0)) is Problem.GONE
    assert left_of(address, opened.code) == 0


def left_of(address: str, code: str) -> int:
    """How many rows there are of that class."""
    tables = create_engine(address)
    with tables.connect() as read:
        counts = [
            read.execute(select(func.count()).select_from(one).where(one.c.code == code)).scalar_one()
            for one in stored.OF_A_CLASS
        ]
    tables.dispose()
    return sum(counts)


def test_who_is_not_heard_of_is_not_here_but_counts(store: Store, now: Callable[[float], None]) -> None:
    opened = store.open()
    joined(store, opened.code, 3)
    now(bounds.HERE - 1)
    store.heard_of([(opened.code, browser(0)), (opened.code, browser(9))])
    now(2)
    store.come_back(opened.code, browser(1))
    assert (wall(store, opened).here, wall(store, opened).came) == (2, 3)


def test_a_browser_answers_ten_times_in_a_minute_and_not_oftener(
    store: Store, now: Callable[[float], None]
) -> None:
    opened = store.open()
    joined(store, opened.code, 2)
    for _ in range(bounds.MOST_WRITES):
        store.answer(opened.code, browser(0), ASKED, "down")
    assert problem(store.answer, opened.code, browser(0), ASKED, "away") is Problem.MANY
    store.answer(opened.code, browser(1), ASKED, "down")
    now(61)
    store.answer(opened.code, browser(0), ASKED, "away")


def test_a_browser_answers_a_hundred_questions(store: Store, now: Callable[[float], None]) -> None:
    opened = store.open()
    joined(store, opened.code, 1)
    for k in range(bounds.MOST_ANSWERS):
        now(7)
        store.answer(opened.code, browser(0), f"bgd?k={k}", "down")
    now(7)
    assert problem(store.answer, opened.code, browser(0), ASKED, "down") is Problem.MANY
    store.answer(opened.code, browser(0), "bgd?k=0", "away")


def test_a_full_class_takes_nobody_but_in_place_of_who_never_answered_and_is_gone(
    store: Store, now: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_BROWSERS", 3)
    opened = store.open()
    joined(store, opened.code, 3)
    store.answer(opened.code, browser(0), ASKED, "down")
    assert problem(store.join, opened.code, browser(3)) is Problem.FULL
    store.join(opened.code, browser(2))
    now(bounds.UNUSED + 1)
    store.join(opened.code, browser(3))
    assert wall(store, opened).answered == 1


def test_where_too_many_classes_are_open_one_that_nobody_came_to_makes_room(
    store: Store, now: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = len(open_now(store))
    monkeypatch.setattr(bounds, "MOST_CLASSES", count + 2)
    one, other = store.open(), store.open()
    store.join(other.code, browser(0))
    assert problem(store.open) is Problem.FULL
    now(bounds.UNUSED + 1)
    while one.code in store.sent_to([one.code]):  # in a database, older ones go first
        store.open()
    assert other.code in store.sent_to([other.code])


def open_now(store: Store) -> list[str]:
    with store._begun() as tables:
        return list(tables.execute(select(stored._classes.c.code)).scalars())


# ---- several at once


def test_of_many_that_answer_at_once_in_two_processes_none_is_lost_and_none_counted_twice(
    store: Store, address: str
) -> None:
    opened = store.open()
    spawn = get_context("spawn")
    halves = [
        spawn.Process(target=answers, args=(address, opened.code, range(k, COUNT, 2))) for k in range(2)
    ]
    for half in halves:
        half.start()
    for half in halves:
        half.join()
    store.show(opened.code, opened.secret, ASKED, True)
    expected = Counter(ANSWERS[k % 3] for k in range(COUNT))
    assert [half.exitcode for half in halves] == [0, 0]
    assert (wall(store, opened).came, wall(store, opened).bars) == (COUNT, expected)


ANSWERS = ("down", "away", "across")


def answers(address: str, code: str, browsers: range) -> None:
    """In a process of its own: each comes, and answers twice."""
    store = Store(address)

    def one(k: int) -> None:
        store.join(code, browser(k))
        for answer in ("same", ANSWERS[k % 3]):
            store.answer(code, browser(k), ASKED, answer)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(one, browsers))
