"""The lesson of the page on BGD: where the ball goes, and three runs to find."""

from gd_core import Run
from gd_ui.descent.code import lines
from gd_ui.descent.settings import Settings
from gd_ui.descent.targets import far_to_target
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.bgd.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import number

NEAR = 1e-9
"""Relative: two distances nearer than this are the same."""
SEEN = 0.01
"""Of its distance from the bottom, that a step must overshoot it by; a step on the bottom misses it by rounding."""


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


def ask(settings: Settings, text: Text) -> Question:
    """Straight down, across, at the same height, or away?"""
    words, run = text.of(Words).question, settings.run
    right = where_bgd_goes(run)
    factor = 1 - settings.learning_rate * run.data_parabola.curvature
    why = words.factor.format(factor=_told_apart(factor if abs(factor) > NEAR else 0.0))
    template = words.why_rest if run.w[0] == run.data_parabola.vertex else getattr(words, f"why_{right}")
    verdict = (words.why_landed if abs(factor) <= NEAR and right == "down" else template).format(factor=why)
    asked = words.ask.format(rate=number(settings.learning_rate), start=number(settings.start))
    answers = {name: getattr(words, name) for name in ("down", "across", "same", "away")}
    return Question(ask=asked, answers=answers, right=right, verdict=verdict, hides=("loss",))


def _told_apart(factor: float) -> str:
    """With as many digits as tell it from 1, −1 and 0."""
    shown = (number(factor, digits) for digits in range(4, 16))
    return next(
        (text for text in shown if factor in (0, 1, -1) or text not in ("1", "−1", "0")), number(factor)
    )


def in_three_updates(settings: Settings) -> bool:
    """From a cost above 1,000 to one below 1e-5 in at most 3 updates."""
    return far_to_target(settings.run, updates=3)


def overshoots(settings: Settings) -> bool:
    """The first update leads to the other side of the bottom, and the last w is nearer to it than the first."""
    error = settings.run.w - settings.run.data_parabola.vertex
    crossed = len(error) > 1 and error[0] * error[1] < 0 and abs(error[1]) > SEEN * abs(error[0])
    return bool(crossed and abs(error[-1]) < abs(error[0]))


def largest_rate(settings: Settings) -> bool:
    """The learning rate is below 2/L, by less than 1 %, and the run comes down."""
    part = settings.learning_rate * settings.run.data_parabola.curvature / 2
    return bool(0.99 <= part < 1 - 1e-9 and settings.run.cost[-1] < settings.run.cost[0])


TASKS: tuple[Task[Settings], ...] = (
    Task("steepest", by="looked_at_steepest"),
    Task("by_hand", by="step_by_hand"),
    Task("three", in_three_updates),
    Task("overshoot", overshoots),
    Task("largest", largest_rate),
)
LESSON = Lesson(TASKS, ask, lines)
