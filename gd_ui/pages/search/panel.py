"""The controls of the page on exhaustive search."""

from dataclasses import dataclass

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.data.panel import data_panel
from gd_ui.descent.rate_inputs import learning_rate
from gd_ui.descent.start_input import start
from gd_ui.pages.search.more_weights import lead, more_weights
from gd_ui.pages.search.sentences import spacing
from gd_ui.pages.search.settings import FINER, LECTURE, SearchSettings
from gd_ui.text import Text
from gd_ui.text.numbers import number

ACCURACY_WIDTH = 220
"""Pixels."""


@dataclass(frozen=True)
class SearchPanel:
    """The controls of the page, in one language, as `settings` have them."""

    settings: SearchSettings
    text: Text

    def show(self) -> None:
        """Show those that stand beside the picture."""
        with st.container(key="presets", horizontal=True):
            self._presets()
        self._grid()
        learning_rate(self.settings.descent, self.text)
        start(self.settings, self.text)
        data_panel(self.settings, self.text)

    def accuracy(self) -> None:
        """Show the one that the table follows."""
        words = self.text.search.controls
        inputs.number(
            words.accuracy, "accuracy", self.settings, 0.001,
            format="%.8g", help=words.accuracy_help, width=ACCURACY_WIDTH,
        )  # fmt: skip

    def _presets(self) -> None:
        words = self.text.search.controls
        presets = {"lecture": LECTURE, "with_noise": SearchSettings(), "finer": FINER}
        for name, preset in presets.items():
            help_text = getattr(words, f"{name}_help")
            st.button(getattr(words, name), key=name, help=help_text, on_click=link.apply, args=(preset,))

    def _grid(self) -> None:
        words, settings = self.text.search.controls, self.settings
        inputs.number(words.low, "low", settings, 0.5, format="%.8g", help=words.low_help)
        inputs.number(words.high, "high", settings, 0.5, format="%.8g", help=words.high_help)
        if not settings.has_range:
            low, high = map(number, settings.ends)
            st.info(words.no_range.format(low=low, high=high))
        inputs.slider(words.points, "points", settings, 1, help=words.points_help)
        half = number(settings.half_spacing, 3)
        st.markdown(f":small[{words.spacing.format(spacing=spacing(settings), half=half)}]")


def panel(settings: SearchSettings, text: Text) -> None:
    """Show the controls beside the picture."""
    SearchPanel(settings, text).show()


def below(settings: SearchSettings, text: Text) -> None:
    """What the grid and the descent cost with more weights."""
    st.header(text.search.table.title, anchor=False)
    SearchPanel(settings, text).accuracy()
    st.markdown(f"{lead(settings, text)}\n\n{more_weights(settings, text)}")
    st.markdown(f":small[{text.search.table.caveat}]")
