"""Points 1 to 4: what the notes' programs, and a pseudo-code, really do."""

import random
from dataclasses import replace

import numpy as np

from gd_core import Run, descend, drawn_batches, notes_data, replay_batches
from gd_core.arrays import Floats
from gd_core.run import ToleranceOn
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, StopOn
from gd_ui.pages.pitfalls.proofs.proof import ROWS, Case, Proof
from gd_ui.rows.drawing import Draw

RATE, START, TOLERANCE, MOST = 1e-5, 1.0, 1e-7, 1000
"""Of the notes' SGD and mini-batch programs."""
SEED = 7
OTHERS, LONG_ENOUGH = 1000, 200
"""Other seeds, for how often a stop is lucky; and updates after which every one of them has stopped."""
GOAL = 1e-5
"""The notes' tolerance for BGD, on all data: the same for all where methods are compared."""


def frozen_batch() -> Proof:
    """Their mini-batch program as printed, and the same draws with a new pair for each update."""
    pairs = _pairs()
    printed, right = _run(pairs[:1] * MOST), _run(pairs)
    x1, x2 = notes_data().x[printed.rows_of(0)]
    needed = updates_of_pairs()
    facts = {
        "seed": SEED, "x1": x1, "x2": x2, "factor": 1 - RATE * (x1**2 + x2**2),
        "updates": printed.updates, "right_updates": right.updates,
        "pairs": len(needed), "median": np.median(needed), "slow": np.percentile(needed, 95),
        "most": MOST, "never": (needed > MOST).mean(),
    }  # fmt: skip
    return Proof((Case(printed, False), Case(right, False)), facts, compared=(0, 1))


def updates_of_pairs() -> Floats:
    """How many updates the printed program makes with each possible first pair, were there no cap.

    The pair's cost before update k + 1 is ½·(x₁² + x₂²)·(1 − α·(x₁² + x₂²))²ᵏ; the first below the tolerance ends it.
    """
    first, second = np.triu_indices(ROWS, 1)
    squares = notes_data().x[first] ** 2 + notes_data().x[second] ** 2
    decades = np.log(TOLERANCE / (squares / 2 * START**2)) / (2 * np.log(np.abs(1 - RATE * squares)))
    updates: Floats = np.floor(decades) + 2
    return updates


def lucky_stop() -> Proof:
    """Their SGD program, and the same draws stopped by the cost on all data."""
    printed, right = _run(_singles()), _run(_singles(), "full")
    last = printed.updates - 1
    draws = (drawn_batches(ROWS, 1, LONG_ENOUGH, np.random.default_rng(seed)) for seed in range(OTHERS))
    lucky = [descend(notes_data(), drawn, RATE, START, TOLERANCE).lucky for drawn in draws]
    facts = {
        "seed": SEED, "updates": printed.updates, "x": notes_data().x[printed.rows_of(last)][0],
        "tolerance": TOLERANCE, "printed": printed.batch_cost[last],
        "full": printed.cost[last], "times": printed.cost[last] / TOLERANCE,
        "w": printed.w[-1], "distance": abs(printed.w[-1] - 2),
        "right_updates": right.updates, "seeds": OTHERS, "lucky": np.mean(lucky),
    }  # fmt: skip
    return Proof((Case(printed, False), Case(right, False)), facts)


def epoch_or_iteration() -> Proof:
    """All three methods until the cost on all data is below one goal, and how far their SGD program really got."""
    sgd, pairs = _run(_singles(), "full", GOAL), _run(_pairs(), "full", GOAL)
    bgd, printed = AS_IN_THE_NOTES[Method.BGD].run, _run(_singles())
    facts = {
        "seed": SEED, "updates": printed.updates, "last": printed.updates - 1, "epochs": printed.epochs[-1],
        "rows": ROWS, "seen": len({row for k in range(printed.updates) for row in printed.rows_of(k)}),
        "goal": GOAL, "cheaper": bgd.samples_seen[-1] / sgd.samples_seen[-1],
    }  # fmt: skip
    for name, run in {"sgd": sgd, "pairs": pairs, "bgd": bgd}.items():
        facts |= {f"{name}_updates": run.updates, f"{name}_samples": run.samples_seen[-1]}
    return Proof((Case(sgd, False), Case(pairs, False), Case(bgd)), facts, compared=(0, 1, 2))


def pseudo_code() -> Proof:
    """One epoch of the pseudo-code printed for BGD, which is SGD's, and BGD."""
    once = replace(AS_IN_THE_NOTES[Method.SGD], draw=Draw.SHUFFLE, epochs=1, stop_on=StopOn.NEVER)
    printed, bgd = once.run, AS_IN_THE_NOTES[Method.BGD].run
    facts = {
        "rows": ROWS, "updates": printed.updates, "w": printed.w[-1],
        "bgd_w": bgd.w[1], "bgd_updates": bgd.updates,
    }  # fmt: skip
    return Proof((Case(printed), Case(bgd)), facts, compared=(0, 1))


def _run(rows: list[list[int]], on: ToleranceOn = "batch", tolerance: float = TOLERANCE) -> Run:
    return descend(notes_data(), replay_batches(ROWS, rows), RATE, START, tolerance, on)


def _pairs() -> list[list[int]]:
    """The rows that their mini-batch program draws with this seed, as recorded."""
    rng = random.Random(SEED)
    return [rng.sample(range(ROWS), 2) for _ in range(MOST)]


def _singles() -> list[list[int]]:
    """The rows that their SGD program draws with this seed, as recorded."""
    rows: list[list[int]] = np.random.RandomState(SEED).randint(ROWS, size=(MOST, 1)).tolist()
    return rows
