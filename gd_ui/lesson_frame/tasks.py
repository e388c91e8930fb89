"""Tasks that check themselves: each has an id and says whether a page's settings, and so their run, meet it.

Their words are the fields of the same names in `gd_ui.text.pages.lesson`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from gd_core import Run
from gd_ui.lesson_frame.reach import TARGET, bgd_updates_to_target, updates_to_target
from gd_ui.settings import Draw, Method, Settings, StopOn

Chosen = TypeVar("Chosen")

FAR_COST = 1000.0
"""On all data: a start that costs less would make some tasks trivial."""
SEEN = 0.01
"""Of its distance from the bottom, that a step must overshoot it by; a step on the bottom misses it by rounding."""
LAST = 100
"""Updates at the end of a run that settled; and more of them are many."""
SETTLED = 1.02
"""Of the lowest possible cost."""
NOISY = 5.0


@dataclass(frozen=True)
class Task(Generic[Chosen]):
    """Something to try: the name of its words, and whether settings and the run that follows from them meet it."""

    id: str
    met: Callable[[Chosen], bool]


def in_three_updates(settings: Settings) -> bool:
    """From a cost above 1,000 to one below 1e-5 in at most 3 updates."""
    return _far_to_target(settings.run, updates=3)


def overshoots(settings: Settings) -> bool:
    """The first update leads to the other side of the bottom, and the last w is nearer to it than the first."""
    error = settings.run.w - settings.run.data_parabola.vertex
    crossed = len(error) > 1 and error[0] * error[1] < 0 and abs(error[1]) > SEEN * abs(error[0])
    return bool(crossed and abs(error[-1]) < abs(error[0]))


def largest_rate(settings: Settings) -> bool:
    """The learning rate is below 2/L, by less than 1 %, and the run comes down."""
    part = settings.learning_rate * settings.run.data_parabola.curvature / 2
    return bool(0.99 <= part < 1 - 1e-9 and settings.run.cost[-1] < settings.run.cost[0])


def in_fifteen_rows(settings: Settings) -> bool:
    """From a cost above 1,000 to one below 1e-5 with at most 15 single rows."""
    return _far_to_target(settings.run, updates=15)


def lucky_stop(settings: Settings) -> bool:
    """A batch's own cost stopped the run while the cost on all data was not below the tolerance."""
    return settings.run.lucky


def settles_on_noise(settings: Settings) -> bool:
    """With noise of 5 or more, none of the last 100 costs is 2 % above the lowest possible, and the first was."""
    run = settings.run
    limit = SETTLED * run.data_parabola.floor
    settled = run.updates >= LAST and run.cost[0] > limit and bool((run.cost[-LAST:] <= limit).all())
    return settings.source.noise >= NOISY and settled


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
    pair = settings.draw is Draw.FROZEN and settings.batch_size == 2
    by_cost = settings.stop_on is not StopOn.NEVER and settings.tolerance >= settings.defaults.tolerance
    return pair and by_cost and settings.learning_rate >= 1e-5 and settings.run.updates > LAST


TASKS: dict[str, tuple[Task[Settings], ...]] = {
    Method.BGD: (
        Task("three", in_three_updates),
        Task("overshoot", overshoots),
        Task("largest", largest_rate),
    ),
    Method.SGD: (
        Task("fifteen", in_fifteen_rows),
        Task("lucky", lucky_stop),
        Task("settle", settles_on_noise),
    ),
    Method.MINI_BATCH: (
        Task("both", beats_both),
        Task("settle", batch_settles_on_noise),
        Task("frozen", frozen_is_slow),
    ),
}
"""What the page of each method asks for."""


def _far_to_target(run: Run, updates: int) -> bool:
    return bool(run.cost[0] > FAR_COST and (run.cost[: updates + 1] < TARGET).any())
