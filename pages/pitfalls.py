"""Ten places where the notes are wrong, or not quite right: a question, and then the run that proves it."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.pitfalls.proof import proof_scene
from gd_ui.settings.pitfalls import Pitfalls

text = frame.open_page("pitfalls")


@frame.part
def stage() -> None:
    """Another point, a guess or another run runs only this again."""
    settings = controls.read(Pitfalls())
    panel = controls.PitfallPanel(settings, text)
    panel.choose()
    if panel.ask():
        with st.container(key="stage"):
            controls.play(with_lesson(proof_scene(settings, text), "pitfalls", settings, text))
            with st.container(key="panel"):
                panel.runs()
        sharing.show("pitfalls", settings, text)
    controls.write(settings)


stage()
