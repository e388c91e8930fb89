"""Costs that are no parabola, and what noise and other rules change there."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.landscape.escapes import escape_table, escape_words
from gd_ui.scenes.landscape.landings import how_near, landings
from gd_ui.scenes.landscape.scene import landscape_scene

text = frame.open_page("landscape")


@frame.part
def stage() -> None:
    """A moved control runs only this again."""
    settings = controls.landscape_settings()
    with st.container(key="stage"):
        heard = {"p0": controls.set_weights, "start": controls.set_weights}
        controls.play(with_lesson(landscape_scene(settings, text), "landscape", settings, text), heard)
        with st.container(key="panel"):
            controls.LandscapePanel(settings, text).show()
    controls.write(settings)
    said = landings(settings, text)
    with st.container(key="ending"):
        st.markdown("\n".join(f"- {one}" for one in said))
        st.markdown(f":small[{how_near(settings, text)}]")
    sharing.show("landscape", settings, text, said)
    if not settings.landscape.trap:
        return
    opener = st.expander(text.landscape.escaping.title, key="escapes", on_change="rerun")
    if opener.open:
        with opener:
            st.markdown(escape_words(settings, text))
            st.table(escape_table(settings, text))


stage()
frame.lesson_opener("landscape", text.landscape.lesson_title, text)
