"""A table, and the rows that two of its columns make."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from gd_core import Dataset
from gd_ui.rows.tables.cells import COMMA
from gd_ui.rows.tables.encoding import MOST_BYTES, text_of
from gd_ui.rows.tables.layout import Layout, layout_of
from gd_ui.rows.tables.marks import Decimal
from gd_ui.rows.tables.problems import TableError, TableProblem, Unreadable
from gd_ui.rows.tables.reading import Reading, read
from gd_ui.rows.tables.regular import MOST_ROWS, rows_in

SMALLEST_X = 1e-50
"""The largest |x| must reach it: its square is still far from the smallest float64."""


@dataclass(frozen=True)
class Told:
    """What a visitor said of a table; None where the table has to say it itself."""

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    header: bool | None = None


NOTHING = Told()


@dataclass(frozen=True, eq=False)
class Rows:
    """What two columns hold: the `data` of the `read` rows, in order, and how they were read.

    Left out: `missing` rows without a value, and `unreadable` ones, of which the first five are `examples`. `decimal`:
    the decimal mark, and why. `bared`: cells with more than digits in them, and the numbers taken from them.
    """

    data: Dataset
    read: int
    missing: int
    unreadable: int
    examples: tuple[Unreadable, ...]
    decimal: Decimal
    bared: tuple[tuple[str, float], ...]


@dataclass(frozen=True, eq=False)
class Table:
    """A table of which two columns are still to be chosen; made by `read_table`."""

    encoding: str
    layout: Layout
    told: Told
    _text: bytes = field(repr=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """A label for each column, no two alike: its name in the header, else "1", "2" …"""
        return self.layout.columns

    @property
    def has_header(self) -> bool:
        """Whether a line names the columns."""
        return self.layout.header is not None

    @property
    def guess(self) -> tuple[int, int]:
        """The columns, counted from 0, that are x and y most likely."""
        return self.layout.guess

    def rows(self, x: int, y: int, known: Mapping[str, str] | None = None) -> Rows:
        """The rows of the columns x and y, counted from 0.

        `known`: of a mark that could part thousands or decimals elsewhere, which mark was the decimal one there. Raises
        TableError if it would have to be known, if fewer than half of the rows that have values can be read, or if the
        x have nothing to teach.
        """
        reading = read(self._text, self.layout, x, y, self.told.decimal, known or {})
        _refuse_mostly_unreadable(reading, self.layout, self.columns[y])
        _refuse_no_slope(reading, self.columns[x])
        data = Dataset(reading.x, reading.y)
        return Rows(
            data,
            len(data),
            reading.missing,
            reading.unreadable,
            reading.examples,
            reading.decimal,
            reading.bared,
        )


def read_table(raw: bytes, told: Told = NOTHING) -> Table:
    r"""The table in the bytes of a CSV, as a file has them. Raises TableError, and nothing else, whatever they are.

    >>> table = read_table(b"mass;force\n1,5;3\n2;4\n")
    >>> table.columns, table.rows(0, 1).data.x
    (('mass', 'force'), array([1.5, 2. ]))
    """
    csv.field_size_limit(MOST_BYTES)  # else a cell of 131,072 characters is an exception, not a cell
    text, encoding = text_of(raw, told.encoding)
    text, layout = layout_of(text, told.delimiter, told.header)
    rows = rows_in(text, layout.start)
    if rows > MOST_ROWS:
        raise TableError(TableProblem.TOO_MANY_ROWS, limit=MOST_ROWS, found=rows)
    if not rows:
        raise _header_only(layout)
    return Table(encoding, layout, told, text)


def _header_only(layout: Layout) -> TableError:
    return TableError(TableProblem.HEADER_ONLY, line=layout.header or layout.line - 1)


def _refuse_mostly_unreadable(reading: Reading, layout: Layout, column: str) -> None:
    """Missing values are no fault, as long as any row has both."""
    read, known = len(reading.x), len(reading.x) + reading.unreadable
    if not known and reading.missing:
        raise TableError(TableProblem.ALL_MISSING, found=reading.missing, column=column)
    if not known:  # the lines below the header are blank
        raise _header_only(layout)
    shifted = reading.surplus + (reading.short if layout.header is None else 0)
    if layout.delimiter == COMMA and (shifted > read if layout.header else 4 * shifted >= known):
        raise TableError(TableProblem.SHIFTED, found=shifted, limit=known, value=reading.examples[0].value)
    if 2 * read < known or not read:
        raise TableError(TableProblem.TOO_FEW_READABLE, limit=known, found=read, first=reading.examples[0])


def _refuse_no_slope(reading: Reading, column: str) -> None:
    largest = float(np.abs(reading.x).max())
    if largest == 0:
        raise TableError(TableProblem.X_ALL_ZERO, column=column)
    if largest < SMALLEST_X:
        raise TableError(TableProblem.X_TOO_SMALL, column=column, value=repr(largest))
