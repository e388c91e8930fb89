"""Ten places where the notes are wrong, or not quite right: a question, and then the run that proves it."""

from gd_ui.page import Page
from gd_ui.pages.pitfalls.export import EXPORT
from gd_ui.pages.pitfalls.lesson import LESSON
from gd_ui.pages.pitfalls.panel import above, ending, panel
from gd_ui.pages.pitfalls.scene import proof_scene
from gd_ui.pages.pitfalls.sentences import told
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.pages.pitfalls.words import Words

PAGE = Page(
    name="pitfalls", words=Words, initial=PitfallsSettings(), scene=proof_scene, panel=panel,
    sentences=told, lesson=LESSON, export=EXPORT, ending=ending, above=above,
)  # fmt: skip
