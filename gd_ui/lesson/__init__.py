"""What makes a page a lesson: a question before the first play, tasks that check themselves, the code, live."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from gd_ui.scene.scene import Scene
from gd_ui.scene.schema import DoneBy, LessonMessage, Line, Question, TaskMessage
from gd_ui.text import Text

__all__ = ["Lesson", "Line", "Question", "Task"]

Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Task(Generic[Chosen]):
    """Something to try: the name of its words, and whether settings and the run that follows from them meet it.

    `by`: what is done in the player that meets it, whatever the settings.
    """

    id: str
    met: Callable[[Chosen], bool] = lambda _: False
    by: DoneBy | None = None


@dataclass(frozen=True)
class Lesson(Generic[Chosen]):
    """What there is to try on a page; what it asks first, if anything; the method in lines of code, if it has one.

    What is right and what is met is read off the run that follows from the settings, never written down.
    """

    tasks: tuple[Task[Chosen], ...]
    ask: Callable[[Chosen, Text], Question] | None = None
    code: Callable[[Chosen, Text], list[Line]] | None = None

    def on(self, scene: Scene, page: str, settings: Chosen, text: Text) -> Scene:
        """`scene` with the lesson of `page`; tasks only on the notes' rows: they name costs that make sense there."""
        words, source = text.page(page).tasks, getattr(settings, "source", None)
        tried = self.tasks if source is None or source.is_notes else ()
        lesson = LessonMessage(
            page=page,
            captions=text.lesson.captions,
            tasks=[
                TaskMessage(id=task.id, text=words[task.id], met=task.met(settings), by=task.by)
                for task in tried
            ],
            question=self.ask(settings, text) if self.ask else None,
            code=self.code(settings, text) if self.code else None,
            by_hand=text.lesson.by_hand if self.code else None,
        )
        return replace(scene, lesson=lesson)
