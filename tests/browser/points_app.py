"""A page with nothing but the editor for points, and what Python has received from it."""

import time

import streamlit as st

from gd_ui.player import points
from gd_ui.rows.points_code import read, written
from gd_ui.text import LANGUAGES
from harness.visits import begin_if_new


def keep(drawn: list[tuple[float, float]]) -> None:
    st.session_state.drawn = drawn


@st.fragment
def stage() -> None:
    """A fragment, as on every page: Streamlit does not break it off when more is sent, so an answer may be old."""
    words = vars(LANGUAGES[st.query_params.get("lang", "en")].points)
    st.button("other", on_click=keep, args=([(10.0, 1.0), (20.0, 3.0)],))
    drawn = st.session_state.drawn
    time.sleep(float(st.query_params.get("slow", "0")))
    with st.container(width=300 if "narrow" in st.query_params else "stretch"):
        points.show(drawn, words | {"problem": st.query_params.get("problem", "")}, keep)
    st.text(written(drawn))


begin_if_new()
st.session_state.setdefault("drawn", read(st.query_params.get("p")) or ((1, 2), (2, 3.5), (5, 9)))
stage()
