"""The controls of the page on noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.data.panel import data_panel
from gd_ui.descent.drawing_inputs import drawing, few_batch_sizes
from gd_ui.descent.rate_inputs import learning_rate, way_back
from gd_ui.pages.noise.draws import MEASURED_RUNS, MEASURED_UPDATES, MOST_MEASURED, SIZES
from gd_ui.pages.noise.settings import MOST_IN_THE_FAN, Fan, Outcome
from gd_ui.text import Text

FIRST_DECAY = 50.0
"""τ, in updates: long enough to come down first, short enough for the floor to sink within the default run."""


@dataclass(frozen=True)
class NoisePanel:
    """The controls of the page, in one language, as `settings` have them."""

    settings: Fan
    text: Text

    def show(self) -> None:
        """Show them all."""
        learning_rate(self.settings, self.text)
        self._decay()
        few_batch_sizes(self.settings, self.text)
        drawing(self.settings, self.text)
        self._updates_and_measuring()
        data_panel(self.settings, self.text)

    def _decay(self) -> None:
        words = self.text.noise.choices
        inputs.switch(words.decays, "decay", self.settings, on=FIRST_DECAY, help=words.decays_help)
        if self.settings.decay:
            inputs.number(words.decay, "decay", self.settings, 10.0, format="%.4g", help=words.decay_help)

    def _updates_and_measuring(self) -> None:
        words, asked = self.text.noise.choices, self.settings.updates
        inputs.number(self.text.controls.updates, "updates", self.settings, 100, help=words.updates_help)
        told = words.measure_help.format(runs=MEASURED_RUNS, updates=MEASURED_UPDATES)
        too_many = len(self.settings.data) > MOST_MEASURED
        inputs.switch(words.measure, "measured", self.settings, help=told, disabled=too_many)
        if asked > MOST_IN_THE_FAN:
            st.info(words.too_many.format(asked=f"{asked:,}", most=f"{MOST_IN_THE_FAN:,}"))


def set_batch(picked: float) -> None:
    """Take the batch size nearest to where the chart of the floors was tapped."""
    link.choose("batch", min(SIZES, key=lambda size: abs(log(size / picked))))


def panel(settings: Fan, text: Text) -> None:
    """Show the controls."""
    NoisePanel(settings, text).show()


def ending(settings: Fan, text: Text, said: Sequence[str]) -> None:
    """What becomes of the runs, and a way back where they grow."""
    st.markdown("\n\n".join(said))
    if settings.outcome is Outcome.GROWING:
        way_back(settings, text)
