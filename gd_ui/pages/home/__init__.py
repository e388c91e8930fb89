"""The home page: what this is, in a minute, and the doors to all pages."""

import base64

import streamlit as st

from gd_ui.descent.settings import AS_IN_THE_NOTES, WITH_NOISE, Method
from gd_ui.descent.thumbnail import thumbnail
from gd_ui.pages import PAGES
from gd_ui.pages.home.words import Words
from gd_ui.shell import HOME, open_page, script_of, show_lesson

IN_A_ROW = 3


def show() -> None:
    """The methods, each with a picture of a real run; the pages that compare them and explain; the lesson."""
    text = open_page(HOME, PAGES)
    words = text.of(Words)
    for method, column in zip(Method, st.columns(len(Method)), strict=True):
        settings = AS_IN_THE_NOTES[method] if method is Method.BGD else WITH_NOISE[method]
        with column.container(border=True, key=f"door_{method}"):
            st.html(_image(thumbnail(settings.run), words.picture))
            st.markdown(words.doors[method])
            st.page_link(script_of(method), label=text.page(method).menu, icon=":material/play_circle:")
    st.markdown(f"## {words.then}")
    others = [page.name for page in PAGES if page.name not in list(Method)]
    for first in range(0, len(others), IN_A_ROW):
        for name, column in zip(others[first:], st.columns(IN_A_ROW), strict=False):
            with column.container(border=True, height="stretch", key=f"to_{name}"):
                st.page_link(script_of(name), label=f"**{text.page(name).title}**")
                st.markdown(text.page(name).lead)
    show_lesson(HOME, text)


def _image(svg: str, description: str) -> str:
    """As an image with its data in the page: Streamlit strips drawings out of HTML."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img class="gd-thumbnail" alt="{description}" src="data:image/svg+xml;base64,{data}">'
