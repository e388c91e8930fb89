"""How long a run, or BGD in its place, needs to come near to the least cost."""

from math import sqrt

from gd_core import Run, descent_updates_for
from gd_ui.descent.settings import Settings
from gd_ui.rows.rescaling import rescaling_to
from gd_ui.rows.source import Source

TARGET = 1e-5
"""What questions and tasks ask for, above the least cost that any w has: the tolerance of the notes' BGD."""

FAR_COST = 1000.0
"""On all data: a start that costs less would make some tasks trivial."""
LAST = 100
"""Updates at the end of a run that settled; and more of them are many."""
SETTLED = 1.02
"""Of the lowest possible cost."""
NOISY = 5.0


def target(source: Source) -> float:
    """What is asked for on these rows: as small there as 1e-5 is on the notes'."""
    return rescaling_to(source).cost(TARGET)


def updates_to_target(settings: Settings) -> int | None:
    """After how many updates the run's cost on all data is first less than the target above the least, if ever."""
    below = settings.run.excess < target(settings.source)
    return int(below.argmax()) if below.any() else None


def bgd_updates_to_target(settings: Settings) -> int | None:
    """After how many updates BGD would first be that near to the least cost; None if that never comes.

    It has the learning rate, start and data of `settings`. The cost is ½·L·(w − w*)² above the least, so
    that is a distance of √(2·target/L).
    """
    whole = settings.run.data_parabola
    accuracy = sqrt(2 * target(settings.source) / whole.curvature)
    return descent_updates_for(whole, settings.learning_rate, settings.start, accuracy)


def settles_on_noise(settings: Settings) -> bool:
    """With noise of 5 or more, none of the last 100 costs is 2 % above the lowest possible, and the first was."""
    run = settings.run
    limit = SETTLED * run.data_parabola.floor
    settled = run.updates >= LAST and run.cost[0] > limit and bool((run.cost[-LAST:] <= limit).all())
    return settings.source.noise >= NOISY and settled


def far_to_target(run: Run, updates: int) -> bool:
    """From a cost above 1,000 to one below 1e-5 in at most `updates` updates."""
    return bool(run.cost[0] > FAR_COST and (run.cost[: updates + 1] < TARGET).any())
