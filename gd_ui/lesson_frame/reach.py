"""How long a run, or BGD in its place, needs to come within 1e-5 of the least cost."""

from math import sqrt

from gd_core import Run, descent_updates_for
from gd_ui.settings import Settings

TARGET = 1e-5
"""What questions and tasks ask for, above the least cost that any w has: the tolerance of the notes' BGD."""


def updates_to_target(run: Run) -> int | None:
    """After how many updates the cost on all data is first less than 1e-5 above the least; None if it never is."""
    below = run.excess < TARGET
    return int(below.argmax()) if below.any() else None


def bgd_updates_to_target(settings: Settings) -> int | None:
    """The same for BGD with the learning rate, start and data of `settings`; None if that never comes.

    The cost is ½·L·(w − w*)² above the least, so it asks for a distance of √(2·1e-5/L).
    """
    whole = settings.run.data_parabola
    accuracy = sqrt(2 * TARGET / whole.curvature)
    return descent_updates_for(whole, settings.learning_rate, settings.start, accuracy)
