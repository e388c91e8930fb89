"""Points 1 to 4: every number said of the notes' programs, against what those programs printed or print here."""

import json
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from gd_core import drawn_batches
from gd_ui.pages.pitfalls.programs import PROGRAMS
from gd_ui.pages.pitfalls.proofs import proof
from tests.core import plain

GOLDEN = Path(__file__).parents[1] / "core" / "golden"
X = [float(i) for i in range(1, 200)]
Y = [2 * x for x in X]
EVERY = range(199)


def golden(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLDEN / f"{name}.json").read_text()))


SGD, MINI, BGD = golden("sgd_seed7"), golden("mini_batch_as_printed_seed7"), golden("bgd")


def run_program(point: int, **given: Any) -> list[tuple[Any, ...]]:
    """What the program of the point prints."""
    lines: list[tuple[Any, ...]] = []
    exec(PROGRAMS[point], {"print": lambda *said: lines.append(said), **given})
    return lines


def updates_until(batches: list[list[int]], tolerance: float, whole: bool) -> int:
    """How many updates a plain loop makes; stopped by the cost of the batch, or of all data, before the update."""
    w = 1.0
    for k, rows in enumerate(batches, start=1):
        cost = plain.cost(X, Y, EVERY if whole else rows, w)
        w -= 1e-5 * plain.gradient(X, Y, rows, w)
        if cost < tolerance:
            return k
    raise AssertionError("never stopped")


def drawn_singles() -> list[list[int]]:
    """As the notes' SGD program draws with seed 7, beyond what it recorded."""
    np.random.seed(7)
    rows = [[int(np.random.choice(199))] for _ in range(200)]
    assert [row for (row,) in rows][: len(SGD["drawn"])] == SGD["drawn"]
    return rows


# ---- the programs that are shown


@pytest.mark.parametrize(("point", "recorded"), [(1, MINI), (2, SGD), (3, SGD)])
def test_the_program_shown_prints_what_the_notes_program_printed(
    point: int, recorded: dict[str, Any]
) -> None:
    """It is ours, word for word, and has their slip in it."""
    random.seed(7)
    np.random.seed(7)
    lines = run_program(point)
    assert [line[1] for line in lines] == recorded["epoch"]
    np.testing.assert_allclose([line[2] for line in lines], recorded["loss"], rtol=1e-9)
    np.testing.assert_allclose([line[3] for line in lines], recorded["w_after"], rtol=1e-9)


def test_the_pseudo_code_shown_makes_the_run_that_proves_it() -> None:
    run = proof(4).cases[0].run
    order = [(X[i], Y[i]) for k in range(run.updates) for i in run.rows_of(k).tolist()]
    shuffle = SimpleNamespace(shuffle=lambda samples: samples.sort(key=order.index))
    given = {"random": shuffle, "samples": list(zip(X, Y, strict=True)), "epochs": 1, "w": 1.0, "alpha": 1e-5}
    exec(PROGRAMS[4], given)
    assert given["w"] == pytest.approx(run.w[-1], abs=1e-12)


# ---- 1: the frozen batch


def test_the_frozen_batch_is_the_recorded_program() -> None:
    facts, run = proof(1).facts, proof(1).cases[0].run
    assert [facts["x1"], facts["x2"]] == [row + 1 for row in MINI["drawn"][0]]
    assert facts["updates"] == len(MINI["loss"]) == 141
    np.testing.assert_allclose(run.w[1:], MINI["w_after"], rtol=1e-9)
    before, after = 2 - np.array([1.0, *MINI["w_after"][:20]]), 2 - np.array(MINI["w_after"][:21])
    np.testing.assert_allclose(after / before, facts["factor"], rtol=1e-9)


def test_put_right_the_same_draws_train_on_a_new_pair_each_time() -> None:
    facts, run = proof(1).facts, proof(1).cases[1].run
    assert facts["right_updates"] == run.updates == updates_until(MINI["drawn"], 1e-7, whole=False)
    assert run.batches.rows is not None
    assert run.batches.rows.reshape(-1, 2).tolist() == MINI["drawn"][: run.updates]


def test_what_one_pair_decides_is_what_a_plain_loop_over_all_pairs_finds() -> None:
    pairs = np.array([(i, j) for i in range(1, 200) for j in range(1, i)], dtype=float)
    squares, w, stopped = (pairs**2).mean(axis=1), np.ones(len(pairs)), np.full(len(pairs), np.inf)
    for update in range(1, 1001):
        below = squares * (w - 2) ** 2 < 1e-7
        stopped[below & np.isinf(stopped)] = update
        w -= 1e-5 * 2 * squares * (w - 2)
    facts = proof(1).facts
    assert facts["pairs"] == len(pairs) == 199 * 198 // 2
    assert facts["median"] == np.median(stopped)
    assert facts["slow"] == np.sort(stopped)[int(np.ceil(0.95 * (len(pairs) - 1)))]
    assert facts["never"] == np.isinf(stopped).mean()
    assert facts["most"] == 1000


# ---- 2: the lucky stop


def test_the_lucky_stop_is_the_recorded_program() -> None:
    facts = proof(2).facts
    assert facts["updates"] == len(SGD["loss"]) == 22
    assert facts["x"] == SGD["drawn"][-1] + 1 == 1
    assert facts["printed"] == pytest.approx(SGD["loss"][-1], rel=1e-9)
    assert facts["w"] == pytest.approx(SGD["w_after"][-1], rel=1e-12)
    assert facts["distance"] == pytest.approx(2 - SGD["w_after"][-1], rel=1e-9)
    full = 13300 * (SGD["w_after"][-2] - 2) ** 2
    assert facts["full"] == pytest.approx(full, rel=1e-6)
    assert facts["times"] == pytest.approx(full / 1e-7, rel=1e-6)


def test_stopped_by_all_data_the_same_draws_go_on() -> None:
    needed = updates_until(drawn_singles(), 1e-7, whole=True)
    assert proof(2).facts["right_updates"] == proof(2).cases[1].run.updates == needed
    assert not proof(2).cases[1].run.lucky


def test_lucky_stops_are_as_frequent_as_plain_loops_find_them() -> None:
    lucky = 0
    for seed in range(1000):
        w, drawn = 1.0, drawn_batches(199, 1, 200, np.random.default_rng(seed))
        for k in range(200):
            x = int(drawn.rows_of(k)[0]) + 1
            if (x * (w - 2)) ** 2 < 1e-7:
                break
            w -= 1e-5 * 2 * x * x * (w - 2)
        else:
            raise AssertionError("200 updates are not enough")
        lucky += 13300 * (w - 2) ** 2 >= 1e-7
    assert proof(2).facts["lucky"] == lucky / 1000
    assert proof(2).facts["seeds"] == 1000


# ---- 3: epoch or iteration


def test_the_iterations_of_the_recorded_program_are_a_tenth_of_an_epoch() -> None:
    facts = proof(3).facts
    assert facts["last"] == SGD["epoch"][-1]
    assert facts["updates"] == len(SGD["drawn"])
    assert facts["epochs"] == len(SGD["drawn"]) / 199
    assert facts["seen"] == len(set(SGD["drawn"]))


def test_updates_and_samples_to_one_goal_are_those_of_plain_loops() -> None:
    facts, size = proof(3).facts, {"sgd": 1, "pairs": 2, "bgd": 199}
    batches = {"sgd": drawn_singles(), "pairs": MINI["drawn"], "bgd": [list(EVERY)] * 100}
    for name, rows in batches.items():
        needed = updates_until(rows, facts["goal"], whole=True)
        assert facts[f"{name}_updates"] == needed
        assert facts[f"{name}_samples"] == needed * size[name]
    assert facts["cheaper"] == facts["bgd_samples"] / facts["sgd_samples"]


# ---- 4: the pseudo-code


def test_one_epoch_of_the_pseudo_code_and_of_bgd() -> None:
    facts = proof(4).facts
    run = proof(4).cases[0].run
    assert sorted(int(row) for k in range(run.updates) for row in run.rows_of(k)) == list(EVERY)
    rows = [run.rows_of(k).tolist() for k in range(run.updates)]
    assert facts["updates"] == facts["rows"] == 199
    assert facts["w"] == pytest.approx(plain.descent(X, Y, rows, [1e-5] * 199, 1.0)[-1], abs=1e-12)
    assert facts["bgd_w"] == pytest.approx(BGD["w_after"][0], rel=1e-12)
    assert facts["bgd_updates"] == len(BGD["loss"])


def test_the_pseudo_code_is_at_the_bottom_before_bgd_has_made_an_update() -> None:
    printed, bgd = (case.run for case in proof(4).cases)
    arrived = int(np.argmax(printed.cost < 1e-12))
    assert 0 < printed.epochs[arrived] < 1 == bgd.epochs[1]
