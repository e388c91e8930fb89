"""A class comes, and works, while a process dies, or all are started anew: nobody is turned away, nobody is lost."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from deploy.host import Host
from harness.page import PATIENCE
from harness.player import Player
from harness.students.classroom import Doing, classroom
from harness.watched import Watched, chosen, set_number
from tests.faults.conftest import OpenOn, visitors


def went_well(*doings: Doing) -> int:
    """How many acts there were; it fails unless all of them succeeded."""
    acts = [act for doing in doings for act in doing.acts]
    assert not [act for act in acts if act.lost or act.exceptions]
    return len(acts)


def until(done: Future[None], act: Callable[[], Doing]) -> list[Doing]:
    """Again and again, a second apart."""
    doings = [act()]
    while wait([done], timeout=1).not_done:
        doings.append(act())
    return doings


def test_a_process_dies_while_a_class_comes(host: Host, open_on: OpenOn) -> None:
    with classroom(host.url, "mini_batch") as early, classroom(host.url, "mini_batch") as late:
        early.tell("join", count=15, spread=0, patience=PATIENCE)
        assert visitors(host, 1)
        with ThreadPoolExecutor() as apart:
            working = apart.submit(early.tell, "move_each", times=4)
            coming = apart.submit(late.tell, "join", count=45, spread=2, patience=PATIENCE)
            host.kill(1)
            page = open_on(1, "/bgd")
            set_number(page, "epochs", "20")
            assert went_well(working.result()) == 4 * 15
            assert went_well(coming.result()) == 45
        assert went_well(late.tell("move_each", times=1)) == 45
    assert Player(page).updates == 20


def test_all_processes_are_started_anew_while_a_class_comes_and_works(host: Host, open_on: OpenOn) -> None:
    page = open_on(2, "/bgd")
    set_number(page, "epochs", "20")
    Player(page).scrub([7])
    before, pids = (chosen(page), page.url), [host.pid(k) for k in range(4)]
    watched = Watched(page)
    with classroom(host.url, "mini_batch") as early, classroom(host.url, "bgd") as late:
        early.tell("join", count=15, spread=0, patience=PATIENCE)
        with ThreadPoolExecutor() as apart:
            restarting = apart.submit(host.restart)
            working = apart.submit(until, restarting, lambda: early.tell("move_each", times=1))
            coming = apart.submit(
                until, restarting, lambda: late.tell("join", count=4, spread=1, patience=PATIENCE)
            )
            watched.wait_until_back()
            restarting.result()
            went_well(*working.result(), *coming.result())
        assert went_well(early.tell("move_each", times=1)) == 15
    assert [pid == host.pid(k) for k, pid in enumerate(pids)] == [False, False, False, True]
    assert (chosen(page), page.url, Player(page).update) == (*before, 7)
    assert (watched.seen.bare, watched.seen.dialogs) == (0, 0)
    set_number(page, "epochs", "10")
