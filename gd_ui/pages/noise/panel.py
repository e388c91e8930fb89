"""The controls of the page on noise, and how its runs ended."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.inputs import way_back
from gd_ui.pages.noise.draws import MEASURED_RUNS, MEASURED_UPDATES, MOST_MEASURED
from gd_ui.pages.noise.settings import MOST_IN_THE_FAN, NoiseSettings, Outcome
from gd_ui.pages.noise.words import Words

FIRST_DECAY = 50.0
"""τ, in updates: long enough to come down first, short enough for the floor to sink within the default run."""


def panel(inputs: Inputs[NoiseSettings]) -> None:
    """Show the controls."""
    settings, words = inputs.settings, inputs.text.of(Words).choices
    explained = inputs.words("measured").help.format(runs=MEASURED_RUNS, updates=MEASURED_UPDATES)

    def set_up() -> None:
        inputs.show("decay", on=FIRST_DECAY)
        if settings.decay:
            inputs.number("decay", label=words.decay, help=words.decay_help)
        inputs.show("draw")
        inputs.show("seed")
        inputs.show("updates")
        inputs.show("measured", help=explained, disabled=len(settings.data) > MOST_MEASURED)

    inputs.behind("more", inputs.text.panel.more, set_up, map(inputs.told, ("draw", "seed", "updates")))
    if settings.updates > MOST_IN_THE_FAN:
        st.info(words.too_many.format(asked=f"{settings.updates:,}", most=f"{MOST_IN_THE_FAN:,}"))
    data_panel(inputs)


def ending(inputs: Inputs[NoiseSettings], said: Sequence[str]) -> None:
    """What becomes of the runs, and a way back where they grow."""
    st.markdown("\n\n".join(said))
    if inputs.settings.outcome is Outcome.GROWING:
        way_back(inputs.settings, inputs.text)
