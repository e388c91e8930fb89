"""A page made by the recipe of CONTRIBUTING.md, for the test of that recipe."""

from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.page import Page
from gd_ui.text import Text

from .export import EXPORT
from .lesson import LESSON
from .scene import toy_scene
from .settings import ToySettings
from .words import Words


def panel(inputs: Inputs[ToySettings]) -> None:
    """Show the controls."""
    inputs.show("lr")
    inputs.show("twice")
    data_panel(inputs)


def sentences(settings: ToySettings, text: Text) -> list[str]:
    """How the run ended."""
    return [text.of(Words).ended.format(w=f"{settings.run.w[-1]:.4f}")]


PAGE = Page(
    name="toy", words=Words, initial=ToySettings(), scene=toy_scene, panel=panel,
    sentences=sentences, lesson=LESSON, export=EXPORT,
)  # fmt: skip
