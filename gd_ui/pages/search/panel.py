"""The controls of the page on exhaustive search, and the table of what more weights cost."""

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.inputs import start
from gd_ui.pages.search.more_weights import lead, more_weights
from gd_ui.pages.search.sentences import spacing
from gd_ui.pages.search.settings import FINER, LECTURE, SearchSettings
from gd_ui.pages.search.words import Words
from gd_ui.text.numbers import number

ACCURACY_WIDTH = 220
"""Pixels."""


def panel(inputs: Inputs[SearchSettings]) -> None:
    """Show what sets the search up; the learning rate and the start of the descent beside it are in the player."""
    settings, words = inputs.settings, inputs.text.of(Words).panel

    def set_up() -> None:
        off = bool(link.alone_free())
        presets = {"lecture": LECTURE, "with_noise": SearchSettings(), "finer": FINER}
        with st.container(key="presets", horizontal=True):
            for name, preset in presets.items():
                help_text = getattr(words, f"{name}_help")
                st.button(
                    getattr(words, name), key=name, help=help_text, on_click=link.apply, args=(preset,), disabled=off
                )  # fmt: skip
        inputs.show("low")
        inputs.show("high")
        start(inputs)

    inputs.slide("points")
    half = number(settings.half_spacing, 3)
    st.markdown(f":small[{words.spacing.format(spacing=spacing(settings), half=half)}]")
    inputs.behind("more", inputs.text.panel.more, set_up, map(inputs.told, ("low", "high")))
    if not settings.has_range:
        low, high = map(number, settings.ends)
        st.info(words.no_range.format(low=low, high=high))
    data_panel(inputs)


def below(inputs: Inputs[SearchSettings]) -> None:
    """What the grid and the descent cost with more weights."""
    settings, text = inputs.settings, inputs.text
    words = text.of(Words).table
    opener = st.expander(words.title, key="more_weights", on_change="rerun")
    if opener.open:
        with opener:
            inputs.show("accuracy", width=ACCURACY_WIDTH)
            st.markdown(f"{lead(settings, text)}\n\n{more_weights(settings, text)}")
            st.markdown(f":small[{words.caveat}]")
