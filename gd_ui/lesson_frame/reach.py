"""How long a run, or BGD in its place, needs to a cost of 1e-5 on all data."""

from math import sqrt

from gd_core import Run, descent_updates_for
from gd_ui.settings import Settings

TARGET = 1e-5
"""The cost on all data that questions and tasks ask for: the tolerance of the notes' BGD."""


def updates_to_target(run: Run) -> int | None:
    """After how many updates the cost on all data is first below 1e-5; None if it never is."""
    below = run.cost < TARGET
    return int(below.argmax()) if below.any() else None


def bgd_updates_to_target(settings: Settings) -> int | None:
    """The same for BGD with the learning rate, start and data of `settings`; None if that never comes.

    The cost is ½·L·(w − w*)² + floor, so it asks for a distance of √(2·(1e-5 − floor)/L).
    """
    whole = settings.run.data_parabola
    if whole.floor >= TARGET:
        return None
    accuracy = sqrt(2 * (TARGET - whole.floor) / whole.curvature)
    return descent_updates_for(whole, settings.learning_rate, settings.start, accuracy)
