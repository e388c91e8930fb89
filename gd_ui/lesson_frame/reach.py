"""How long a run, or BGD in its place, needs to come near to the least cost."""

from math import sqrt

from gd_core import descent_updates_for
from gd_ui.settings import Settings, Source
from gd_ui.settings.opening import opening

TARGET = 1e-5
"""What questions and tasks ask for, above the least cost that any w has: the tolerance of the notes' BGD."""


def target(source: Source) -> float:
    """What is asked for on these rows: as small there as 1e-5 is on the notes'."""
    return opening(source).cost(TARGET)


def updates_to_target(settings: Settings) -> int | None:
    """After how many updates the run's cost on all data is first less than the target above the least, if ever."""
    below = settings.run.excess < target(settings.source)
    return int(below.argmax()) if below.any() else None


def bgd_updates_to_target(settings: Settings) -> int | None:
    """The same for BGD with the learning rate, start and data of `settings`; None if that never comes.

    The cost is ½·L·(w − w*)² above the least, so it asks for a distance of √(2·target/L).
    """
    whole = settings.run.data_parabola
    accuracy = sqrt(2 * target(settings.source) / whole.curvature)
    return descent_updates_for(whole, settings.learning_rate, settings.start, accuracy)
