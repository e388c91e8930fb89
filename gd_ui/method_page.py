"""The page of a method. BGD, SGD and mini-batch are one page: they differ in the rows that each update sees."""

import streamlit as st

from gd_ui import controls, frame, sharing
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes.descent import Ending, descent_scene, ending, step_table
from gd_ui.settings import AS_IN_THE_NOTES, Method, Settings
from gd_ui.text import Text


def show(method: Method) -> None:
    """Choose, compute, show; then the lesson."""
    text = frame.open_page(method)
    _stage(method, text)
    frame.lesson_opener(method, text.lesson, text)


@frame.part
def _stage(method: Method, text: Text) -> None:
    """A moved control runs only this again, not the menu and the lesson."""
    settings = controls.read(AS_IN_THE_NOTES[method])
    with st.container(key="stage"):
        scene = descent_scene(settings.run, text, settings.visits_every_row, settings.source)
        scene = with_lesson(scene, method, settings, text)
        controls.play(scene, {"w0": controls.set_start})
        with st.container(key="panel"):
            controls.MethodPanel(settings, text).show()
    controls.write(settings)
    ended = ending(settings.run, settings.source.asked, text)
    _ending(ended, settings, text)
    sharing.show(method, settings, text, [ended.line, ended.prediction])
    _table(settings, text)


def _ending(ended: Ending, settings: Settings, text: Text) -> None:
    with st.container(key="ending"):
        st.markdown(f"{ended.line}\n\n{ended.prediction}")
        if ended.too_large:
            controls.way_back(settings, text)


def _table(settings: Settings, text: Text) -> None:
    opener = st.expander(text.table.title, key="table", on_change="rerun")
    if not opener.open:
        return
    with opener:
        table, left_out = step_table(settings.run, text)
        digits = dict.fromkeys(table.select_dtypes("float"), st.column_config.NumberColumn(format="%.8g"))
        if left_out:
            st.markdown(f":small[{text.table.left_out.format(count=f'{left_out:,}')}]")
        st.dataframe(table, hide_index=True, column_config=digits)
