"""Landmarks and zones of the learning rate; the known numbers are those of the notes, item 7."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Status
from gd_ui.descent.rates import Mark, Zone, limits_of, rates
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Origin, Source

L = 26600
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
PAIR_CURVATURE = float(np.sum(AS_PRINTED.data.x[AS_PRINTED.batches.rows_of(0)] ** 2))
"""h = 2·mean(x²) of the frozen pair."""
ANY = [
    BGD,
    *(replace(SGD, draw=draw) for draw in (Draw.FRESH, Draw.SHUFFLE)),
    *(replace(MINI, draw=draw, batch=batch) for draw in Draw for batch in (1, 2, 64, 198, 199)),
]


@pytest.mark.parametrize(
    ("rate", "zone"),
    [
        (0.0, Zone.SLOW),
        (1e-6, Zone.SLOW),
        (0.1 / L, Zone.SLOW),
        (1e-5, Zone.FAST),
        (1 / L, Zone.FAST),
        (1.001 / L, Zone.OVERSHOOTING),
        (7.5e-5, Zone.OVERSHOOTING),
        (2 / L, Zone.UNSURE),
        (2.001 / L, Zone.DIVERGING),
        (1e-4, Zone.DIVERGING),
        (1e12, Zone.DIVERGING),
    ],
)
def test_bgd_has_the_zones_of_one_parabola(rate: float, zone: Zone) -> None:
    assert rates(BGD).zone(rate) is zone


@pytest.mark.parametrize(
    ("rate", "zone"),
    [
        (0.0, Zone.SLOW),
        (1e-5, Zone.FAST),
        (0.49 * 2.53e-5, Zone.FAST),
        (2e-5, Zone.OVERSHOOTING),
        (4.18e-5, Zone.OVERSHOOTING),
        (4.20e-5, Zone.UNSURE),
        (7.52e-5, Zone.UNSURE),
        (7.85e-5, Zone.UNSURE),
        (7.87e-5, Zone.DIVERGING),
    ],
)
def test_sgd_has_a_graded_zone_that_ends_above_bgds_limit(rate: float, zone: Zone) -> None:
    assert rates(SGD).zone(rate) is zone


@pytest.mark.parametrize(("batch", "limit"), [(2, 5.39e-5), (4, 6.29e-5)])
def test_a_mini_batch_is_unsure_above_its_mean_square_limit(batch: int, limit: float) -> None:
    here = rates(replace(MINI, batch=batch))
    assert here.zone(0.995 * limit) is Zone.OVERSHOOTING
    assert here.zone(1.005 * limit) is Zone.UNSURE


def test_the_marks_of_each_method_are_the_notes_numbers() -> None:
    def marks(settings: Settings) -> dict[str, float]:
        return {str(mark): float(f"{value:.2e}") for mark, value in rates(settings).marks.items()}

    assert marks(BGD) == {"notes": 1e-5, "one_step": 3.76e-5, "twice": 7.52e-5}
    assert marks(SGD) == {"notes": 1e-5, "farthest": 2.53e-5, "mean_square": 4.19e-5, "typical": 7.86e-5}
    assert marks(replace(SGD, draw=Draw.SHUFFLE)) == {"notes": 1e-5, "farthest": 2.53e-5, "typical": 7.86e-5}
    assert marks(MINI)["mean_square"] == 5.39e-5


def test_a_frozen_batch_has_the_limits_of_its_own_rows() -> None:
    here = rates(AS_PRINTED)
    assert here.one_parabola
    assert here.marks[Mark.ONE_STEP] == pytest.approx(1 / PAIR_CURVATURE, rel=1e-12)
    assert here.marks[Mark.TWICE] == pytest.approx(2 / PAIR_CURVATURE, rel=1e-12)
    assert set(here.marks) == {Mark.NOTES, Mark.ONE_STEP, Mark.TWICE}
    assert here.zone(here.marks[Mark.ONE_STEP]) is Zone.FAST
    assert here.zone(here.marks[Mark.TWICE]) is Zone.UNSURE
    assert rates(replace(AS_PRINTED, seed=8)).marks != here.marks


def test_above_a_frozen_batchs_own_limit_its_run_diverges_and_below_it_does_not() -> None:
    above = replace(AS_PRINTED, learning_rate=2.2 / PAIR_CURVATURE, updates=2_000, stop_on=StopOn.NEVER)
    below = replace(above, learning_rate=1.8 / PAIR_CURVATURE)
    assert above.run.status is Status.DIVERGED
    assert abs(below.run.w[-1] - 2) < 1e-9


@pytest.mark.parametrize("draw", Draw)
def test_a_batch_of_all_rows_has_bgds_landmarks(draw: Draw) -> None:
    assert rates(replace(MINI, batch=199, draw=draw)) == rates(BGD)


@pytest.mark.parametrize("draw", [Draw.FRESH, Draw.SHUFFLE])
def test_a_batch_of_one_row_has_sgds_landmarks(draw: Draw) -> None:
    assert rates(replace(MINI, batch=1, draw=draw)) == rates(replace(SGD, draw=draw))


@pytest.mark.parametrize("settings", ANY)
def test_every_landmark_that_can_be_jumped_to_is_recognised_when_one_is_there(settings: Settings) -> None:
    here = rates(settings)
    assert here.marks[Mark.NOTES] == 1e-5
    assert all(here.mark(value) is mark for mark, value in here.marks.items())
    assert here.mark(1.234e-5) is None


@pytest.mark.parametrize("settings", ANY)
def test_zones_follow_each_other_as_the_learning_rate_grows(settings: Settings) -> None:
    here, order = rates(settings), list(Zone)
    met = [order.index(here.zone(rate)) for rate in np.geomspace(1e-7, 1e-3, 400)]
    assert met == sorted(met)
    assert {met[0], met[-1]} == {0, 4}
    assert (0.1 * limits_of(settings).one_step) == pytest.approx(here.ends[Zone.SLOW])


@pytest.mark.parametrize("settings", ANY)
@given(st.floats(0, 1e-3))
def test_no_batch_is_overshot_in_the_fast_zone(settings: Settings, rate: float) -> None:
    steepest = float(settings.run.parabolas.curvature.max())
    if rates(settings).zone(rate) in (Zone.SLOW, Zone.FAST):
        assert rate * steepest <= 1 + 1e-8


@pytest.mark.parametrize("draw", [Draw.FRESH, Draw.SHUFFLE])
@pytest.mark.parametrize("batch", [1, 2, 7, 64, 150, 198])
def test_way_above_the_last_zone_runs_diverge_and_in_the_fast_one_they_settle(batch: int, draw: Draw) -> None:
    sample = replace(MINI, batch=batch, draw=draw, updates=10_000, epochs=10_000, stop_on=StopOn.NEVER)
    ends = rates(sample).ends
    assert replace(sample, learning_rate=1.1 * ends[Zone.UNSURE]).run.status is Status.DIVERGED
    assert abs(replace(sample, learning_rate=ends[Zone.FAST]).run.w[-1] - 2) < 1e-9


@pytest.mark.parametrize("method", Method)
def test_rows_without_any_x_have_no_landmark(method: Method) -> None:
    flat = Source(origin=Origin.DRAWN, points=((0.0, 1.0),) * 5)
    here = rates(replace(AS_IN_THE_NOTES[method], source=flat))
    assert not here.marks
    assert here.one_step == inf
    assert here.zone(1e12) is Zone.SLOW
