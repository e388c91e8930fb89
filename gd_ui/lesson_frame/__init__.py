"""What makes a page a lesson: a question before the first play, tasks that check themselves, the code, live."""

from dataclasses import asdict, replace
from typing import Any

from gd_ui.lesson_frame import compare, landscape, noise, pitfalls, questions, rate_map, search, tasks
from gd_ui.lesson_frame.code import lines
from gd_ui.scenes import Scene
from gd_ui.scenes.scene import Json
from gd_ui.settings import Settings, Source
from gd_ui.settings.descent import Method
from gd_ui.text import Text

__all__ = ["TASKS", "with_lesson"]

QUESTIONS: dict[str, Any] = {
    **questions.QUESTIONS,
    "compare": compare.ask,
    "noise": noise.ask,
    "learning_rate": rate_map.ask,
    "search": search.ask,
    "landscape": landscape.ask,
}
"""What each page asks, from its settings and the language; the page that reads the notes has questions of its own."""
TASKS: dict[str, tuple[tasks.Task[Any], ...]] = {
    **tasks.TASKS,
    "compare": compare.TASKS,
    "noise": noise.TASKS,
    "learning_rate": rate_map.TASKS,
    "search": search.TASKS,
    "landscape": landscape.TASKS,
    "pitfalls": pitfalls.TASKS,
}
"""What there is to try on each page."""


def with_lesson(scene: Scene, page: str, settings: Any, text: Text) -> Scene:
    """`scene` with the lesson frame of `page` for these `settings`: question, tasks and, of a method, the code."""
    frame: Json = {
        "page": page,
        "captions": vars(text.lesson_frame.captions),
        "tasks": _tasks(page, settings, text) if _on_notes(settings) else [],
    }
    if page in QUESTIONS:
        frame["question"] = asdict(QUESTIONS[page](settings, text))
    if isinstance(settings, Settings):
        frame["code"] = [line.as_message() for line in lines(settings, text)]
    return replace(scene, lesson=frame)


def _on_notes(settings: Any) -> bool:
    """Whether the rows are the notes': the tasks name costs and learning rates that make sense there."""
    return not isinstance(source := getattr(settings, "source", None), Source) or source.is_notes


def _tasks(page: str, settings: Any, text: Text) -> list[Json]:
    words = words_of(page, text)
    return [{"id": task.id, "text": words[task.id], "met": task.met(settings)} for task in TASKS[page]]


def words_of(page: str, text: Text) -> dict[str, str]:
    """The words of the tasks of `page`, by their ids."""
    group = text.lesson_frame if page in list(Method) else text.lesson_frame.understand
    words: dict[str, str] = vars(getattr(group, f"{page}_tasks"))
    return words
