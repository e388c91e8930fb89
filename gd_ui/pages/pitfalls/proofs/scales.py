"""Points 9 and 10: what the units of x, and a factor in the cost, do to the learning rate."""

from dataclasses import replace

import numpy as np

from gd_core import Dataset, Parabola, Run, descend, full_batches, notes_data
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages.pitfalls.proofs.proof import ROWS, Case, Proof

BGD = AS_IN_THE_NOTES[Method.BGD]
UNIT = 199.0
"""The largest x."""
USUAL = 0.01
"""A learning rate that is often tried first."""
LONG = 100
"""Updates at most, as in the notes."""


def scaling() -> Proof:
    """BGD on the notes' data, the same with x and y in units of 199, and a usual learning rate on the notes' data."""
    notes, times = BGD.run, UNIT**2
    data = Dataset(notes.data.x / UNIT, notes.data.y / UNIT)
    rate = BGD.learning_rate * times
    scaled = descend(data, full_batches(ROWS, LONG), rate, BGD.start, BGD.tolerance / times)
    usual = replace(BGD, learning_rate=USUAL).run
    facts = {
        "L": notes.data_parabola.curvature, "scaled_L": scaled.data_parabola.curvature,
        "unit": UNIT, "times": times, "scaled_rate": rate,
        "updates": notes.updates, "scaled_updates": scaled.updates,
        "difference": np.abs(notes.w - scaled.w).max(),
        "usual": USUAL, "usual_w": usual.w[1], "usual_updates": usual.updates,
    }  # fmt: skip
    return Proof((Case(notes), Case(scaled), Case(usual)), facts)


def factor_two() -> Proof:
    """BGD with the notes' cost, with half of it, and with half of it and twice the learning rate."""
    rate, whole = BGD.learning_rate, BGD.run
    half, twice = halved(rate), halved(2 * rate)
    L = whole.data_parabola.curvature
    facts = {
        "rate": rate, "twice": 2 * rate, "L": L, "half_L": half.data_parabola.curvature,
        "limit": 2 / L, "half_limit": 2 / half.data_parabola.curvature,
        "gradient": whole.gradient[0], "half_gradient": half.gradient[0],
        "first_w": whole.w[1], "half_w": half.w[1],
        "updates": whole.updates, "half_updates": half.updates, "twice_updates": twice.updates,
    }  # fmt: skip
    return Proof((Case(whole), Case(half), Case(twice)), facts)


def halved(rate: float) -> Run:
    """BGD down ½·cost(w) = ½·mean((w·x − y)²) at `rate`, to half the notes' tolerance.

    Half the gradient at `rate` is the whole gradient at half of `rate`: the same w, on parabolas half as steep.
    """
    run = descend(notes_data(), full_batches(ROWS, LONG), rate / 2, BGD.start, BGD.tolerance)
    whole, own = run.data_parabola, run.parabolas
    return replace(
        run,
        learning_rate=2 * run.learning_rate,
        tolerance=BGD.tolerance / 2,
        data_parabola=Parabola(whole.curvature / 2, whole.vertex, whole.floor / 2),
        parabolas=Parabola(own.curvature / 2, own.vertex, own.floor / 2),
    )
