"""The start: where the ball stands before the first update."""

from gd_ui.controls import inputs
from gd_ui.controls.chosen import OnRows
from gd_ui.rows.opening import opening
from gd_ui.text import Text


def start(settings: OnRows, text: Text) -> None:
    """The weight w₀; a step is a tenth of what is 1 on the notes' rows."""
    words, step = text.controls, abs(opening(settings.source).weight(0.1))
    inputs.number(words.start, "w0", settings, step, format="%.8g", help=words.start_help)
