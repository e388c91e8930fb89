"""Exhaustive search: a grid of w beside gradient descent, and what both take with more weights."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.search.more_weights import lead, more_weights
from gd_ui.scenes.search.scene import search_scene
from gd_ui.scenes.search.words import findings
from gd_ui.settings.search import SearchSettings

text = frame.open_page("search")


@frame.part
def stage() -> None:
    """A moved control runs only this again."""
    settings = controls.read(SearchSettings())
    panel = controls.SearchPanel(settings, text)
    with st.container(key="stage"):
        scene = with_lesson(search_scene(settings, text), "search", settings, text)
        controls.play(scene, {"w0": controls.set_start})
        with st.container(key="panel"):
            panel.show()
    controls.write(settings)
    said = findings(settings, text)
    with st.container(key="ending"):
        st.markdown("\n".join(f"- {one}" for one in said))
    sharing.show("search", settings, text, said)
    st.header(text.search.table.title, anchor=False)
    panel.accuracy()
    st.markdown(f"{lead(settings, text)}\n\n{more_weights(settings, text)}")
    st.markdown(f":small[{text.search.table.caveat}]")


stage()
frame.lesson_opener("search", text.search.lesson_title, text)
