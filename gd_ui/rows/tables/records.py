"""A text's records, as Python's csv module parts it: quotation marks are heard, blank lines are none."""

import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper
from itertools import chain

from gd_ui.rows.tables.problems import TableError, TableProblem, cut

QUOTE = b'"'

_BLANKS = " \t\v\f"
_END = "\0"  # a NUL is refused before, so a record that is just this one is ours


def records(text: bytes, start: int, line: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The records from byte `start`, which is in `line`, on: each with the line it begins in.

    Raises TableError at the end if a quotation mark is still open there.
    """
    reader = csv.reader(chain(_lines(text, start), [_END]), delimiter=delimiter)
    begins, record = line, [""]
    for record in reader:
        if record == [_END]:
            return
        if not blank(record):
            yield begins, record
        begins = line + reader.line_num
    raise _unclosed(line + reader.line_num - 1, record)


def blank(record: list[str]) -> bool:
    """Whether a record is no row: a line with nothing in it but blanks and delimiters."""
    return not "".join(record).strip(_BLANKS)


def trimmed(record: list[str], width: int = 0) -> list[str]:
    """A record without the empty cells at its end, but for `width` of them all."""
    end = len(record)
    while end > width and not record[end - 1].strip(_BLANKS):
        end -= 1
    return record[:end]


def refuse_unclosed(text: bytes, start: int, line: int, delimiter: str) -> None:
    """Raises TableError if a quotation mark is never closed. Reads no farther than the last of them."""
    last = text.rfind(QUOTE)
    if last >= start:
        end = text.find(b"\n", last)
        for _ in records(text[:end] if end >= 0 else text, start, line, delimiter):
            pass


def _lines(text: bytes, start: int) -> TextIOWrapper:
    stream = BytesIO(text)
    stream.seek(start)
    return TextIOWrapper(stream, encoding="utf-8", newline="\n")


def _unclosed(last_line: int, record: list[str]) -> TableError:
    cell = record[-1].removesuffix(_END).removesuffix("\n")
    opened = last_line - 1 - cell.count("\n")  # the last line is that of _END
    value = cut(cell.partition("\n")[0])
    return TableError(TableProblem.UNCLOSED_QUOTE, line=opened, column=str(len(record)), value=value)
