"""A class comes, and works, while a process dies, or all are started anew: nobody is turned away, nobody is lost."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from deploy.host import Host
from harness.player import Player
from harness.students.classroom import Doing, classroom
from tests.faults.conftest import BACK, OpenOn, visitors
from tests.faults.watched import chosen, seen, set_number, wait_until_back, watch


def longest(*doings: Doing) -> float:
    """Seconds that the longest act took; it fails unless all of them succeeded."""
    acts = [act for doing in doings for act in doing.acts]
    assert not [act for act in acts if act.lost or act.exceptions]
    return max(act.seconds for act in acts)


def until(done: Future[None], act: Callable[[], Doing]) -> list[Doing]:
    """Again and again."""
    doings = [act()]
    while not done.done():
        doings.append(act())
    return doings


def test_a_process_dies_while_a_class_comes(host: Host, open_on: OpenOn) -> None:
    with classroom(host.url, "mini_batch") as early, classroom(host.url, "mini_batch") as late:
        early.tell("join", count=15, spread=1, patience=30)
        with ThreadPoolExecutor() as apart:
            working = apart.submit(early.tell, "move_for", seconds=6, think=0.5)
            coming = apart.submit(late.tell, "join", count=45, spread=2, patience=30)
            time.sleep(1)
            assert visitors(host, 1)
            host.kill(1)
            page = open_on(1, "/bgd")
            set_number(page, "epochs", "20")
            waited = longest(working.result(), coming.result())
        assert waited < BACK
        assert len(coming.result().acts) == 45
        longest(late.tell("move_for", seconds=1, think=0.5))
    assert Player(page).updates == 20


def test_all_processes_are_started_anew_while_a_class_comes_and_works(host: Host, open_on: OpenOn) -> None:
    page = open_on(2, "/bgd")
    set_number(page, "epochs", "20")
    Player(page).scrub([7])
    before, pids = (chosen(page), page.url), [host.pid(k) for k in range(4)]
    watch(page)
    with classroom(host.url, "mini_batch") as early, classroom(host.url, "bgd") as late:
        early.tell("join", count=15, spread=1, patience=30)
        with ThreadPoolExecutor() as apart:
            restarting = apart.submit(host.restart)
            working = apart.submit(until, restarting, lambda: early.tell("move_for", seconds=2, think=0.5))
            coming = apart.submit(
                until, restarting, lambda: late.tell("join", count=8, spread=2, patience=30)
            )
            wait_until_back(page)
            restarting.result()
            longest(*working.result(), *coming.result())
        longest(early.tell("move_for", seconds=1, think=0.3))
    assert [pid == host.pid(k) for k, pid in enumerate(pids)] == [False, False, False, True]
    assert (chosen(page), page.url, Player(page).update) == (*before, 7)
    assert (seen(page).bare, seen(page).dialogs) == (0, 0)
    set_number(page, "epochs", "10")
