"""The line under the picture says how the run ended, with the run's own numbers."""

import re
from dataclasses import replace
from typing import Any

import pytest

from gd_core import Dataset, Status, descend, notes_data, replay_batches
from gd_ui.descent.sentences import ending, rate_too_large
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import NOTES
from gd_ui.text import LANGUAGES
from tests.core import plain

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
both = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])


def line(sample: Settings, text: Any = EN) -> str:
    return ending(sample.run, sample.source.asked, text).line


def opening(template: str) -> str:
    """The bold words a sentence begins with, or the longest of them between two numbers."""
    return max(re.split(r"\{\w+\}", template.split("**")[1]), key=len)


def numbers_in(said: str) -> list[float]:
    """Every number of a sentence, its minus and its thousands as they are written."""
    found = re.findall(r"−?\d+(?:\.\d+)?(?:e−?\d+)?", said)
    return [float(number.replace("−", "-")) for number in found]


@both
def test_a_run_that_met_its_tolerance_names_the_cost_and_the_tolerance(text: Any) -> None:
    said = line(BGD, text)
    assert opening(text.ending.converged) in said
    assert numbers_in(said) == [35, 9.799e-6, 1e-5, 1.99998]


@both
def test_a_batch_that_met_the_tolerance_is_told_beside_the_cost_on_all_data(text: Any) -> None:
    sample = replace(AS_PRINTED, seed=3)
    last, x, y = float(sample.run.w[-2]), sample.data.x.tolist(), sample.data.y.tolist()
    full = plain.cost(x, y, range(199), last)
    batch = plain.cost(x, y, sample.run.rows_of(0).tolist(), last)
    said = numbers_in(line(sample, text))
    told = [sample.run.updates, batch, 1e-7, full, sample.run.w[-1]]
    assert said == pytest.approx(told, rel=5e-4)
    assert (opening(text.ending.lucky) in line(sample, text)) == (full >= 1e-7)


@both
def test_a_stop_on_one_easy_batch_is_called_lucky(text: Any) -> None:
    """The notes' own case: the run ends because x = 1 was drawn, while w is still 4e-5 away."""
    run = descend(notes_data(), replay_batches(199, [[0]]), 1e-5, 2 - 4e-5, tolerance=1e-7)
    said = ending(run, NOTES.asked, text)
    assert opening(text.ending.lucky) in said.line
    assert numbers_in(said.line) == pytest.approx([1, 1.6e-9, 1e-7, 13300 * 1.6e-9, 1.99996], rel=1e-3)
    assert not rate_too_large(run)


@both
def test_a_lucky_stop_far_beyond_the_start_says_that_the_rate_is_too_large(text: Any) -> None:
    """α·h = 8 multiplies the distance by −7 each update, until a row with x = 0 comes, whose cost is 0."""
    run = descend(Dataset([0, 2], [0, 4]), replay_batches(2, [[1]] * 9 + [[0]]), 1.0, 1.0, tolerance=1e-7)
    said = ending(run, NOTES.asked, text).line
    assert run.cost[-1] > 1e15
    assert opening(text.ending.lucky) in said
    assert said.endswith(text.ending.lucky_far)
    assert rate_too_large(run)


@both
def test_a_stop_that_all_the_data_agree_with_is_not_called_lucky(text: Any) -> None:
    run = descend(notes_data(), replay_batches(199, [[198]] * 99), 1e-5, 1.0, tolerance=1e-7)
    said = ending(run, NOTES.asked, text).line
    assert run.status is Status.CONVERGED
    assert opening(text.ending.lucky) not in said
    assert opening(text.ending.converged_batch) in said


@both
def test_a_tolerance_on_all_the_data_names_the_cost_on_all_the_data(text: Any) -> None:
    run = replace(SGD, stop_on=StopOn.FULL).run
    full = plain.cost(run.data.x.tolist(), run.data.y.tolist(), range(199), float(run.w[-2]))
    said = ending(run, NOTES.asked, text).line
    assert opening(text.ending.converged) in said
    assert numbers_in(said) == pytest.approx([run.updates, full, 1e-7, run.w[-1]], rel=5e-4)


@both
def test_a_run_that_made_all_its_updates_says_so_with_its_last_cost(text: Any) -> None:
    sample = replace(BGD, epochs=10)
    said = numbers_in(line(sample, text))
    error = (1 - 0.266) ** 10
    assert said == pytest.approx([10, 2 - error, 13300 * error**2], rel=1e-5)
    assert not rate_too_large(sample.run)


@both
@pytest.mark.parametrize("method", Method)
def test_with_noise_the_cost_that_no_w_undercuts_is_told(method: Method, text: Any) -> None:
    sample = WITH_NOISE[method]
    x, y = sample.data.x, sample.data.y
    floor = float(((x @ y / (x @ x) * x - y) ** 2).mean())
    assert numbers_in(line(sample, text))[-1] == pytest.approx(floor, rel=1e-5)
    assert opening(text.ending.budget) in line(sample, text)


@both
def test_a_growing_run_is_said_to_be_growing_and_its_learning_rate_too_large(text: Any) -> None:
    sample = replace(BGD, learning_rate=1e-4)
    ended = ending(sample.run, sample.source.asked, text)
    error = 1.66**100
    assert opening(text.ending.growing) in ended.line
    assert numbers_in(ended.line) == pytest.approx([100, 2 - error, 13300 * error**2], rel=1e-5)
    assert rate_too_large(sample.run)


@both
@pytest.mark.parametrize("method", [Method.SGD, Method.MINI_BATCH])
def test_a_run_that_hovers_in_the_noise_is_not_said_to_be_growing(method: Method, text: Any) -> None:
    """Started at the bottom, it ends somewhere beside it, at any learning rate: nothing grows without end."""
    x, y = WITH_NOISE[method].data.x, WITH_NOISE[method].data.y
    run = replace(WITH_NOISE[method], start=float(x @ y / (x @ x))).run
    assert abs(run.w - run.w[0]).max() < 0.5
    ended = ending(run, NOTES.asked, text)
    assert opening(text.ending.growing) not in ended.line
    assert not rate_too_large(run)


@both
def test_a_diverged_run_says_after_how_many_updates_and_at_which_rate(text: Any) -> None:
    sample = replace(BGD, learning_rate=1e-3)
    ended = ending(sample.run, sample.source.asked, text)
    updates = next(k for k in range(999) if 25.6**k > 1e50)
    assert opening(text.ending.diverged) in ended.line
    said = numbers_in(ended.line)
    assert (said[0], said[-1]) == (updates, 1e-3)
    assert rate_too_large(sample.run)


@both
@pytest.mark.parametrize("sample", [BGD, SGD, MINI, AS_PRINTED, *WITH_NOISE.values()])
def test_the_prediction_for_400_is_told_before_and_after(sample: Settings, text: Any) -> None:
    said = numbers_in(ending(sample.run, sample.source.asked, text).prediction)
    assert said == [400, 400, pytest.approx(400 * sample.run.w[-1], rel=1e-5), 800]


def test_the_notes_prediction_is_the_notes() -> None:
    assert "799.992" in ending(BGD.run, BGD.source.asked, EN).prediction


@both
@pytest.mark.parametrize("draw", Draw)
def test_no_ending_shows_an_unfilled_place_or_a_number_that_is_none(draw: Draw, text: Any) -> None:
    for rate in (0.0, 1e-5, 6e-5, 1e-4, 1e12):
        for start in (2.0, -1e6, 1e6):
            run = replace(MINI, draw=draw, learning_rate=rate, start=start).run
            said = ending(run, NOTES.asked, text)
            assert not re.search(r"[{}]|nan|inf\b|None", said.line + said.prediction)
