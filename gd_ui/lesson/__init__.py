"""What makes a page a lesson: a question before the first play, tasks that check themselves, the code, live."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Generic, TypeVar

from gd_ui.scene.scene import Json, Scene
from gd_ui.text import Text

Chosen = TypeVar("Chosen")


@dataclass(frozen=True)
class Question:
    """The question in words, the answers by their ids, the id of the right one, and what there is to say then.

    `hides`: what else than the end of the run would give the answer away, `picture` (all that stands still in it) and
    `cards` until it is played, `result` (cards that tell the end) until it has been seen to its end.
    """

    ask: str
    answers: dict[str, str]
    right: str
    verdict: str
    hides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Task(Generic[Chosen]):
    """Something to try: the name of its words, and whether settings and the run that follows from them meet it."""

    id: str
    met: Callable[[Chosen], bool]


@dataclass(frozen=True)
class Line:
    """A line of code, what stands beside it (a template the player fills), and until when in a step it is run.

    `last`: what stands beside it after the run's last update instead.
    """

    code: str
    note: str
    until: float
    last: str | None = None

    def as_message(self) -> Json:
        """What is sent to the player."""
        return {name: value for name, value in vars(self).items() if value is not None}


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
        tasks = [{"id": task.id, "text": words[task.id], "met": task.met(settings)} for task in tried]
        frame: Json = {"page": page, "captions": vars(text.lesson.captions), "tasks": tasks}
        if self.ask:
            frame["question"] = asdict(self.ask(settings, text))
        if self.code:
            frame["code"] = [line.as_message() for line in self.code(settings, text)]
        return replace(scene, lesson=frame)
