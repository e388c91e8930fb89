"""The lesson of the page on learning rates: how long a run takes, and learning rates to find."""

from gd_ui.descent.settings import Method
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.learning_rate.sentences import mean_factor
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import number


def ask(settings: LearningRateSettings, text: Text) -> Question:
    """After how many updates is the run that is played below the tolerance?"""
    words, updates = text.of(Words).question, settings.run.updates
    name, needed = size_name(settings.batch_size, len(settings.data), text), settings.needed
    asked = words.ask.format(
        name=name, rate=number(settings.learning_rate), tolerance=number(settings.tolerance)
    )
    excess = number(float(settings.run.excess[-1]), 3)
    explanation = (
        words.still.format(updates=updates, excess=excess)
        if needed is None
        else words.took.format(needed=needed)
    )
    factor = words.factor.format(factor=number(mean_factor(settings), 3))
    answers = {id: getattr(words, id).format(updates=updates) for id in ("ten", "hundred", "more", "never")}
    verdict = f"{explanation} {factor}"
    return Question(
        ask=asked, answers=answers, right=how_many(needed), verdict=verdict, hides=("result", "maps")
    )


def how_many(needed: int | None) -> str:
    """The answer for so many updates."""
    if needed is None:
        return "never"
    return "ten" if needed <= 10 else "hundred" if needed <= 100 else "more"


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
