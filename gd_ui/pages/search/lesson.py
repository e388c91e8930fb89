"""The lesson of the page on exhaustive search: a grid or descent, and grids to find."""

from math import isclose

import numpy as np

from gd_core.theory import convergence_factor
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.pages.search.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import number

ROUNDING = 1e-12


def ask(settings: SearchSettings, text: Text) -> Question:
    """Which ends nearer to the best w?"""
    words = text.of(Words).question
    grid, descent = errors(settings)
    factor = convergence_factor(settings.parabola, settings.learning_rate)
    asked = words.ask.format(points=settings.points, rate=number(settings.learning_rate))
    explanation = words.explanation.format(
        grid=number(grid, 3), descent=number(descent, 3), factor=number(factor)
    )
    answers = {name: getattr(words, name) for name in ("grid", "descent", "equal")}
    return Question(ask=asked, answers=answers, right=nearer(grid, descent), verdict=explanation)


def errors(settings: SearchSettings) -> tuple[float, float]:
    """How far from the best w the grid and the descent end."""
    best = settings.parabola.vertex
    return abs(settings.found - best), abs(float(settings.descent.run.w[-1]) - best)


def nearer(grid: float, descent: float) -> str:
    """`grid`, `descent` or `equal`, beyond rounding."""
    if isclose(grid, descent, rel_tol=1e-9, abs_tol=ROUNDING):
        return "equal"
    return "grid" if grid < descent else "descent"


def _inside(settings: SearchSettings) -> bool:
    low, high = settings.ends
    return low <= settings.parabola.vertex <= high


def is_fine(settings: SearchSettings) -> bool:
    """The grid holds the best w and is sure of it to 0.005, with at most 101 points."""
    return _inside(settings) and settings.half_spacing <= 0.005 + ROUNDING and settings.points <= 101


def grid_is_first(settings: SearchSettings) -> bool:
    """The grid ends nearer than descent, without having a point at the best w."""
    grid, descent = errors(settings)
    return _inside(settings) and grid > ROUNDING and nearer(grid, descent) == "grid"


def in_three_updates(settings: SearchSettings) -> bool:
    """Descent from 0.5 or more away is within 0.001 of the best w in at most 3 updates."""
    distance = np.abs(settings.descent.run.w[:4] - settings.parabola.vertex)
    return bool(distance[0] >= 0.5 and (distance <= 0.001).any())


TASKS = (Task("fine", is_fine), Task("grid_first", grid_is_first), Task("three", in_three_updates))
LESSON = Lesson(TASKS, ask)
