"""What the player says that each step did, against a plain loop over its numbers."""

from dataclasses import fields, replace
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings

from gd_core import Dataset, Run, descend, full_batches, linear_data, notes_data, replay_batches
from gd_ui.descent.captions import OF_ALL_ROWS, OF_BATCHES
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.scene.ranges import weight_range
from gd_ui.scene.runs import descent_run
from gd_ui.scene.schema import StepKind
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.words import Steps
from tests.core import plain
from tests.static import player
from tests.ui.strategies import settings

L = 26600
WIDE = (-1e9, 1e9)
BGD, SGD = AS_IN_THE_NOTES[Method.BGD], AS_IN_THE_NOTES[Method.SGD]
NOISY = linear_data(np.arange(1.0, 200.0), 2.0, 20.0, np.random.default_rng(1))


def kinds(run: Run, chart: tuple[float, float] = WIDE) -> list[str]:
    every = np.arange(run.updates + 1)
    return player.steps(descent_run(run, every, run.batches.rows is not None), chart)


def bgd(rate: float, updates: int = 5, start: float = 1.0) -> Run:
    return descend(notes_data(), full_batches(199, updates), rate, start)


def single_rows(rows: list[int], rate: float, start: float = 1.0) -> Run:
    return descend(NOISY, replay_batches(199, [[row] for row in rows]), rate, start)


def batch_cost(run: Run, update: int, w: float) -> float:
    """By a plain sum over the rows of the update."""
    return plain.cost(run.data.x.tolist(), run.data.y.tolist(), run.rows_of(update).tolist(), w)


def full_cost(run: Run, w: float) -> float:
    return plain.cost(run.data.x.tolist(), run.data.y.tolist(), range(len(run.data)), w)


def test_below_1_over_l_every_step_goes_down() -> None:
    assert kinds(bgd(0.9 / L)) == ["down"] * 5


def test_at_1_over_l_the_first_step_lands_on_the_bottom_and_the_rest_stay_there() -> None:
    assert kinds(bgd(1 / L)) == ["bottom"] + ["rest"] * 4


@pytest.mark.parametrize("part", [1.1, 1.5, 1.9, 1.999])
def test_between_1_and_2_over_l_every_step_jumps_across_and_lands_lower(part: float) -> None:
    assert kinds(bgd(part / L)) == ["across"] * 5


def test_exactly_at_2_over_l_it_swings() -> None:
    assert kinds(bgd(2 / L)) == ["swing"] * 5


def test_above_2_over_l_steps_land_higher_until_they_leave_the_chart() -> None:
    run = bgd(2.1 / L, 10)
    low, high = chart = weight_range(2.0, 1.0)
    left = [not low <= w <= high for w in run.w[1:].tolist()]
    assert kinds(run, chart) == ["left" if gone else "away" for gone in left]
    assert {*kinds(run, chart)} == {"away", "left"}


def test_a_start_on_the_bottom_rests() -> None:
    assert kinds(bgd(1e-5, start=2.0)) == ["rest"] * 5


@pytest.mark.parametrize("rate", [0.0, 1e-30])
def test_a_learning_rate_of_next_to_nothing_rests_whatever_the_batch(rate: float) -> None:
    """The gradient is not 0 there, and w does not lie at the batch's own bottom."""
    assert kinds(bgd(rate)) == ["rest"] * 5
    assert kinds(single_rows([3, 198], rate)) == ["rest"] * 2


def test_w_is_only_said_to_lie_at_the_batchs_own_bottom_where_it_does() -> None:
    own = float(NOISY.y[9] / NOISY.x[9])
    assert kinds(single_rows([9], 1e-5, start=own)) == ["blind"]


def test_a_batch_whose_x_are_0_has_no_bottom_to_lie_at() -> None:
    run = descend(Dataset([0.0, 1.0], [3.0, 2.0]), replay_batches(2, [[0], [1]]), 0.1, 1.0)
    assert kinds(run)[0] == "flat"


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 1.3, 1.7])
def test_only_at_1_over_l_is_a_step_said_to_be_one_over_l(part: float) -> None:
    """Near the bottom rounding alone can make a step land on it."""
    run = replace(BGD, learning_rate=part / L, epochs=400, stop_on=StopOn.NEVER).run
    assert "bottom" not in kinds(run)
    assert "swing" not in kinds(run)


def test_a_batch_that_pulls_uphill_is_said_to() -> None:
    bottoms = NOISY.y / NOISY.x
    row = int(np.argmax(bottoms))
    run = single_rows([row], 0.1 / (2 * NOISY.x[row] ** 2), start=float((NOISY.x @ NOISY.y) / L * 2 / 199))
    assert batch_cost(run, 0, run.w[1]) < batch_cost(run, 0, run.w[0])
    assert full_cost(run, run.w[1]) > full_cost(run, run.w[0])
    assert kinds(run) == ["uphill"]


def test_a_step_across_the_batchs_own_bottom_is_said_to_be() -> None:
    run = single_rows([198], 0.6 / 199**2)
    assert batch_cost(run, 0, run.w[1]) < batch_cost(run, 0, run.w[0])
    assert (run.w[0] < NOISY.y[198] / 199) & (NOISY.y[198] / 199 < run.w[1])
    assert kinds(run) == ["overshot"]


def test_a_step_too_long_even_for_its_own_batch_is_said_to_be() -> None:
    run = single_rows([198], 1.2 / 199**2)
    assert batch_cost(run, 0, run.w[1]) > batch_cost(run, 0, run.w[0])
    assert kinds(run) == ["worse"]


def expected_of_batches(run: Run, update: int) -> set[str]:
    """By the costs of a plain sum; several where the costs are equal but for rounding."""
    before, after = float(run.w[update]), float(run.w[update + 1])
    own = batch_cost(run, update, after) - batch_cost(run, update, before)
    whole = full_cost(run, after) - full_cost(run, before)
    x, y = run.data.x[run.rows_of(update)], run.data.y[run.rows_of(update)]
    bottom = float(x @ y / (x @ x))
    if own > 0:
        return {"worse"}
    if whole > 0:
        return {"uphill"}
    return {"overshot"} if (before - bottom) * (after - bottom) < 0 else {"both"}


@pytest.mark.parametrize(("size", "rate"), [(1, 1e-5), (1, 3e-5), (3, 2e-5), (60, 5e-5)])
def test_the_steps_of_noisy_batches_are_what_the_plain_costs_say(size: int, rate: float) -> None:
    rng = np.random.default_rng(4)
    rows = [rng.choice(199, size, replace=False).tolist() for _ in range(60)]
    run = descend(NOISY, replay_batches(199, rows), rate, 1.0)
    for update, kind in enumerate(kinds(run)):
        assert kind in expected_of_batches(run, update)


@given(settings())
@hypothesis_settings(max_examples=50)
def test_every_step_of_any_run_has_a_kind_that_its_page_can_say(sample: Settings) -> None:
    run = sample.run
    said = kinds(run, weight_range(run.data_parabola.vertex, float(run.w[0])))
    assert len(said) == run.updates
    whole_only = {"down", "bottom", "across", "swing", "away"}
    batch_only = {"blind", "flat", "both", "uphill", "overshot", "worse"}
    whole = run.batches.rows is None
    assert not set(said) & (batch_only if whole else whole_only)
    assert set(said) <= set(OF_ALL_ROWS if whole else OF_BATCHES)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_where_a_step_is_said_to_be_longer_than_the_last_it_is(text: Text) -> None:
    """SGD can leave the chart by a step that is shorter than the one before it."""
    run = replace(SGD, learning_rate=6e-5, stop_on=StopOn.NEVER).run
    steps = np.abs(np.diff(run.w)).tolist()
    said = [getattr(text.steps, kind) for kind in kinds(run, weight_range(2.0, 1.0))]
    longer = ("longer than the last", "一步比一步更大")
    assert all(
        steps[k] > steps[k - 1] for k in range(1, run.updates) if any(words in said[k] for words in longer)
    )


def test_every_kind_of_step_has_a_sentence_and_every_sentence_a_kind() -> None:
    sentences = {field.name for field in fields(Steps)} - {"start", "held"}
    assert set(get_args(StepKind)) == {*OF_ALL_ROWS, *OF_BATCHES} == sentences
    for text in LANGUAGES.values():
        assert all(getattr(text.steps, name).strip() for name in sentences)
