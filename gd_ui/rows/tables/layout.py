"""How a table is laid out: what parts its columns, how they are called, where its rows begin."""

import csv
from collections import Counter
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from gd_ui.rows.tables.cells import COMMA, POINT, number, problem
from gd_ui.rows.tables.names import labels, numbered
from gd_ui.rows.tables.problems import CellProblem, TableError, TableProblem, cut
from gd_ui.rows.tables.records import QUOTE, blank, refuse_unclosed

MOST_COLUMNS = 1_000

DELIMITERS = ("\t", ";", ",")
"""Where several would do, the first does: a comma may also be a decimal mark."""

_SAMPLE_BYTES, _SAMPLE_ROWS = 1 << 18, 100
_NAMES = (CellProblem.TEXT, CellProblem.LINE_BREAK)

Records = list[list[str]]


@dataclass(frozen=True)
class Layout:
    """Columns parted by `delimiter`; the rows begin at byte `start`, in `line`. `guess`: where x and y are likely."""

    delimiter: str
    columns: tuple[str, ...]
    has_header: bool
    guess: tuple[int, int]
    start: int
    line: int


def layout_of(text: bytes) -> Layout:
    """The layout, from the first hundred rows. Raises TableError."""
    filled = text.lstrip(b" \t\v\f\n")
    start = text.rfind(b"\n", 0, len(text) - len(filled)) + 1
    line = 1 + text.count(b"\n", 0, start)
    sample = _sample(text, start, line)
    delimiter = max(DELIMITERS, key=lambda one: _fit(_sampled(sample, one), one))
    refuse_unclosed(text, start, line, delimiter)
    rows = _sampled(sample, delimiter)
    if _usual_width(rows)[0] < 2:
        raise TableError(TableProblem.ONE_COLUMN, line=line, value=cut(sample.partition("\n")[0]))
    columns, has_header, guess = _columns(rows, delimiter, line)
    if has_header:
        start, line = _below(text, sample, delimiter, start, line)
    return Layout(delimiter, columns, has_header, guess, start, line)


def _columns(rows: Records, delimiter: str, line: int) -> tuple[tuple[str, ...], bool, tuple[int, int]]:
    """The labels, whether they are names from a header, and which are x and y most likely."""
    has_header = _has_header(rows, delimiter)
    width = len(rows[0]) if has_header else _usual_width(rows)[0]
    if width > MOST_COLUMNS:
        raise TableError(TableProblem.TOO_MANY_COLUMNS, line=line, limit=MOST_COLUMNS, found=width)
    columns = labels(rows[0]) if has_header else numbered(width)
    return columns, has_header, _guess(columns, rows[has_header:], delimiter)


def _below(text: bytes, sample: str, delimiter: str, start: int, line: int) -> tuple[int, int]:
    """The byte and the line after the header, which may itself have line breaks between quotation marks."""
    reader = csv.reader(StringIO(sample, newline="\n"), delimiter=delimiter)
    next(record for record in reader if not blank(record))
    for _ in range(reader.line_num):
        start = min(_end_of_line(text, start) + 1, len(text))
    return start, line + reader.line_num


def _sample(text: bytes, start: int, line: int) -> str:
    """Whole lines from the beginning of the text: at least one."""
    end = len(text)
    if end - start > _SAMPLE_BYTES:
        within = text.rfind(b"\n", start, start + _SAMPLE_BYTES)
        end = within if within >= 0 else _end_of_line(text, start)
    sample = text[start:end]
    if len(sample) > _SAMPLE_BYTES:  # one line only: it may be a table's whole row of names, or no table
        _refuse_wide(sample, line)
    return sample.decode("utf-8")


def _end_of_line(text: bytes, start: int) -> int:
    end = text.find(b"\n", start)
    return end if end >= 0 else len(text)


def _refuse_wide(row: bytes, line: int) -> None:
    width = 1 + max(row.count(one.encode()) for one in DELIMITERS)
    if width > MOST_COLUMNS and QUOTE not in row:
        raise TableError(TableProblem.TOO_MANY_COLUMNS, line=line, limit=MOST_COLUMNS, found=width)


def _sampled(sample: str, delimiter: str) -> Records:
    reader = csv.reader(StringIO(sample, newline="\n"), delimiter=delimiter)
    return list(islice((record for record in reader if not blank(record)), _SAMPLE_ROWS))


def _fit(rows: Records, delimiter: str) -> tuple[int, int]:
    """How many rows hold two numbers, how many have the same columns: how well a delimiter explains a text."""
    with_two = sum(len(list(islice((c for c in row if _holds_number(c, delimiter)), 2))) == 2 for row in rows)
    width, times = _usual_width(rows)
    return with_two, times if width > 1 else 0


def _usual_width(rows: Records) -> tuple[int, int]:
    """The number of columns that most rows have, and how many have it."""
    return Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)


def _holds_number(cell: str, delimiter: str) -> bool:
    return number(cell, POINT) is not None or (delimiter != COMMA and number(cell, COMMA) is not None)


def _has_header(rows: Records, delimiter: str) -> bool:
    """Whether the first row names the columns: no number in it, or a name above numbers."""
    first, below = rows[0], rows[1:]
    if len(first) < 2:  # a title above the table
        return False
    named = [column for column, cell in enumerate(first) if _is_name(cell)]
    if named and not any(_holds_number(cell, delimiter) for cell in first):
        return True
    return any(_is_numbers(below, column, delimiter) for column in named)


def _is_name(cell: str) -> bool:
    return number(cell) is None and problem(cell, POINT) in _NAMES


def _is_numbers(rows: Records, column: int, delimiter: str) -> bool:
    """Whether at least half of what stands in a column are numbers."""
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return 0 < len(cells) <= 2 * sum(_holds_number(cell, delimiter) for cell in cells)


def _guess(columns: tuple[str, ...], rows: Records, delimiter: str) -> tuple[int, int]:
    """The columns named x and y; else the first two that hold numbers, and the first where there are no two."""
    names = [column.casefold() for column in columns]
    if "x" in names and "y" in names:
        return names.index("x"), names.index("y")
    every = range(len(columns))
    likely = [column for column in every if _is_numbers(rows, column, delimiter)]
    x, y = sorted([*likely, *(column for column in every if column not in likely)][:2])
    return x, y
