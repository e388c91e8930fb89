"""Runs take turns."""

import threading
from concurrent.futures import ThreadPoolExecutor

from gd_ui.server.turns import RUNS_AT_ONCE, in_turn

THREADS = 8
LIMIT = 300
"""Seconds after which a thread that waits for others is stuck."""


def test_no_more_run_at_once_than_have_a_turn_and_one_that_raises_gives_its_turn_back() -> None:
    inside: set[int] = set()
    most: list[int] = []
    all_ask, all_turns_are_taken = threading.Barrier(THREADS), threading.Barrier(RUNS_AT_ONCE)

    @in_turn
    def run(k: int) -> None:
        inside.add(k)
        most.append(len(inside))
        all_turns_are_taken.wait(LIMIT)
        inside.remove(k)
        if k % 2:
            raise ValueError(k)

    def ask(k: int) -> None:
        all_ask.wait(LIMIT)
        run(k)

    with ThreadPoolExecutor(THREADS) as pool:
        runs = [pool.submit(ask, k) for k in range(3 * THREADS)]
    assert [isinstance(one.exception(), ValueError) for one in runs] == [bool(k % 2) for k in range(24)]
    assert max(most) == RUNS_AT_ONCE


def test_what_is_part_of_a_run_needs_no_turn_of_its_own() -> None:
    parts: list[int] = []
    part = in_turn(parts.append)
    both_have_a_turn = threading.Barrier(RUNS_AT_ONCE)

    @in_turn
    def run(k: int) -> None:
        both_have_a_turn.wait(LIMIT)
        part(k)

    with ThreadPoolExecutor(RUNS_AT_ONCE) as pool:
        list(pool.map(run, range(RUNS_AT_ONCE)))
    assert sorted(parts) == [*range(RUNS_AT_ONCE)]
