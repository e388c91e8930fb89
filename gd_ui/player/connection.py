"""Whether the page has its server: says so when it has not, and runs the page anew once it has again.

What says it (JavaScript and CSS) is served from static/connection.
"""

import streamlit as st

from gd_ui.controls import refused
from gd_ui.player.part import mount
from gd_ui.text import Text


def show(text: Text, key: str = "connection") -> None:
    """Watch over the connection, in the language of `text`. It stands outside of all fragments.

    Streamlit itself comes back to a session that still is where it was. In another process, a fragment that is asked
    for before the page has run is one that does not exist, and Streamlit says nothing to whoever moved its input.
    To whoever asks for a page that is none it shows the first, and says so in English over it.
    """

    def missing() -> None:
        refused.take_page(st.session_state[key]["missing"])

    handlers = {"on_back_change": _run, "on_missing_change": missing}
    mount("connection", {"captions": text.connection}, text.connection.failed, key, **handlers)


def _run() -> None:
    """That the page runs is all that is wanted."""
