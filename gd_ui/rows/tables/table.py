"""A table, and the rows that two of its columns make."""

from dataclasses import dataclass, field

import numpy as np

from gd_core import Dataset
from gd_ui.rows.tables.cells import COMMA, POINT
from gd_ui.rows.tables.encoding import text_of
from gd_ui.rows.tables.layout import Layout, layout_of
from gd_ui.rows.tables.problems import TableError, TableProblem, Unreadable
from gd_ui.rows.tables.reading import Reading, read
from gd_ui.rows.tables.regular import MOST_ROWS, rows_in

SMALLEST_X = 1e-50
"""The largest |x| must reach it: its square is still far from the smallest float64."""


@dataclass(frozen=True, eq=False)
class Rows:
    """What two columns hold: the `data` of the `read` rows, in order; how many are `unreadable`, and the first five."""

    data: Dataset
    read: int
    unreadable: int
    examples: tuple[Unreadable, ...]


@dataclass(frozen=True, eq=False)
class Table:
    """A table of which two columns are still to be chosen; made by `read_table`."""

    _text: bytes = field(repr=False)
    _layout: Layout = field(repr=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """A label for each column, no two alike: its name in the header, else "1", "2" …"""
        return self._layout.columns

    @property
    def has_header(self) -> bool:
        """Whether the first line names the columns."""
        return self._layout.has_header

    @property
    def guess(self) -> tuple[int, int]:
        """The columns, counted from 0, that are x and y most likely."""
        return self._layout.guess

    def rows(self, x: int, y: int) -> Rows:
        """The rows of the columns x and y, counted from 0.

        Raises TableError if fewer than half of the rows can be read, or if the x have nothing to teach.
        """
        marks = (POINT,) if self._layout.delimiter == COMMA or b"," not in self._text else (POINT, COMMA)
        reading = read(self._text, self._layout, x, y, marks)
        _refuse_mostly_unreadable(reading, self._layout)
        _refuse_no_slope(reading, self.columns[x])
        data = Dataset(reading.x, reading.y)
        return Rows(data, len(data), reading.unreadable, reading.examples)


def read_table(raw: bytes) -> Table:
    r"""The table in the bytes of a CSV, as a file has them. Raises TableError, and nothing else, whatever they are.

    >>> table = read_table(b"mass;force\n1,5;3\n2;4\n")
    >>> table.columns, table.rows(0, 1).data.x
    (('mass', 'force'), array([1.5, 2. ]))
    """
    text = text_of(raw)
    layout = layout_of(text)
    rows = rows_in(text, layout.start)
    if rows > MOST_ROWS:
        raise TableError(TableProblem.TOO_MANY_ROWS, limit=MOST_ROWS, found=rows)
    if not rows:
        raise _header_only(layout)
    return Table(text, layout)


def _header_only(layout: Layout) -> TableError:
    return TableError(TableProblem.HEADER_ONLY, line=layout.line - 1)


def _refuse_mostly_unreadable(reading: Reading, layout: Layout) -> None:
    read, rows = len(reading.x), len(reading.x) + reading.unreadable
    if not rows:  # the lines below the header are blank
        raise _header_only(layout)
    if not read or 2 * read < rows:
        raise TableError(TableProblem.TOO_FEW_READABLE, limit=rows, found=read, first=reading.examples[0])


def _refuse_no_slope(reading: Reading, column: str) -> None:
    largest = float(np.abs(reading.x).max())
    if largest == 0:
        raise TableError(TableProblem.X_ALL_ZERO, column=column)
    if largest < SMALLEST_X:
        raise TableError(TableProblem.X_TOO_SMALL, column=column, value=repr(largest))
