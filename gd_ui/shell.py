"""What every page shares: its head, the menu, the language, the lesson."""

from collections.abc import Callable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import ParamSpec

import streamlit as st
from streamlit.commands.page_config import MenuItems

from gd_ui.controls import inputs, link, refused
from gd_ui.controls.chosen import Chosen
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
HOME, TEACH = "home", "teach"


def script_of(name: str) -> str:
    """The script that shows the page `name`, as Streamlit's links have it."""
    return "home.py" if name == HOME else f"pages/{name}.py"


def numbered(name: str, story: Sequence[str], text: Text) -> str:
    """What the page `name` is called in the menu, with its place in the `story`."""
    return f"{story.index(name) + 1} {text.page(name).menu}"


@in_turn
def open_page(name: str, story: Sequence[str], initial: Chosen | None = None) -> Text:
    """Start the page `name`: title, language, and the way to all pages of the `story`; gives the texts to use.

    `initial`: what it opens on, if anything can be chosen there.
    """
    st.set_page_config(
        page_title="Gradient Descent Lab", page_icon="📉", layout="wide", menu_items=MENU_ITEMS
    )
    st.html(f"<style>{_style(tuple(story))}</style>")
    link.on_page(name, initial)
    if link.is_presented():
        st.html(PRESENT_STYLE)
    with st.sidebar:
        name_place = st.container()
        text = _language()
        name_place.markdown(f"**{text.menu.app}**")
        st.page_link(script_of(HOME), label=text.page(HOME).menu)
        for one in story:
            st.page_link(script_of(one), label=numbered(one, story, text))
        st.page_link(script_of(TEACH), label=text.page(TEACH).menu)
    head = text.page(name)
    _tell_browser(text, head.title)
    connection.show(text)
    with st.container(key="home_head" if name == HOME else "head", horizontal=True):
        st.title(head.title, anchor=False)
        st.markdown(head.lead)
    if said := refused.sentences(initial, text):
        st.caption("⚠ " + " ".join(said))
    _links_doing(name, text)
    return text


@cache
def _style(story: tuple[str, ...]) -> str:
    """Ours, with the keys of all inputs that are declared small, and the links to pages that are done.

    What was done the browser knows alone: static/player/remembered.js says it on the whole page.
    """
    small = [name for name, control in NAMES.items() if control.small]
    keys = ", ".join(f".st-key-{kind}{name}" for name in small for kind in ("", "switch_"))
    done = ", ".join(f'[data-done~="{name}"] a[href$="{name}"]' for name in story)
    style = Path(__file__).with_name("shell.css").read_text(encoding="utf-8")
    return style.replace("SMALL", keys, 1).replace("DONE", done)


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
        opener.container(width=LESSON_WIDTH).markdown(lesson(text.code, name))


def lead_on(name: str, story: Sequence[str], text: Text) -> None:
    """What was seen on the page `name`, and the way to the one after it in the `story`; after the last, home."""
    words, to = text.page(name), [*story, HOME][story.index(name) + 1]
    called = text.page(HOME).menu if to == HOME else numbered(to, story, text)
    with st.container(key="lead_on"):
        st.markdown(words.seen)
        st.page_link(script_of(to), label=text.menu.next.format(page=called, because=words.because))


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
