"""The lesson of the page on learning rates: how long a run takes, and learning rates to find."""

import math

from gd_ui.descent.rates import SAME
from gd_ui.descent.settings import Method
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.learning_rate.sentences import mean_factor
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import number


def ask(settings: LearningRateSettings, text: Text) -> Question:
    """How many updates does it need from ten times as far? No chart over α tells it: they have one start."""
    words = text.of(Words).question
    near, far = settings.needed, settings.needed_by(settings.farther_run)
    facts = {
        "name": size_name(settings.batch_size, len(settings.data), text), "rate": number(settings.learning_rate),
        "tolerance": number(settings.tolerance), "updates": settings.updates_allowed, "near": near, "far": far,
    }  # fmt: skip
    told = words.neither if near is None and far is None else words.only_near if far is None else words.both
    answers = {id: getattr(words, id).format(**facts) for id in ("same", "some", "twice", "never")}
    return Question(
        ask=words.ask.format(**facts),
        answers=answers,
        right=how_many(near, far),
        verdict=f"{told.format(**facts)} {_why(settings, text)}",
    )


def how_many(near: int | None, far: int | None) -> str:
    """The answer, where so many updates are needed from the start that is shown, and from ten times as far."""
    if far is None:
        return "never"
    if near is None or far <= near:
        return "same"
    return "some" if far < 2 * near else "twice"


def _why(settings: LearningRateSettings, text: Text) -> str:
    words, factor = text.of(Words).question, mean_factor(settings)
    if not SAME < factor < 1 - SAME:
        return words.factor.format(factor=number(factor, 3))
    return words.shrinks.format(factor=number(factor, 3), more=number(-math.log(10) / math.log(factor), 3))


def in_one_update(settings: LearningRateSettings) -> bool:
    """BGD is below the tolerance after one update, and was not at the start."""
    return settings.method is Method.BGD and settings.needed == 1


def beyond_bgd(settings: LearningRateSettings) -> bool:
    """SGD with an α above 2/L ends lower than it began."""
    too_large = settings.learning_rate * settings.run.data_parabola.curvature > 2
    return (
        settings.method is Method.SGD and too_large and bool(settings.run.excess[-1] < settings.run.excess[0])
    )


def is_unsure(settings: LearningRateSettings) -> bool:
    """Between a quarter and three quarters of several runs were ever farther off than at the start."""
    runs = settings.draws(settings.method).runs
    return runs > 1 and runs <= 4 * int(settings.here.farther[0]) <= 3 * runs


TASKS = (Task("one", in_one_update), Task("beyond", beyond_bgd), Task("unsure", is_unsure))
LESSON = Lesson(TASKS, ask)
