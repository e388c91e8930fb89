"""The controls of the page on noise, and how its runs ended."""

from collections.abc import Sequence
from math import log

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.inputs import drawing, few_batch_sizes
from gd_ui.descent.rate_inputs import learning_rate, way_back
from gd_ui.pages.noise.draws import MEASURED_RUNS, MEASURED_UPDATES, MOST_MEASURED, SIZES
from gd_ui.pages.noise.settings import MOST_IN_THE_FAN, NoiseSettings, Outcome
from gd_ui.pages.noise.words import Words

FIRST_DECAY = 50.0
"""τ, in updates: long enough to come down first, short enough for the floor to sink within the default run."""


def panel(inputs: Inputs[NoiseSettings]) -> None:
    """Show the controls."""
    settings, words = inputs.settings, inputs.text.of(Words).choices
    learning_rate(inputs, settings)
    inputs.show("decay", step=FIRST_DECAY)
    if settings.decay:
        inputs.number("decay", step=10.0, label=words.decay, help=words.decay_help)
    few_batch_sizes(inputs)
    drawing(inputs)
    inputs.show("updates", step=100)
    told = inputs.words("measured").help.format(runs=MEASURED_RUNS, updates=MEASURED_UPDATES)
    inputs.show("measured", help=told, disabled=len(settings.data) > MOST_MEASURED)
    if settings.updates > MOST_IN_THE_FAN:
        st.info(words.too_many.format(asked=f"{settings.updates:,}", most=f"{MOST_IN_THE_FAN:,}"))
    data_panel(inputs)


def ending(inputs: Inputs[NoiseSettings], said: Sequence[str]) -> None:
    """What becomes of the runs, and a way back where they grow."""
    st.markdown("\n\n".join(said))
    if inputs.settings.outcome is Outcome.GROWING:
        way_back(inputs.settings, inputs.text)


def set_batch(picked: float) -> None:
    """Take the batch size nearest to where the chart of the floors was tapped."""
    link.choose("batch", min(SIZES, key=lambda size: abs(log(size / picked))))
