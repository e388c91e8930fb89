"""Under the picture, behind an opener: the link to it, the view for a projector, and what can be kept of the run."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.controls.inputs import labels_of
from gd_ui.export import Export, needs_rows, rows_csv
from gd_ui.export.data_code import ROWS_FILE
from gd_ui.player import keep
from gd_ui.text import Text

Settings = TypeVar("Settings", bound=Chosen)


Sentences = Callable[[Settings, Text], list[str]]


def show(
    page: str, export: Export[Settings], settings: Settings, text: Text, sentences: Sentences[Settings]
) -> None:
    """The opener on the page `page`; `sentences`: what is said of how the run ended."""
    opener = st.expander(text.sharing.title, key="sharing", on_change="rerun")
    if opener.open:
        with opener:
            _share(page, export, settings, text, sentences(settings, text))
            _files(export, settings, text)


def _share(page: str, export: Export[Settings], settings: Settings, text: Text, said: list[str]) -> None:
    head, words = text.page(page), text.sharing
    line = export.settings_line(settings, text)
    about = keep.About(export.file_name(settings), head.title, head.lead, line, said)
    place = st.container()
    names, locked = labels_of(settings.inputs, page, text), link.locked()
    free = [name for name in names if locked and name not in locked]
    only = st.pills(
        words.only, list(names), format_func=names.__getitem__, key="only", help=words.only_help,
        selection_mode="multi", default=free,
    )  # fmt: skip
    asks = st.toggle(words.ask, link.asks_always(), key="ask", help=words.ask_help)
    extra: dict[str, str] = {}
    withdrawn: list[str] = []
    if set(only) != set(free):  # else what the address says of it stays, in whichever words it does
        withdrawn += [link.LOCK, link.ONLY]
        extra |= {link.ONLY: ",".join(only)} if only else {}
    if asks:
        extra[link.ASK] = link.ALWAYS
    else:
        withdrawn.append(link.ASK)
    own = link.has_rows(settings) and settings.source.own is not None
    with place.container(key="keep_and_present", horizontal=True):
        keep.show(text, about, keep.Link(extra, withdrawn, words.own_rows if own else ""))
        if st.button(
            words.present, key="present", help=words.present_help, on_click=link.present, args=(True,)
        ):
            st.rerun()  # all of the page: the button alone runs only its part again


def _files(export: Export[Settings], settings: Settings, text: Text) -> None:
    """Each is made when it is asked for, and the page does not run again."""
    words, name, here = text.sharing, export.file_name(settings), _address()
    with st.container(key="files", horizontal=True):
        _file(words.steps, words.steps_help, f"{name}.csv", lambda: export.steps_csv(settings, text, here))
        _file(words.program, words.program_help, f"{name}.py", lambda: export.script(settings, text, here))
        if link.has_rows(settings) and needs_rows(settings):
            rows = partial(rows_csv, settings, text)
            _file(words.rows, words.rows_help, ROWS_FILE, rows)


def _file(label: str, explained: str, name: str, make: Callable[[], str | bytes]) -> None:
    st.download_button(label, make, name, key=f"keep_{name}", help=explained, on_click="ignore")


def _address() -> str:
    named = st.query_params.to_dict()
    named.pop(link.CLASS, None)
    asked = urlencode(named)
    return f"{st.context.url or ''}{'?' if asked else ''}{asked}"
