"""Exhaustive search: a grid of w beside gradient descent, and what both take with more weights."""

from gd_ui.descent.hand import hand
from gd_ui.page import Page
from gd_ui.pages.search.export import EXPORT
from gd_ui.pages.search.lesson import LESSON
from gd_ui.pages.search.panel import below, panel
from gd_ui.pages.search.scene import search_scene
from gd_ui.pages.search.sentences import findings
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.pages.search.words import Words

PAGE = Page(
    name="search", words=Words, initial=SearchSettings(), scene=search_scene, panel=panel,
    sentences=findings, lesson=LESSON, export=EXPORT, below=below,
    hand=lambda settings, text: hand(settings.descent, text),
)  # fmt: skip
