"""A visitor's own file: opened or pasted, its two columns chosen, how it was read, and what could not be."""

from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

import streamlit as st
from streamlit.runtime.uploaded_file_manager import DeletedFile

from gd_ui.controls import link
from gd_ui.data.file_words import (
    delimiters,
    plain,
    read_line,
    refusal_sentence,
    unreadable_rows,
    why_so,
)
from gd_ui.data.session_end import forget_at_session_end
from gd_ui.player import upload
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.tables import (
    COMMA,
    ENCODINGS,
    OTHER,
    POINT,
    Rows,
    Table,
    TableError,
    TableProblem,
    Told,
    read_table,
)
from gd_ui.rows.tables.cells import number
from gd_ui.rows.tables.encoding import MOST_BYTES
from gd_ui.rows.tables.table import NOTHING
from gd_ui.text import Text
from gd_ui.text.verbatim import verbatim

MOST_MB = 20
COLUMN_KEYS = ("x_column", "y_column")
TOLD_KEY = "told_"
"""Before the name of a field of `Told`: the input that says it."""
AS_FOUND = ""
"""What it says where the table has to say it itself."""
PASTED = ""
"""The name of rows that were pasted."""


@dataclass(eq=False)
class Opened:
    """The table that was opened last and the places of its two columns: its rows, or why there are none.

    `told`: what the visitor said of how it is to be read. `status`: what the server answered that did not take it.
    """

    name: str
    raw: bytes = b""
    told: Told = NOTHING
    table: Table | None = None
    columns: tuple[int, int] = (0, 1)
    rows: Rows | None = None
    error: TableError | None = None
    status: str | None = None

    def forget(self) -> None:
        """Let go of the table."""
        self.raw = b""
        self.table = self.rows = self.error = None


def show(text: Text, disabled: bool) -> None:
    """Where a file is opened or pasted, and what became of it."""
    words = text.data
    st.markdown(f":small[{words.private}]")
    st.file_uploader(  # of any kind: what it is its bytes say, and then a sentence in the visitor's language
        words.upload, key="upload", help=words.upload_help, max_upload_size=MOST_MB, on_change=_take_upload,
        disabled=disabled,
    )  # fmt: skip
    upload.watch("upload", text, _take_refused, removed=_take_away)
    st.text_area(
        words.paste, key="paste", help=words.paste_help, height=100, on_change=_take_paste, disabled=disabled
    )
    opened: Opened | None = st.session_state.get("opened")
    if opened:
        _columns(opened, text)
        _outcome(opened, text)
        if opened.raw:
            _told(opened, text)


def shown_name(name: str, text: Text) -> str:
    """The name of a file, as it is written in a sentence."""
    return verbatim(name) if name else text.data.pasted


def _columns(opened: Opened, text: Text) -> None:
    if opened.table is None:
        return
    words, table = text.data, opened.table
    labels = table.columns if table.has_header else [words.no_header.format(n=n) for n in table.columns]
    # Of an input whose options became others the browser chooses the first, whatever Python says: so it is another.
    keys = [f"{key}_{crc32(repr(labels).encode())}" for key in COLUMN_KEYS]
    for label, key, now in zip((words.x_column, words.y_column), keys, opened.columns, strict=True):
        st.session_state[key] = now
        st.selectbox(
            label,
            range(len(labels)),
            format_func=labels.__getitem__,
            key=key,
            on_change=_take_columns,
            args=(table, *keys),
        )
    if len(set(opened.columns)) < 2:
        st.info(words.same_column)


def _outcome(opened: Opened, text: Text) -> None:
    words, error = text.data, opened.error
    if opened.status is not None:
        st.error(f"{words.not_taken.format(value=opened.status or '—')} {words.kept}")
    elif error and error.problem is TableProblem.MAY_BE_BOTH:
        _question(error, text)
    elif error:
        st.error(f"{refusal_sentence(error, text)} {words.kept}")
    elif opened.rows and opened.table:
        line = read_line(opened.table, opened.rows, shown_name(opened.name, text), text)
        st.markdown("  \n".join([line, *why_so(opened.rows, text)]))
        if opened.rows.unreadable:
            first, *rows = unreadable_rows(opened.rows, text)
            st.warning("\n".join([first, *(f"- {row}" for row in rows)]))


def _question(error: TableError, text: Text) -> None:
    """Asked once of each mark; until it is answered the rows before stay."""
    cell = error.value or ""
    mark = POINT if POINT in cell else COMMA
    st.info(f"{refusal_sentence(error, text)} {text.data.kept}")
    with st.container(horizontal=True):
        for decimal in (OTHER[mark], mark):
            st.button(
                plain(number(cell, decimal) or 0.0),
                key=f"means_{decimal}",
                on_click=_take_meaning,
                args=(mark, decimal),
            )


def _told(opened: Opened, text: Text) -> None:
    """What was understood, and can be changed."""
    words = text.tables.how
    options: dict[str, tuple[str, dict[Any, str]]] = {
        "decimal": (words.decimal_label, {POINT: words.marks.point, COMMA: words.marks.comma}),
        "delimiter": (words.delimiter_label, delimiters(text)),
        "header": (words.names_label, {True: words.in_first_line, False: words.none}),
        "encoding": (words.encoding_label, ENCODINGS),
    }
    with st.popover(words.change):
        for name, (label, choices) in options.items():
            labels = {AS_FOUND: words.found, **choices}
            said = getattr(opened.told, name)
            key = f"{TOLD_KEY}{name}_{text.code}"  # in another language the options are others, too
            st.session_state[key] = AS_FOUND if said is None else said
            st.selectbox(
                label, list(labels), format_func=labels.__getitem__, key=key, on_change=_take_told,
                args=(name, key),
            )  # fmt: skip


def _take_upload() -> None:
    file = st.session_state.upload
    if file is not None and not isinstance(file, DeletedFile):  # as one is after a lost connection
        _open(file.name, file.getvalue())


def _take_paste() -> None:
    if pasted := st.session_state.paste:
        _open(PASTED, pasted.encode())
    else:
        _take_away(pasted=True)


def _take_refused(name: str, size: int, status: str) -> None:
    """A file that did not come."""
    opened = st.session_state.opened = Opened(name, status=status)
    if size > MOST_BYTES:
        opened.status = None
        opened.error = TableError(TableProblem.TOO_BIG, limit=MOST_BYTES, found=size)


def _take_away(pasted: bool = False) -> None:
    """A file that is taken away, or a text that is deleted, takes its rows and its name with it."""
    opened: Opened | None = st.session_state.get("opened")
    if opened and (opened.name == PASTED) == pasted:
        opened.forget()
        del st.session_state["opened"]
    own: OwnRows | None = st.session_state.get("own_rows")
    if own and (own.name == PASTED) == pasted:
        link.drop_rows()


def _open(name: str, raw: bytes) -> None:
    opened = st.session_state.opened = Opened(name, raw)
    forget_at_session_end(opened)
    _read(opened)


def _read(opened: Opened) -> None:
    """Anew, with what the visitor said of it: the columns that were chosen stay, if there are as many as before."""
    before = opened.table
    opened.table = opened.rows = opened.error = None
    try:
        opened.table = read_table(opened.raw, opened.told)
    except TableError as error:
        opened.error = error
        return
    is_alike = before and len(before.columns) == len(opened.table.columns)
    _take_rows(opened, *(opened.columns if is_alike else opened.table.guess))


def _take_told(name: str, key: str) -> None:
    opened: Opened = st.session_state.opened
    said = st.session_state[key]
    opened.told = replace(opened.told, **{name: None if said == AS_FOUND else said})
    _read(opened)


def _take_meaning(mark: str, decimal: str) -> None:
    """What was asked: remembered in the session, for every table in which `mark` may be both."""
    st.session_state.setdefault("decimal_marks", {})[mark] = decimal
    opened: Opened = st.session_state.opened
    _take_rows(opened, *opened.columns)


def _take_columns(table: Table, x_key: str, y_key: str) -> None:
    opened: Opened | None = st.session_state.get("opened")
    if opened and opened.table is table:  # else the browser still says what an input held that has gone
        _take_rows(opened, st.session_state[x_key], st.session_state[y_key])


def _take_rows(opened: Opened, x: int, y: int) -> None:
    """The rows of the two columns become the data; where they cannot be read, the rows before stay."""
    table = opened.table
    assert table is not None, "there are no columns to choose from"
    opened.columns, opened.rows, opened.error = (x, y), None, None
    try:
        opened.rows = table.rows(x, y, st.session_state.get("decimal_marks"))
    except TableError as error:
        opened.error = error
        return
    rows = opened.rows
    names = (table.columns[x], table.columns[y]) if table.has_header else None
    own = OwnRows(rows.data, opened.name, rows.missing + rows.unreadable, names)
    forget_at_session_end(own)
    link.take_rows(own)
