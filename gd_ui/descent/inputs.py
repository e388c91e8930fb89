"""The start of a descent, and a way back where its learning rate was too large."""

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import OnRows, Rated
from gd_ui.controls.inputs import Inputs, any_open
from gd_ui.descent.rates import Zone, rates
from gd_ui.text import Text
from gd_ui.text.numbers import number


def start(inputs: Inputs[OnRows]) -> None:
    """The weight w₀."""
    inputs.show("w0")


def way_back(rated: Rated, text: Text) -> None:
    """A button that takes the largest learning rate that surely comes down."""
    rate = rates(rated).ends[Zone.FAST]
    label, locked = text.ending.way_back.format(rate=number(rate)), "lr" in link.locked()
    st.button(label, key="way_back", type="primary", on_click=_back, args=(rate,), disabled=locked)


def _back(rate: float) -> None:
    link.choose("lr", rate)
    if any_open():  # what is open shows more of the run than the part that the button is in
        st.rerun()
