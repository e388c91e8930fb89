"""A visitor's own file: opened or pasted, its two columns chosen, and what could not be read of it."""

from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

from gd_ui.controls import link
from gd_ui.data.file_words import refusal_sentence, unreadable_rows
from gd_ui.data.session_end import forget_at_session_end
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.tables import Rows, Table, TableError, read_table
from gd_ui.text import Text
from gd_ui.text.verbatim import verbatim

KINDS = ["csv", "tsv", "txt"]
MOST_MB = 20
COLUMN_KEYS = ("x_column", "y_column")
PASTED = ""
"""The name of rows that were pasted."""


@dataclass(eq=False)
class Opened:
    """The table that was opened last and the places of its two columns: its rows, or why there are none."""

    name: str
    table: Table | None = None
    columns: tuple[int, int] = (0, 1)
    rows: Rows | None = None
    error: TableError | None = None

    def forget(self) -> None:
        """Let go of the table."""
        self.table = self.rows = self.error = None


def show(text: Text, disabled: bool) -> None:
    """Where a file is opened or pasted, and what became of it."""
    words = text.data
    st.markdown(f":small[{words.private}]")
    st.file_uploader(
        words.upload, KINDS, key="upload", help=words.upload_help, max_upload_size=MOST_MB,
        on_change=_take_upload, disabled=disabled,
    )  # fmt: skip
    st.text_area(
        words.paste, key="paste", help=words.paste_help, height=100, on_change=_take_paste, disabled=disabled
    )
    opened: Opened | None = st.session_state.get("opened")
    if opened:
        _columns(opened, text)
        _outcome(opened, text)


def shown_name(name: str, text: Text) -> str:
    """The name of a file, as it is written in a sentence."""
    return verbatim(name) if name else text.data.pasted


def _columns(opened: Opened, text: Text) -> None:
    if opened.table is None:
        return
    words, table = text.data, opened.table
    labels = table.columns if table.has_header else [words.no_header.format(n=n) for n in table.columns]
    for label, key, now in zip((words.x_column, words.y_column), COLUMN_KEYS, opened.columns, strict=True):
        st.session_state[key] = now
        st.selectbox(
            label, range(len(labels)), format_func=labels.__getitem__, key=key, on_change=_take_columns
        )
    if len(set(opened.columns)) < 2:
        st.info(words.same_column)


def _outcome(opened: Opened, text: Text) -> None:
    words = text.data
    if opened.error:
        st.error(f"{refusal_sentence(opened.error, text)} {words.kept}")
    elif opened.rows:
        st.markdown(words.read_rows.format(n=f"{opened.rows.read:,}", name=shown_name(opened.name, text)))
        if opened.rows.unreadable:
            first, *rows = unreadable_rows(opened.rows, text)
            st.warning("\n".join([first, *(f"- {row}" for row in rows)]))


def _take_upload() -> None:
    file = st.session_state.upload
    if file is not None and not isinstance(file, DeletedFile):  # as one is after a lost connection
        _open(file.name, file.getvalue())


def _take_paste() -> None:
    if pasted := st.session_state.paste:
        _open(PASTED, pasted.encode())


def _open(name: str, raw: bytes) -> None:
    opened = st.session_state.opened = Opened(name)
    forget_at_session_end(opened)
    try:
        opened.table = read_table(raw)
    except TableError as error:
        opened.error = error
        return
    _take_rows(opened, *opened.table.guess)


def _take_columns() -> None:
    _take_rows(st.session_state.opened, *(st.session_state[key] for key in COLUMN_KEYS))


def _take_rows(opened: Opened, x: int, y: int) -> None:
    """The rows of the two columns become the data; where they cannot be read, the rows before stay."""
    assert opened.table is not None, "there are no columns to choose from"
    opened.columns, opened.rows, opened.error = (x, y), None, None
    try:
        opened.rows = opened.table.rows(x, y)
    except TableError as error:
        opened.error = error
        return
    own = OwnRows(opened.rows.data, opened.name, opened.rows.unreadable)
    forget_at_session_end(own)
    link.take_rows(own)
