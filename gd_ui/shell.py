"""What every page shares: its head, the menu, the language, the lesson."""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import ParamSpec, Protocol

import streamlit as st
from streamlit.commands.page_config import MenuItems

from gd_ui.controls import inputs, link
from gd_ui.declared import NAMES
from gd_ui.player import connection
from gd_ui.server.turns import in_turn
from gd_ui.text import LANGUAGES, Text, language_of, lesson

PRESENT_STYLE = Path(__file__).with_name("present.css")
MENU_ITEMS: MenuItems = {"About": "Gradient Descent Lab"}
"""Any entry keeps Streamlit's menu on the page, and with it the switch between light and dark."""
TELL_BROWSER = (
    "document.documentElement.lang = document.currentScript.dataset.lang;"
    "document.title = document.currentScript.dataset.title"
)
"""The same on every page: deploy/Caddyfile lets it run by its hash, and no other script within a page."""
LESSON_WIDTH = 860
"""Pixels: longer lines are hard to read."""
Given = ParamSpec("Given")
HOME = "home"


class InMenu(Protocol):
    """A page, as far as the menu has it."""

    @property
    def name(self) -> str:
        """Of its script, and of its words."""

    @property
    def group(self) -> str:
        """The part of the menu it stands in, by the name of its title."""


def script_of(name: str) -> str:
    """The script that shows the page `name`, as Streamlit's links have it."""
    return "home.py" if name == HOME else f"pages/{name}.py"


@in_turn
def open_page(name: str, menu: Sequence[InMenu]) -> Text:
    """Start the page `name`: title, language, and the way to the pages of the `menu`; gives the texts to use."""
    st.set_page_config(
        page_title="Gradient Descent Lab", page_icon="📉", layout="wide", menu_items=MENU_ITEMS
    )
    st.html(f"<style>{_style()}</style>")
    link.on_page(name)
    if link.is_presented():
        st.html(PRESENT_STYLE)
    with st.sidebar:
        name_place = st.container()
        text = _language()
        name_place.markdown(f"**{text.menu.app}**")
        _menu(text, menu)
    head = text.page(name)
    _tell_browser(text, head.title)
    connection.show(text)
    with st.container(key="home_head" if name == HOME else "head", horizontal=True):
        st.title(head.title, anchor=False)
        st.markdown(head.lead)
    _links_doing(name, text)
    return text


@cache
def _style() -> str:
    """Ours, with the keys of all inputs that are declared small."""
    small = [name for name, control in NAMES.items() if control.small]
    keys = ", ".join(f".st-key-{kind}{name}" for name in small for kind in ("", "switch_"))
    return Path(__file__).with_name("shell.css").read_text(encoding="utf-8").replace("SMALL", keys, 1)


def part(key: str | None = None) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """A part of a page: a moved control in it runs only this again, in turn with what others run.

    A callback runs it by its `key`: `st.rerun(key)`.
    """

    def parted(show: Callable[Given, None]) -> Callable[Given, None]:
        shown: Callable[Given, None] = st.fragment(in_turn(show), key=key)
        return shown

    return parted


@part()
def lesson_opener(name: str, text: Text) -> None:
    """The lesson behind a click: formulas and code load 2 MB of scripts, for which the picture would have to wait."""
    if not lesson(text.code, name):
        return
    opener = st.expander(text.page(name).lesson, key="lesson", on_change="rerun")
    if opener.open:
        with opener:
            show_lesson(name, text)


def show_lesson(name: str, text: Text) -> None:
    """The lesson of the page `name`."""
    st.container(width=LESSON_WIDTH).markdown(lesson(text.code, name))


def _links_doing(page: str, text: Text) -> None:
    """What the link has locked, and the way out of the view for projectors."""
    words = text.sharing
    if free := link.alone_free():
        names = inputs.labels_of(free, page, text)
        only = words.only_free.format(names=text.comma.join(names.values())) if names else words.all_locked
        st.markdown(f":small[{only}]")
    elif names := inputs.labels_of(link.locked(), page, text):
        st.markdown(f":small[{words.locked.format(names=text.comma.join(names.values()))}]")
    if link.is_presented():
        st.button(words.leave, key="leave", on_click=link.present, args=(False,))


def _tell_browser(text: Text, title: str) -> None:
    """By the language of <html> a browser reads a page aloud, breaks its lines, and offers to translate it."""
    named = f'data-lang="{text.html_lang}" data-title="{escape(title)} · {escape(text.menu.app)}"'
    st.html(f"<script {named}>{TELL_BROWSER}</script>", unsafe_allow_javascript=True)


def _language() -> Text:
    browser = language_of(st.context.locale)
    names = {code: text.name for code, text in LANGUAGES.items()}
    label = LANGUAGES[browser].menu.language
    return LANGUAGES[inputs.language(label, names, browser)]


def _menu(text: Text, pages: Sequence[InMenu]) -> None:
    st.page_link(script_of(HOME), label=text.page(HOME).menu)
    for group in dict.fromkeys(page.group for page in pages):
        st.markdown(f":small[{getattr(text.menu, group)}]")
        for page in pages:
            if page.group == group:
                st.page_link(script_of(page.name), label=text.page(page.name).menu)
