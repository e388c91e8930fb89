"""One question a page: what will happen? The right answer is read off the run, never written down."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from gd_core import Run
from gd_ui.lesson_frame.reach import bgd_updates_to_target, target, updates_to_target
from gd_ui.settings import Method, Settings
from gd_ui.text import Text
from gd_ui.text.numbers import number

NEAR = 1e-9
"""Relative: two distances nearer than this are the same."""


@dataclass(frozen=True)
class Question:
    """The question in words, the answers by their ids, the id of the right one, and what there is to say then.

    `hides`: what else than the end of the run would give the answer away, `picture` (all that stands still in it) and
    `cards` until it is played, `result` (cards that tell the end) until it has been seen to its end.
    """

    ask: str
    answers: dict[str, str]
    right: str
    verdict: str
    hides: tuple[str, ...] = ()


def where_bgd_goes(run: Run) -> str:
    """`down`, `across`, `same` or `away`: what the first update does to the distance from the bottom.

    All updates of BGD multiply it by the same factor, so the first speaks for all.
    """
    first, second = (run.w[[0, min(1, run.updates)]] - run.data_parabola.vertex).tolist()
    if abs(abs(second) - abs(first)) <= NEAR * abs(first):
        return "same"
    if abs(second) > abs(first):
        return "away"
    return "across" if first * second < 0 and abs(second) > NEAR * abs(first) else "down"


def bgd(settings: Settings, text: Text) -> Question:
    """Straight down, across, at the same height, or away?"""
    words, run = text.lesson_frame.bgd, settings.run
    right = where_bgd_goes(run)
    factor = 1 - settings.learning_rate * run.data_parabola.curvature
    why = words.factor.format(factor=_told_apart(factor if abs(factor) > NEAR else 0.0))
    template = words.why_rest if run.w[0] == run.data_parabola.vertex else getattr(words, f"why_{right}")
    verdict = (words.why_landed if abs(factor) <= NEAR and right == "down" else template).format(factor=why)
    ask = words.ask.format(rate=number(settings.learning_rate), start=number(settings.start))
    return Question(ask, _answers(words, "down", "across", "same", "away"), right, verdict)


def uphill_updates(run: Run) -> int:
    """How many updates ended farther from the bottom of the cost on all data than they began, beyond rounding."""
    distance = np.abs(run.w - run.data_parabola.vertex)
    rounding = 1e-12 * max(float(distance[0]), abs(run.data_parabola.vertex))
    return int((distance[1:] > distance[:-1] * (1 + NEAR) + rounding).sum())


def sgd(settings: Settings, text: Text) -> Question:
    """How many updates will go uphill on the whole data?"""
    words, run = text.lesson_frame.sgd, settings.run
    uphill = uphill_updates(run)
    right = "never" if not uphill else "few" if 10 * uphill < run.updates else "many"
    why = (
        words.why_together
        if not uphill
        else words.why_scattered
        if settings.source.is_noisy
        else words.why_thrown
    )
    counted = words.counted.format(uphill=uphill, updates=run.updates)
    ask = words.ask.format(rate=number(settings.learning_rate), noise=number(settings.source.noise_level, 3))
    return Question(ask, _answers(words, "never", "few", "many"), right, f"{counted} {why}")


def mini_batch(settings: Settings, text: Text) -> Question:
    """How many updates does a batch need, against all rows with the same α?"""
    words, run = text.lesson_frame.mini_batch, settings.run
    own, whole = updates_to_target(settings), bgd_updates_to_target(settings)
    told = words.ended.format(updates=run.updates, cost=number(float(run.cost[-1])))
    if own is not None:
        told = words.took.format(updates=own, rows=f"{run.samples_seen[own]:,}")
    against = words.bgd_never
    if whole is not None:
        against = words.bgd_takes.format(updates=whole, rows=f"{whole * len(settings.data):,}")
    answers = _answers(words, "fewer", "about", "more", "never")
    ask = words.ask.format(
        batch=f"{settings.batch_size:,}",
        rows=f"{len(settings.data):,}",
        target=number(target(settings.source)),
    )
    return Question(ask, answers, updates_against(own, whole), f"{told} {against}")


def updates_against(own: int | None, whole: int | None) -> str:
    """`fewer` (less than half), `about`, `more` (over twice) or `never`: `own` updates against `whole`."""
    if own is None:
        return "never"
    if whole is None or 2 * own < whole:
        return "fewer"
    return "more" if own > 2 * whole else "about"


QUESTIONS: dict[str, Callable[[Settings, Text], Question]] = {
    Method.BGD: bgd,
    Method.SGD: sgd,
    Method.MINI_BATCH: mini_batch,
}
"""What the page of each method asks."""


def _told_apart(factor: float) -> str:
    """With as many digits as tell it from 1, −1 and 0."""
    shown = (number(factor, digits) for digits in range(4, 16))
    return next(
        (text for text in shown if factor in (0, 1, -1) or text not in ("1", "−1", "0")), number(factor)
    )


def _answers(words: Any, *ids: str) -> dict[str, str]:
    return {name: getattr(words, name) for name in ids}
