"""What each step did, as a code; the sentences stand in gd_ui/text."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from gd_core import Run

Floats = NDArray[np.float64]
NEAR = 1e-9
"""Two values of α·L nearer than this are the same."""


class StepKind(IntEnum):
    """What a step did. The names are those of the sentences in `gd_ui.text.words.Steps`."""

    REST = 0
    DOWN = 1
    BOTTOM = 2
    ACROSS = 3
    SWING = 4
    AWAY = 5
    LEFT = 6
    BLIND = 7
    BOTH = 8
    UPHILL = 9
    OVERSHOT = 10
    WORSE = 11


def step_kinds(run: Run, chart: tuple[float, float]) -> NDArray[np.uint8]:
    """The `StepKind` of every update, shape (K,). `chart` is the range of w that the chart shows."""
    best = run.data_parabola.vertex
    before, after = run.w[:-1] - best, run.w[1:] - best
    outside = (run.w[1:] < chart[0]) | (run.w[1:] > chart[1])
    leaving = outside & (np.abs(after) > np.abs(before))
    whole = run.batches.rows is None
    kinds = _of_whole(run, before, after) if whole else _of_batches(run, before, after)
    kinds = np.where(leaving, StepKind.LEFT, kinds)
    still = run.w[1:] == run.w[:-1]
    blind = np.logical_and(run.gradient == 0, not whole)
    return np.where(still, np.where(blind, StepKind.BLIND, StepKind.REST), kinds).astype(np.uint8)


def _of_whole(run: Run, before: Floats, after: Floats) -> NDArray[np.int64]:
    """By α·L, which says it exactly; distances at the level of rounding say nothing."""
    relative_rate = run.learning_rate * run.data_parabola.curvature
    return np.select(
        [
            np.abs(relative_rate - 1) <= NEAR,
            np.abs(relative_rate - 2) <= NEAR,
            relative_rate > 2,
            before * after < 0,
        ],
        [StepKind.BOTTOM, StepKind.SWING, StepKind.AWAY, StepKind.ACROSS],
        StepKind.DOWN,
    )


def _of_batches(run: Run, before: Floats, after: Floats) -> NDArray[np.int64]:
    own_before, own_after = run.w[:-1] - run.parabolas.vertex, run.w[1:] - run.parabolas.vertex
    return np.select(
        [np.abs(own_after) > np.abs(own_before), np.abs(after) > np.abs(before), own_before * own_after < 0],
        [StepKind.WORSE, StepKind.UPHILL, StepKind.OVERSHOT],
        StepKind.BOTH,
    )
