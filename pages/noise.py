"""The noise of batches: 200 seeds of one setting, the cloud of gradients, the floor and what removes it."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.noise.scene import noise_scene
from gd_ui.scenes.noise.words import verdict
from gd_ui.settings.noise import Fan, Outcome

text = frame.open_page("noise")


@frame.part
def stage() -> None:
    """A moved control runs only this again."""
    fan = controls.read(Fan())
    with st.container(key="stage"):
        scene = with_lesson(noise_scene(fan, text), "noise", fan, text)
        controls.play(scene, {"batch": controls.set_batch})
        with st.container(key="panel"):
            controls.NoisePanel(fan, text).show()
    controls.write(fan)
    said = verdict(fan, text)
    with st.container(key="ending"):
        st.markdown("\n\n".join(said))
    if fan.outcome is Outcome.GROWING:
        controls.way_back(fan, text)
    sharing.show("noise", fan, text, said)


stage()
frame.lesson_opener("noise", text.noise.lesson_title, text)
