"""`python -m harness.visits run app.py`: `streamlit run app.py`, and a tab that is open can come as a new visitor.

A link with `visit=` and a number that the session has not had begins it anew, as if the page had just been loaded: a
visit costs a browser a quarter of what loading the page does, and that is most of what the browser tests cost. With
`empty=` the page is empty: what is shown at the next visit is then drawn anew, whatever was there before. The app
itself does not know of it.
"""

import streamlit as st
from streamlit.web.cli import main

from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen

VISIT, EMPTY = "visit", "empty"


def begin_if_new() -> None:
    """Forget the session if the link says that this is another visit; show nothing if it says that."""
    visit = st.query_params.get(VISIT)
    if visit is None:
        return
    if visit != st.session_state.get(VISIT):
        st.session_state.clear()
        st.session_state[VISIT] = visit
    del st.query_params[VISIT]
    if EMPTY in st.query_params:
        st.stop()


def on_page(name: str, initial: Chosen | None = None) -> None:
    """As `link.on_page`, with which every page begins."""
    begin_if_new()
    _on_page(name, initial)


_on_page = link.on_page

if __name__ == "__main__":
    link.on_page = on_page
    main(prog_name="harness.visits")
