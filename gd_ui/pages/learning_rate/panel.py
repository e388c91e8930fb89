"""The controls of the page on learning rates, and what its map shows."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.hand import hand, offered_sizes
from gd_ui.descent.inputs import start
from gd_ui.descent.settings import Method
from gd_ui.page import as_a_list
from gd_ui.pages.learning_rate.sentences import counted
from gd_ui.pages.learning_rate.settings import MOST_ON_THE_MAP, LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.schema import HandMessage
from gd_ui.text import Text


def panel(inputs: Inputs[LearningRateSettings]) -> None:
    """Show the controls."""
    settings, words = inputs.settings, inputs.text.of(Words).panel
    drawn = [] if settings.method is Method.BGD else ["draw", "seed"]

    def set_up() -> None:
        for name in drawn:
            inputs.show(name)
        start(inputs)
        inputs.show("updates", help=inputs.words("updates").help.format(most=MOST_ON_THE_MAP))
        inputs.show("tol")

    inputs.show("method")
    inputs.behind("more", inputs.text.panel.more, set_up, map(inputs.told, [*drawn, "updates", "tol"]))
    data_panel(inputs)
    if settings.updates > MOST_ON_THE_MAP:
        st.info(words.too_many.format(asked=f"{settings.updates:,}", most=MOST_ON_THE_MAP))


def ending(inputs: Inputs[LearningRateSettings], said: Sequence[str]) -> None:
    """What the map shows, and how its runs were counted."""
    as_a_list(inputs, said, below=f":small[{counted(inputs.settings, inputs.text)}]")


def moved(settings: LearningRateSettings, text: Text) -> HandMessage:
    """What is moved in the player: what the run beside the map goes by."""
    sizes = offered_sizes(len(settings.data)) if settings.method is Method.MINI_BATCH else ()
    return hand(settings, text, sizes, seed=settings.method is not Method.BGD)
