"""The lesson of the toy page."""

from gd_ui.lesson import Lesson, Task

from .settings import ToySettings


def doubled(settings: ToySettings) -> bool:
    """α is doubled."""
    return settings.twice == 1


LESSON = Lesson((Task("doubled", doubled),))
