"""The page for teachers: plans of lessons, worksheets, and the names in a link."""

from functools import partial

import streamlit as st

from gd_ui import classroom
from gd_ui.classroom.words import WORDS, as_data
from gd_ui.pages import BY_NAME
from gd_ui.pages.teach.names import table
from gd_ui.pages.teach.plans import PLANS, as_markdown
from gd_ui.pages.teach.sheets import as_html
from gd_ui.pages.teach.words import Words
from gd_ui.player.keep import in_chat
from gd_ui.player.part import mount
from gd_ui.shell import TEACH, open_page
from gd_ui.text import Text


def show() -> None:
    """The worksheets as files; the plans, one of which is seen; the names, behind an opener."""
    text = open_page(TEACH, list(BY_NAME))
    words = text.of(Words)
    with st.container(key="sheets", horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{words.sheets.title}.** {words.sheets.lead}")
        _file(words.sheets.sheets, words.sheets.sheets_help, f"sheets.{text.code}.html", text, False)
        _file(words.sheets.answers, words.sheets.answers_help, f"answers.{text.code}.html", text, True)
    if told := in_chat(text):
        st.caption(told)
    if classroom.offered():
        words_of_class = WORDS[text.code]
        mount("classroom", {"words": as_data(words_of_class)}, words_of_class.open.failed, "classroom")
    with st.container(key="plans"):
        for plan, tab in zip(PLANS, st.tabs([words.plans[plan].title for plan in PLANS]), strict=True):
            tab.markdown(as_markdown(plan, text))
    st.markdown(words.pack)
    with st.expander(words.names.title, key="names"):
        st.markdown(f"{words.names.lead}\n\n{table(text)}")


def _file(label: str, explained: str, name: str, text: Text, answered: bool) -> None:
    """Made when it is asked for; the page does not run again."""
    made = partial(as_html, text, answered)
    st.download_button(label, made, name, "text/html", help=explained, on_click="ignore")
