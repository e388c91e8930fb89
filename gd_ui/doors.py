"""The doors of the home page: what each method does and the way to it, and what there is to understand after that."""

import base64

import streamlit as st

from gd_ui.frame import METHODS, PAGES, UNDERSTAND, head_of
from gd_ui.scenes.descent import thumbnail
from gd_ui.settings import AS_IN_THE_NOTES, WITH_NOISE, Method
from gd_ui.text import Text


def show(text: Text) -> None:
    """The methods, then the pages that compare them and explain."""
    _methods(text)
    st.markdown(f"## {text.home.then}")
    for names in (UNDERSTAND[:3], UNDERSTAND[3:]):
        for name, column in zip(names, st.columns(len(names)), strict=True):
            with column.container(border=True, height="stretch"):
                st.page_link(PAGES[name], label=f"**{head_of(text, name).title}**")
                st.markdown(head_of(text, name).lead)


def _methods(text: Text) -> None:
    """A picture of a real run, a sentence and a link for each."""
    for name, column in zip(METHODS, st.columns(len(METHODS)), strict=True):
        method = Method(name)
        settings = AS_IN_THE_NOTES[method] if method is Method.BGD else WITH_NOISE[method]
        with column.container(border=True):
            st.html(_image(thumbnail(settings.run), text.home.picture))
            st.markdown(getattr(text.home, f"door_{name}"))
            st.page_link(PAGES[name], label=getattr(text.menu, name), icon=":material/play_circle:")


def _image(svg: str, description: str) -> str:
    """As an image with its data in the page: Streamlit strips drawings out of HTML."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img class="gd-thumbnail" alt="{description}" src="data:image/svg+xml;base64,{data}">'
