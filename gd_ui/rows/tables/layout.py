"""How a table is laid out: what parts its columns, how they are called, where its rows begin."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice

from gd_ui.rows.tables.cells import is_missing, problem, written
from gd_ui.rows.tables.marks import Evidence, is_numbers
from gd_ui.rows.tables.names import labels, numbered
from gd_ui.rows.tables.problems import CellProblem, TableError, TableProblem, cut
from gd_ui.rows.tables.records import QUOTE, blank, refuse_unclosed, trimmed

MOST_COLUMNS = 1_000

WIDE_COMMA, BLANKS = "，", " "
DELIMITERS = ("\t", ";", WIDE_COMMA, ",", BLANKS)
"""Where several would do, the first does: a comma may also be a decimal mark."""
_PARTS = {WIDE_COMMA: "\x1f", BLANKS: "\x1f"}
"""What stands for those that csv readers do not know, in the text that they read."""

_SAMPLE_BYTES, _SAMPLE_ROWS = 1 << 18, 100
_NAMES = (CellProblem.TEXT, CellProblem.LINE_BREAK)
_SAID = re.compile(rb'"?sep=(.|\xef\xbc\x8c)"?[ \t]*(\n|$)', re.IGNORECASE)
"""Excel's own first line, which says what parts the columns."""
_BLANK = rb"(?:[ \t\v\f]|\xe3\x80\x80|\xc2\xa0)+"

Records = list[list[str]]


@dataclass(frozen=True)
class Layout:
    """Columns parted by `delimiter`, which is `parts` in the text; the rows begin at byte `start`, in `line`.

    `header` is the line that names the columns, if one does, and `above` so many lines stand over it, or over the rows.
    `guess`: where x and y are likely. `beside`: what the first rows say of the decimal mark, in all columns of numbers.
    """

    delimiter: str
    parts: str
    columns: tuple[str, ...]
    header: int | None
    above: int
    guess: tuple[int, int]
    start: int
    line: int
    beside: Evidence = field(repr=False)


def layout_of(text: bytes, delimiter: str | None = None, header: bool | None = None) -> tuple[bytes, Layout]:
    """The text as csv reads it, and its layout, from the first hundred rows, as far as it is not given.

    Raises TableError.
    """
    filled = text.lstrip(b" \t\v\f\n")
    start = text.rfind(b"\n", 0, len(text) - len(filled)) + 1
    if said := _SAID.match(text, start):
        delimiter, start = delimiter or said[1].decode(), min(said.end(), len(text))
    line = 1 + text.count(b"\n", 0, start)
    sample = _sample(text, start, line)
    if not sample.strip(" \t\v\f\n,;"):
        raise TableError(TableProblem.EMPTY)
    delimiter = delimiter or _delimiter(sample)
    parts = _PARTS.get(delimiter, delimiter)
    text = text[:start] + _parted(text[start:], delimiter)
    sample = _sample(text, start, line)
    refuse_unclosed(text, start, line, parts)
    found = list(_sampled(sample, parts))
    rows = [row for _, _, row in found]
    if _usual_width(rows)[0] < 2:
        raise TableError(TableProblem.ONE_COLUMN, line=line, value=cut(sample.partition("\n")[0]))
    first, has_names = _first(rows, header)
    below = rows[first + has_names :]
    width = _width(rows[first] if has_names else [], below, line)
    columns = labels((rows[first] + [""] * width)[:width]) if has_names else numbered(width)
    begins = [0, *(end for _, end, _ in found)][first + has_names]
    numeric = [place for place in range(width) if is_numbers(_column(below, place))]
    return text, Layout(
        delimiter, parts, columns, line + found[first][0] if has_names else None, first,
        _guess(columns, below, numeric), _after_lines(text, start, begins), line + begins,
        Evidence.of(cell for place in numeric for cell in _column(below, place)),
    )  # fmt: skip


def _parted(text: bytes, delimiter: str) -> bytes:
    if delimiter == WIDE_COMMA:
        return text.replace(WIDE_COMMA.encode(), b"\x1f")
    if delimiter == BLANKS:
        text = re.sub(rb"(?m)^%b|%b$" % (_BLANK, _BLANK), b"", text)
        return re.sub(_BLANK, b"\x1f", text)
    return text


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


def _after_lines(text: bytes, start: int, lines: int) -> int:
    for _ in range(lines):
        start = min(_end_of_line(text, start) + 1, len(text))
    return start


def _refuse_wide(row: bytes, line: int) -> None:
    width = 1 + max(row.count(one.encode()) for one in DELIMITERS)
    if width > MOST_COLUMNS and QUOTE not in row:
        raise TableError(TableProblem.TOO_MANY_COLUMNS, line=line, limit=MOST_COLUMNS, found=width)


def _sampled(sample: str, parts: str) -> Iterator[tuple[int, int, list[str]]]:
    """The first records that are rows, each with the lines of the sample before it and up to its end."""
    reader = csv.reader(StringIO(sample, newline="\n"), delimiter=parts)
    begins, taken = 0, 0
    for record in reader:
        if not blank(record):
            yield begins, reader.line_num, record
            taken += 1
        if taken == _SAMPLE_ROWS:
            return
        begins = reader.line_num


def _delimiter(sample: str) -> str:
    return max(DELIMITERS, key=lambda one: _fit(sample, one))


def _fit(sample: str, delimiter: str) -> tuple[int, int, int]:
    """How many rows hold two numbers, nothing but numbers, the same columns: how well a delimiter explains a text."""
    text = _parted(sample.encode(), delimiter).decode()
    rows = [row for _, _, row in _sampled(text, _PARTS.get(delimiter, delimiter))]
    known = [[cell for cell in row if not is_missing(cell)] for row in rows]
    with_two = sum(len(list(islice(filter(written, cells), 2))) == 2 for cells in known)
    if delimiter == BLANKS and not with_two:
        return 0, 0, 0
    whole = sum(len(cells) > 1 and all(map(written, cells)) for cells in known)
    width, times = _usual_width(rows)
    return with_two, whole, times if width > 1 else 0


def _usual_width(rows: Records) -> tuple[int, int]:
    """The number of columns that most rows have, and how many have it."""
    return Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)


def _first(rows: Records, header: bool | None) -> tuple[int, bool]:
    """Which row is the first that is no title above the table, and whether it names the columns."""
    filled = [[cell for cell in row if cell.strip()] for row in rows]

    def is_title(place: int) -> bool:
        one, after = filled[place], filled[place + 1]
        if len(one) == 1 and written(one[0]) is None and not is_missing(one[0]):
            return bool(rows[place][0].strip()) or not any(map(written, after))
        names = next((cells for cells in filled[place + 1 :] if len(cells) > 1), after)
        return len(names) > len(one) and all(map(_is_name, names))

    first = 0
    while first + 1 < len(rows) and is_title(first):
        first += 1
    return first, _has_names(rows[first:]) if header is None else header


def _has_names(rows: Records) -> bool:
    """Whether the first row names the columns: no number in it, or a name above numbers."""
    first, below = rows[0], rows[1:]
    named = [place for place, cell in enumerate(first) if _is_name(cell)]
    if len(first) < 2 or not named:
        return False
    others = [cell.strip() for cell in first if not _is_name(cell)]
    if not any(map(written, first)) or _are_years(others):
        return True
    return any(is_numbers(_column(below, place)) for place in named)


def _are_years(cells: list[str]) -> bool:
    """Whether these are different years, as a table has them that goes to the right with time."""
    return 1 < len(set(cells)) == len(cells) and all(
        re.fullmatch("(1[5-9]|20)[0-9]{2}", cell) for cell in cells
    )


def _is_name(cell: str) -> bool:
    return not is_missing(cell) and written(cell) is None and problem(cell, ".") in _NAMES


def _width(names: list[str], below: Records, line: int) -> int:
    """How many columns there are, without those at the end that have neither a name nor a cell."""
    usual = len(names) or _usual_width(below)[0]
    width = max(len(trimmed(names)), min(usual, max((len(trimmed(row)) for row in below), default=0)), 2)
    if width > MOST_COLUMNS:
        raise TableError(TableProblem.TOO_MANY_COLUMNS, line=line, limit=MOST_COLUMNS, found=width)
    return width


def _column(rows: Records, place: int) -> list[str]:
    return [row[place] for row in rows if place < len(row)]


def _guess(columns: tuple[str, ...], rows: Records, numeric: list[int]) -> tuple[int, int]:
    """The columns named x and y; else the first and the last of those that hold numbers.

    Neither a column that counts the rows, nor one that is always the same, unless there are no others.
    """
    names = [column.casefold() for column in columns]
    if "x" in names and "y" in names:
        return names.index("x"), names.index("y")
    counting = [place for place in numeric if _counts(_column(rows, place))]
    same = [place for place in numeric if len(rows) > 1 and len({*_column(rows, place)}) == 1]
    best = [place for place in numeric if place not in counting and place not in same]
    others = [place for place in range(len(columns)) if place not in numeric]
    likely = (best + [place for place in counting + same if place not in best] + others)[: max(2, len(best))]
    return (likely[0], likely[-1]) if len(best) > 1 else (min(likely), max(likely))


def _counts(cells: list[str]) -> bool:
    """Whether cells say 1, 2, 3 … or 0, 1, 2 …"""
    return len(cells) > 1 and any(cells == list(map(str, range(k, k + len(cells)))) for k in (0, 1))
