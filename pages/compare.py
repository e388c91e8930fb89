"""BGD, SGD and mini-batch from one start, under one clock."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.compare.scene import compare_scene
from gd_ui.scenes.compare.standings import standings, verdicts
from gd_ui.settings.compare import Comparison
from gd_ui.text.numbers import number

text = frame.open_page("compare")


@frame.part
def stage() -> None:
    """A moved control runs only this again."""
    race = controls.read(Comparison())
    with st.container(key="stage"):
        scene = with_lesson(compare_scene(race, text), "compare", race, text)
        controls.play(scene, {"w0": controls.set_start})
        with st.container(key="panel"):
            controls.ComparePanel(race, text).show()
    controls.write(race)
    words, said = text.compare, verdicts(race, text)
    with st.container(key="ending"):
        st.markdown("\n".join(f"- {one}" for one in said))
        st.markdown(f":small[{words.counted.format(target=number(race.target))}]")
        st.table(standings(race, text).set_index(words.run))
    st.markdown(
        f":small[{words.time_source.format(overhead=number(race.overhead), per_sample=number(race.per_sample))}]"
    )
    sharing.show("compare", race, text, said)


stage()
frame.lesson_opener("compare", text.compare.lesson_title, text)
