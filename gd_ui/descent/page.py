"""The page of a method. BGD, SGD and mini-batch are one page: they differ in the rows that each update sees."""

from gd_ui.descent import panel, sentences
from gd_ui.descent.export import EXPORT
from gd_ui.descent.hand import every_size, hand
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings
from gd_ui.lesson import Lesson
from gd_ui.page import Page
from gd_ui.scene.scene import Scene
from gd_ui.scene.schema import HandMessage
from gd_ui.text import PageWords, Text


def method_page(method: Method, lesson: Lesson[Settings], words: type[PageWords]) -> Page[Settings]:
    """The page of `method`, which opens on what the notes' program does."""
    return Page(
        name=method, words=words, initial=AS_IN_THE_NOTES[method], scene=_scene, panel=panel.panel,
        sentences=_sentences, lesson=lesson, export=EXPORT, ending=panel.ending,
        hand=_hand, below=panel.below,
    )  # fmt: skip


def _scene(settings: Settings, text: Text) -> Scene:
    return descent_scene(settings.run, text, settings.visits_every_row, settings.source, settings.batches)


def _hand(settings: Settings, text: Text) -> HandMessage:
    sizes = every_size(len(settings.data)) if settings.method is Method.MINI_BATCH else ()
    return hand(settings, text, sizes, seed=settings.method is not Method.BGD)


def _sentences(settings: Settings, text: Text) -> list[str]:
    ended = sentences.ending(settings.run, settings.source.asked, text)
    return [ended.line, ended.prediction]
