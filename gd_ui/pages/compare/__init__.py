"""BGD, SGD and mini-batch from one start, under one clock."""

from gd_ui.descent.hand import hand
from gd_ui.page import Page
from gd_ui.pages.compare.export import EXPORT
from gd_ui.pages.compare.lesson import LESSON
from gd_ui.pages.compare.panel import ending, panel
from gd_ui.pages.compare.scene import compare_scene
from gd_ui.pages.compare.sentences import verdict
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import short_name
from gd_ui.scene.schema import HandMessage
from gd_ui.text import Text


def _hand(settings: CompareSettings, text: Text) -> HandMessage | None:
    """Nothing where each run has the best α of its own."""
    whose = short_name(settings.batch_size, len(settings.data), text)
    return hand(settings, text, whose=whose) if settings.rates is Rates.SAME else None


PAGE = Page(
    name="compare", words=Words, initial=CompareSettings(), scene=compare_scene, panel=panel,
    sentences=verdict, lesson=LESSON, export=EXPORT, ending=ending,
    hand=_hand,
)  # fmt: skip
