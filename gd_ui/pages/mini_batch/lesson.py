"""The lesson of the page on mini-batches: how many updates a batch needs against all rows, and three runs to find."""

from dataclasses import replace

from gd_ui.descent.code import lines
from gd_ui.descent.settings import Settings, StopOn
from gd_ui.descent.targets import LAST, bgd_updates_to_target, settles_on_noise, target, updates_to_target
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.mini_batch.words import Words
from gd_ui.rows.drawing import Draw
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number


def ask(settings: Settings, text: Text) -> Question:
    """How many updates does a batch need, against all rows with the same α?"""
    words, run = text.of(Words).question, settings.run
    own, whole = updates_to_target(settings), bgd_updates_to_target(settings)
    explanation = words.ended.format(updates=Count(run.updates), cost=number(float(run.cost[-1])))
    if own is not None:
        explanation = words.took.format(updates=Count(own), rows=Count(run.samples_seen[own]))
    against = words.bgd_never
    if whole is not None:
        against = words.bgd_takes.format(updates=Count(whole), rows=Count(whole * len(settings.data)))
    answers = {name: getattr(words, name) for name in ("fewer", "about", "more", "never")}
    asked = words.ask.format(
        batch=f"{settings.batch_size:,}",
        rows=f"{len(settings.data):,}",
        target=number(target(settings.source)),
    )
    right, verdict = updates_against(own, whole), f"{explanation} {against}"
    return Question(ask=asked, answers=answers, right=right, verdict=verdict, hides=("loss",))


def updates_against(own: int | None, whole: int | None) -> str:
    """`fewer` (less than half), `about`, `more` (over twice) or `never`: `own` updates against `whole`."""
    if own is None:
        return "never"
    if whole is None or 2 * own < whole:
        return "fewer"
    return "more" if own > 2 * whole else "about"


def batch_settles_on_noise(settings: Settings) -> bool:
    """As `settles_on_noise`, by the size of the batch: with α of 1e-5 or more and not all rows."""
    return (
        settings.learning_rate >= 1e-5
        and settings.batch_size < len(settings.data)
        and settles_on_noise(settings)
    )


def beats_both(settings: Settings) -> bool:
    """Fewer updates to a cost below 1e-5 than with batches of one row, fewer rows read than BGD needs."""
    reached = updates_to_target(settings)
    if reached is None or not 1 < settings.batch_size < len(settings.data) or settings.draw is Draw.FROZEN:
        return False
    whole, rows = bgd_updates_to_target(settings), int(settings.run.samples_seen[reached])
    if whole is not None and rows >= whole * len(settings.data):
        return False
    single = updates_to_target(replace(settings, batch=1, stop_on=StopOn.NEVER))
    return single is None or reached < single


def frozen_is_slow(settings: Settings) -> bool:
    """Two rows, drawn once, with which the run needs more than 100 updates, at no smaller α than the notes'."""
    if settings.draw is not Draw.FROZEN or settings.batch_size != 2 or settings.stop_on is StopOn.NEVER:
        return False
    by_cost = settings.tolerance >= settings.defaults.tolerance
    return by_cost and settings.learning_rate >= 1e-5 and settings.run.updates > LAST


TASKS: tuple[Task[Settings], ...] = (
    Task("both", beats_both),
    Task("settle", batch_settles_on_noise),
    Task("frozen", frozen_is_slow),
    Task("by_hand", by="step_by_hand"),
)
LESSON = Lesson(TASKS, ask, lines)
