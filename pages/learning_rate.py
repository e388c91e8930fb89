"""How large may α be?"""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.rate_map.scene import rate_map_scene
from gd_ui.scenes.rate_map.words import counted, sentences
from gd_ui.settings.rate_map import RateMap

text = frame.open_page("learning_rate")


@frame.part
def stage() -> None:
    """A moved control runs only this again."""
    settings = controls.read(RateMap())
    with st.container(key="stage"):
        scene = with_lesson(rate_map_scene(settings, text), "learning_rate", settings, text)
        controls.play(scene, {"w0": controls.set_start, "lr": controls.pick_rate(settings)})
        with st.container(key="panel"):
            controls.RateMapPanel(settings, text).show()
    controls.write(settings)
    said = sentences(settings, text)
    with st.container(key="ending"):
        st.markdown("\n".join(f"- {one}" for one in said))
    st.markdown(f":small[{counted(settings, text)}]")
    sharing.show("learning_rate", settings, text, said)


stage()
frame.lesson_opener("learning_rate", text.learning_rate.lesson_title, text)
