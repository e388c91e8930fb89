"""The page of a method. BGD, SGD and mini-batch are one page: they differ in the rows that each update sees."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls import link
from gd_ui.descent.export import EXPORT
from gd_ui.descent.panel import MethodPanel
from gd_ui.descent.rate_inputs import way_back
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.sentences import ending
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings
from gd_ui.descent.table import step_table
from gd_ui.lesson import Lesson
from gd_ui.page import Page
from gd_ui.scene.scene import Scene
from gd_ui.text import Text


def method_page(method: Method, lesson: Lesson[Settings]) -> Page[Settings]:
    """The page of `method`, which opens on what the notes' program does."""
    return Page(
        name=method, group="methods", opening=AS_IN_THE_NOTES[method], scene=_scene, panel=_panel,
        sentences=_sentences, lesson=lesson, export=EXPORT, ending=_ending,
        picked=lambda settings: {"w0": link.set_start}, below=_table,
    )  # fmt: skip


def _scene(settings: Settings, text: Text) -> Scene:
    return descent_scene(settings.run, text, settings.visits_every_row, settings.source)


def _panel(settings: Settings, text: Text) -> None:
    MethodPanel(settings, text).show()


def _sentences(settings: Settings, text: Text) -> list[str]:
    ended = ending(settings.run, settings.source.asked, text)
    return [ended.line, ended.prediction]


def _ending(settings: Settings, text: Text, said: Sequence[str]) -> None:
    st.markdown("\n\n".join(said))
    if ending(settings.run, settings.source.asked, text).too_large:
        way_back(settings, text)


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
