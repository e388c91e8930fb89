"""What is said of a visitor's table: how it was read, why it was refused, which rows were left out. Markdown."""

from dataclasses import astuple
from math import ceil

from gd_ui.rows.tables import (
    DELIMITERS,
    ENCODINGS,
    POINT,
    Rows,
    Table,
    TableError,
    TableProblem,
    Unreadable,
    Why,
)
from gd_ui.rows.tables.cells import number
from gd_ui.text import Text
from gd_ui.text.verbatim import verbatim


def read_line(table: Table, rows: Rows, name: str, text: Text) -> str:
    """What was understood of a table, in one line, and what was left out; `name`: the file's, as it is shown."""
    words, layout = text.tables.how, table.layout
    marks = {POINT: words.marks.point}.get(rows.decimal.mark, words.marks.comma)
    parts = [
        text.data.read_rows.format(n=_whole(rows.read), name=name),
        words.columns.format(
            columns=_whole(len(layout.columns)), delimiter=delimiters(text)[layout.delimiter]
        ),
        words.names.format(line=layout.header) if layout.header else words.no_names,
        words.decimal.format(mark=marks) if rows.decimal.why is not Why.NOTHING else words.no_decimals,
        words.encoding.format(encoding=ENCODINGS.get(table.encoding, table.encoding)),
    ]
    for count, template in (
        (layout.above, words.above), (rows.missing, words.missing), (rows.unreadable, words.unreadable)
    ):  # fmt: skip
        if count:
            parts.append(template.format(above=count, missing=_whole(count), unreadable=_whole(count)))
    return " · ".join(parts)


def why_so(rows: Rows, text: Text) -> list[str]:
    """How a mark was read that may part thousands or decimals, and from which cells more than digits was taken off."""
    words, decimal, said = text.tables.how, rows.decimal, []
    if decimal.cell and (value := number(decimal.cell, decimal.mark)) is not None:
        template: str = getattr(words, decimal.why.name.lower())
        said.append(template.format(
            cell=verbatim(decimal.cell), number=verbatim(plain(value)), proof=verbatim(decimal.proof)
        ))  # fmt: skip
    bared = [f"{verbatim(cell)} → {verbatim(plain(of))}" for cell, of in rows.bared if cell != decimal.cell]
    if bared:
        said.append(words.bared.format(cells=text.comma.join(bared)))
    return said


def delimiters(text: Text) -> dict[str, str]:
    """What each delimiter is called."""
    return dict(zip(DELIMITERS, astuple(text.tables.how.delimiters), strict=True))


def plain(value: float) -> str:
    """A number as it is written without a power of ten where it can be, to its last digit.

    >>> plain(1205.0), plain(1.205)
    ('1205', '1.205')
    """
    return f"{value:.15g}"


def refusal_sentence(error: TableError, text: Text) -> str:
    """The sentence for a refused table: where, what stands there, what was expected and what to do."""
    template: str = getattr(text.tables.table, error.problem.name.lower())
    written = _megabytes if error.problem is TableProblem.TOO_BIG else _whole
    return template.format(
        line=error.line,
        column=verbatim(error.column or ""),
        value=_shown(error.value, text),
        limit=written(error.limit),
        found=written(error.found),
        first=unreadable_row(error.first, text) if error.first else "",
    )


def unreadable_rows(rows: Rows, text: Text) -> list[str]:
    """How many rows are left out, the first of them one by one, and how many more; empty if all were read."""
    if not rows.unreadable:
        return []
    counted = text.tables.left_out.format(
        unreadable=_whole(rows.unreadable), rows=_whole(rows.read + rows.unreadable)
    )
    more = rows.unreadable - len(rows.examples)
    rest = [text.tables.more.format(more=_whole(more))] if more else []
    return [counted, *(unreadable_row(row, text) for row in rows.examples), *rest]


def unreadable_row(row: Unreadable, text: Text) -> str:
    """The sentence for a row that cannot be read."""
    template: str = getattr(text.tables.row, row.problem.name.lower())
    return template.format(line=row.line, column=verbatim(row.column), value=_shown(row.value, text))


def _shown(value: str | None, text: Text) -> str:
    return verbatim(value) if value else text.tables.nothing


def _whole(number: int | None) -> str:
    return f"{number or 0:,}"


def _megabytes(size: int | None) -> str:
    """Rounded up, so that a file just over the limit does not seem to be just at it."""
    return f"{ceil(10 * (size or 0) / 2**20) / 10:,g}"
