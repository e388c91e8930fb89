"""The tasks of the page that reads the notes critically: runs to find. Its questions are the page's own."""

from gd_core import Run, Status
from gd_ui.lesson import Lesson, Task
from gd_ui.pages.pitfalls.settings import PitfallsSettings


def _alone(settings: PitfallsSettings) -> Run | None:
    runs = settings.runs
    return settings.proof.cases[runs[0]].run if len(runs) == 1 else None


def is_lucky(settings: PitfallsSettings) -> bool:
    """The only run that is shown was stopped by a batch's cost while the cost on all data was above the tolerance."""
    run = _alone(settings)
    return run is not None and run.lucky


def leaves(settings: PitfallsSettings) -> bool:
    """The only run that is shown ends farther away than it began."""
    run = _alone(settings)
    return run is not None and (run.growing or run.status is Status.DIVERGED)


def is_unsettled(settings: PitfallsSettings) -> bool:
    """The only run that is shown reads batches of noisy rows to the end of its updates, without growing."""
    run = _alone(settings)
    if run is None or run.batches.rows is None:
        return False
    return run.status is Status.BUDGET and run.data_parabola.floor > 0 and not run.growing


TASKS = (Task("lucky", is_lucky), Task("away", leaves), Task("unsettled", is_unsettled))
LESSON = Lesson(TASKS)
