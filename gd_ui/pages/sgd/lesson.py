"""The lesson of the page on SGD: how many updates go uphill, and three runs to find."""

import numpy as np

from gd_core import Run
from gd_ui.descent.code import lines
from gd_ui.descent.settings import Settings
from gd_ui.descent.targets import far_to_target, settles_on_noise
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.sgd.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

NEAR = 1e-9
"""Relative: two distances nearer than this are the same."""


def uphill_updates(run: Run) -> int:
    """How many updates ended farther from the bottom of the cost on all data than they began, beyond rounding."""
    distance = np.abs(run.w - run.data_parabola.vertex)
    rounding = 1e-12 * max(float(distance[0]), abs(run.data_parabola.vertex))
    return int((distance[1:] > distance[:-1] * (1 + NEAR) + rounding).sum())


def ask(settings: Settings, text: Text) -> Question:
    """How many updates will go uphill on the whole data?"""
    words, run = text.of(Words).question, settings.run
    uphill = uphill_updates(run)
    right = "never" if not uphill else "few" if 10 * uphill < run.updates else "many"
    why = (
        words.why_together
        if not uphill
        else words.why_scattered
        if settings.source.is_noisy
        else words.why_thrown
    )
    counted = words.counted.format(uphill=uphill, updates=Count(run.updates))
    asked = words.ask.format(
        rate=number(settings.learning_rate), noise=number(settings.source.noise_level, 3)
    )
    answers = {name: getattr(words, name) for name in ("never", "few", "many")}
    return Question(ask=asked, answers=answers, right=right, verdict=f"{counted} {why}", hides=("loss",))


def in_fifteen_rows(settings: Settings) -> bool:
    """From a cost above 1,000 to one below 1e-5 with at most 15 single rows."""
    return far_to_target(settings.run, updates=15)


def lucky_stop(settings: Settings) -> bool:
    """A batch's own cost stopped the run while the cost on all data was not below the tolerance."""
    return settings.run.lucky


TASKS: tuple[Task[Settings], ...] = (
    Task("fifteen", in_fifteen_rows),
    Task("lucky", lucky_stop),
    Task("settle", settles_on_noise),
    Task("by_hand", by="step_by_hand"),
)
LESSON = Lesson(TASKS, ask, lines)
