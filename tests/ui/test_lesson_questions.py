"""The right answer to a page's question is what the run does, looked at independently."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from gd_ui.descent.settings import AS_IN_THE_NOTES, WITH_NOISE, Method, Settings
from gd_ui.lesson import Question
from gd_ui.pages import BY_NAME
from gd_ui.pages.bgd import words as bgd_words
from gd_ui.pages.sgd import words as sgd_words
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES
from tests.core import plain

EN = LANGUAGES["en"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
L = 2 * sum(x * x for x in range(1, 200)) / 199


def asked(settings: Settings, text: Any = EN) -> Question:
    ask = BY_NAME[settings.method].lesson.ask
    assert ask
    return ask(settings, text)


def cost(settings: Settings) -> Callable[[float], float]:
    x, y = settings.data.x.tolist(), settings.data.y.tolist()
    return lambda w: plain.cost(x, y, range(199), w)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("settings", [*AS_IN_THE_NOTES.values(), *WITH_NOISE.values()])
def test_a_question_has_three_or_four_answers_and_one_of_them_is_right(settings: Settings, text: Any) -> None:
    question = asked(settings, text)
    assert 3 <= len(question.answers) <= 4
    assert question.right in question.answers
    assert not [said for said in (question.ask, question.verdict) if "{" in said or "nan" in said]


@pytest.mark.parametrize("start", [1.0, -3.0, 2.5])
@pytest.mark.parametrize(
    ("part", "what"),
    [
        *((0.0, "same"), (0.01, "down"), (0.27, "down"), (1.0, "down"), (1.5, "across")),
        *((1.999, "across"), (2.0, "same"), (2.01, "away"), (9.0, "away")),
    ],
)
def test_where_bgd_goes_follows_from_alpha_times_l(part: float, what: str, start: float) -> None:
    question = asked(replace(BGD, learning_rate=part / L, start=start))
    assert question.right == what


def test_from_the_bottom_bgd_goes_nowhere() -> None:
    assert asked(replace(BGD, start=2.0, learning_rate=1e-3)).right == "same"


def test_the_verdict_names_the_factor_of_the_distance() -> None:
    run = replace(BGD, learning_rate=4e-5).run
    factor = (run.w[2] - 2) / (run.w[1] - 2)
    said = asked(replace(BGD, learning_rate=4e-5)).verdict
    assert f"= −{-factor:.3f}".rstrip("0") in said


@pytest.mark.parametrize("noise", [0.0, 20.0])
@pytest.mark.parametrize("rate", [1e-5, 2.7e-5, 4e-5])
@pytest.mark.parametrize("seed", [1, 7])
def test_uphill_updates_of_sgd_are_counted_row_by_row(noise: float, rate: float, seed: int) -> None:
    settings = replace(WITH_NOISE[Method.SGD], source=Source(noise=noise), learning_rate=rate, seed=seed)
    settings = replace(settings, draw=Draw.FRESH, updates=25)
    heights = [cost(settings)(float(w)) for w in settings.run.w]
    uphill = sum(after > before * (1 + 1e-9) for before, after in pairwise(heights))
    question = asked(settings)
    assert question.verdict.startswith(f"{uphill} of {settings.run.updates} ")
    assert question.right == ("never" if uphill == 0 else "few" if uphill < 2.5 else "many")


def test_the_reason_is_noise_only_where_there_is_noise() -> None:
    words = EN.of(sgd_words.Words).question
    assert words.why_together in asked(SGD).verdict
    assert words.why_thrown in asked(replace(SGD, learning_rate=6e-5)).verdict
    assert words.why_scattered in asked(WITH_NOISE[Method.SGD]).verdict


@pytest.mark.parametrize("size", [1, 2, 16, 199])
@pytest.mark.parametrize("rate", [1e-6, 1e-5, 2e-5, 4e-5, 7e-5, 1e-4])
@pytest.mark.parametrize("draw", [Draw.FRESH, Draw.SHUFFLE])
def test_the_updates_of_a_batch_are_measured_against_bgds(size: int, rate: float, draw: Draw) -> None:
    settings = replace(MINI, batch=size, learning_rate=rate, draw=draw, epochs=5, updates=200)
    reached = [cost(settings)(float(w)) < 1e-5 for w in settings.run.w[:400]]
    error, whole = 1.0, 0
    while 1e-5 <= 13300 * error**2 < 1e9 and whole < 10_000:
        error, whole = error * (1 - rate * L), whole + 1
    gets_there = 13300 * error**2 < 1e-5
    own = reached.index(True) if True in reached else None
    expected = (
        "never" if own is None else "fewer" if own < whole / 2 else "more" if own > 2 * whole else "about"
    )
    question = asked(settings)
    assert question.right == expected
    if gets_there:
        assert f"BGD is there after {whole} updates and {whole * 199:,} rows" in question.verdict


def test_with_noise_the_target_lies_above_the_least_cost() -> None:
    settings = replace(WITH_NOISE[Method.MINI_BATCH], batch=199, learning_rate=3e-5, epochs=40)
    x, y = settings.data.x, settings.data.y
    least = np.linalg.lstsq(x[:, None], y)[1][0] / len(x)
    excess = [np.mean((w * x - y) ** 2) - least for w in settings.run.w]
    first = next(k for k, above in enumerate(excess) if above < 1e-5)
    assert f"there after {first} updates and" in asked(settings).verdict
    hovering = asked(WITH_NOISE[Method.MINI_BATCH])
    assert hovering.right == "never"


def test_at_one_over_l_and_from_the_bottom_the_verdict_says_what_is_special() -> None:
    words = EN.of(bgd_words.Words).question
    assert "lands on the bottom" in asked(replace(BGD, learning_rate=1 / L)).verdict
    assert asked(replace(BGD, start=2.0)).verdict == words.why_rest
    assert "= 0.99999997:" in asked(replace(BGD, learning_rate=1e-12)).verdict
    assert "= −1.00000" in asked(replace(BGD, learning_rate=7.5188e-5)).verdict
