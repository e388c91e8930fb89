"""The lesson of the page on noise: what becomes of a typical run, and floors to get under."""

import numpy as np

from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.noise.settings import NoiseSettings, Outcome
from gd_ui.pages.noise.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

LEVEL = 0.75
"""A typical run hovers if the last tenth of its updates costs at least so much of the tenth that follows the middle.

And if noise is what holds it there: a run too slow to have come down, by half at least, is level too.
"""


def ask(fan: NoiseSettings, text: Text) -> Question:
    """Will half of the runs fall to the end, hover, or grow?"""
    words = text.of(Words).question
    median, right = fan.quantiles[1], typical(fan)
    half = (len(median) - 1) // 2
    explanation = words.explanation.format(
        middle=number(float(median[half]), 3),
        half=Count(half),
        end=number(float(median[-1]), 3),
        updates=Count(len(median) - 1),
    )
    asked = words.ask.format(
        rate=number(fan.learning_rate), batch=fan.batch_size, noise=number(fan.source.noise_level, 3)
    )
    answers = {name: getattr(words, name) for name in ("down", "hover", "away")}
    verdict, hides = f"{explanation} {_why(fan, right, text)}", ("picture", "cards")
    return Question(ask=asked, answers=answers, right=right, verdict=verdict, hides=hides)


def _why(fan: NoiseSettings, right: str, text: Text) -> str:
    words = text.of(Words).question
    falls = {Outcome.WHOLE: words.why_whole, Outcome.CLEAN: words.why_clean, Outcome.FADING: words.why_fading}
    return falls.get(fan.outcome, words.why_falling) if right == "down" else getattr(words, f"why_{right}")


def typical(fan: NoiseSettings) -> str:
    """`down`, `hover` or `away`: what the median over the runs does."""
    median = fan.quantiles[1]
    if not median[-1] <= median[0]:
        return "away"
    tenth = max(1, len(median) // 10)
    middle = len(median) // 2
    before, end = median[middle : middle + tenth].mean(), median[-tenth:].mean()
    down = fan.outcome is Outcome.FALLING and end < median[0] / 2
    held = down or fan.outcome in (Outcome.HOVERING, Outcome.UNBOUNDED)
    return "hover" if held and end >= LEVEL * before else "down"


def is_quiet(fan: NoiseSettings) -> bool:
    """Noise of 10 or more and no decay, and the runs hover at less than 1."""
    return fan.source.noise >= 10 and not fan.decay and fan.outcome is Outcome.HOVERING and fan.hovers_at < 1


def fades(fan: NoiseSettings) -> bool:
    """A decaying α ends below a tenth of the floor that the first α has."""
    floor = float(fan.predicted[0]) if fan.updates_made else 0.0
    mean = float(fan.excess[-1].mean())
    return bool(fan.decay and fan.outcome is Outcome.FADING and np.isfinite(floor) and mean < floor / 10)


def is_unbounded(fan: NoiseSettings) -> bool:
    """A typical run hovers, but the mean square has no bound."""
    return fan.outcome is Outcome.UNBOUNDED


TASKS = (Task("quiet", is_quiet), Task("fade", fades), Task("unbounded", is_unbounded))
LESSON = Lesson(TASKS, ask)
