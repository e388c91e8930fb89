"""What every page shares: its head, the menu, the language, the lesson."""

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import ParamSpec

import streamlit as st
from streamlit.commands.page_config import MenuItems

from gd_ui import controls
from gd_ui.player import connection
from gd_ui.server.turns import in_turn
from gd_ui.text import LANGUAGES, Page, Text, language_of, lesson

Given = ParamSpec("Given")
STYLE, PRESENT_STYLE = (Path(__file__).with_name(name) for name in ("frame.css", "present.css"))
MENU_ITEMS: MenuItems = {"About": "Gradient Descent Lab"}
"""Any entry keeps Streamlit's menu on the page, and with it the switch between light and dark."""
TELL_BROWSER = (
    "document.documentElement.lang = document.currentScript.dataset.lang;"
    "document.title = document.currentScript.dataset.title"
)
"""The same on every page: deploy/Caddyfile lets it run by its hash, and no other script within a page."""
LESSON_WIDTH = 860
"""Pixels: longer lines are hard to read."""
METHODS = ("bgd", "sgd", "mini_batch")
UNDERSTAND = ("compare", "noise", "learning_rate", "search", "landscape", "pitfalls")
PAGES = {"home": "home.py"} | {name: f"pages/{name}.py" for name in METHODS + UNDERSTAND}


@in_turn
def open_page(name: str) -> Text:
    """Start the page `name`: title, menu and language; gives the texts to use."""
    st.set_page_config(
        page_title="Gradient Descent Lab", page_icon="📉", layout="wide", menu_items=MENU_ITEMS
    )
    st.html(STYLE)
    controls.on_page(name)
    if controls.is_presented():
        st.html(PRESENT_STYLE)
    with st.sidebar:
        name_place = st.container()
        text = _language()
        name_place.markdown(f"**{text.menu.app}**")
        _menu(text)
    head = head_of(text, name)
    _tell_browser(text, head.title)
    connection.show(text)
    st.title(head.title, anchor=False)
    st.markdown(head.lead)
    _links_doing(text)
    return text


def head_of(text: Text, name: str) -> Page:
    """The title and the lead of the page `name`."""
    of_page = getattr(text, name)
    return of_page if isinstance(of_page, Page) else of_page.page


def show_lesson(name: str, text: Text) -> None:
    """The lesson of the page `name`."""
    st.container(width=LESSON_WIDTH).markdown(lesson(text.code, name))


def _links_doing(text: Text) -> None:
    """What the link has locked, and the way out of the view for projectors."""
    words = text.sharing
    if names := controls.labels_of(controls.locked(), text):
        st.markdown(f":small[{words.locked.format(names=text.comma.join(names.values()))}]")
    if controls.is_presented():
        st.button(words.leave, key="leave", on_click=controls.present, args=(False,))


def part(show: Callable[Given, None]) -> Callable[Given, None]:
    """A part of a page: a moved control in it runs only `show` again, in turn with what others run."""
    shown: Callable[Given, None] = st.fragment(in_turn(show))
    return shown


@part
def lesson_opener(name: str, title: str, text: Text) -> None:
    """The lesson behind a click: formulas and code load 2 MB of scripts, for which the picture would have to wait."""
    opener = st.expander(title, key="lesson", on_change="rerun")
    if opener.open:
        with opener:
            show_lesson(name, text)


def _tell_browser(text: Text, title: str) -> None:
    """By the language of <html> a browser reads a page aloud, breaks its lines, and offers to translate it."""
    named = f'data-lang="{text.html_lang}" data-title="{escape(title)} · {escape(text.menu.app)}"'
    st.html(f"<script {named}>{TELL_BROWSER}</script>", unsafe_allow_javascript=True)


def _language() -> Text:
    browser = language_of(st.context.locale)
    names = {code: text.name for code, text in LANGUAGES.items()}
    label = LANGUAGES[browser].menu.language
    return LANGUAGES[controls.language(label, names, browser)]


def _menu(text: Text) -> None:
    st.page_link(PAGES["home"], label=text.menu.home)
    for title, names in ((text.menu.methods, METHODS), (text.menu.understand, UNDERSTAND)):
        st.markdown(f":small[{title}]")
        for name in names:
            st.page_link(PAGES[name], label=getattr(text.menu, name))
