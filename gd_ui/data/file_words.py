"""What is said of a visitor's table: why it was refused, and which of its rows were left out. Markdown."""

from math import ceil

from gd_ui.rows.tables import Rows, TableError, TableProblem, Unreadable
from gd_ui.text import Text
from gd_ui.text.verbatim import verbatim


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
