"""The numbers of two columns: at once where a table is regular, row by row where it is not."""

from array import array
from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pandas as pd

from gd_core.arrays import Floats
from gd_ui.rows.tables.cells import LARGEST_CELL, number, problem
from gd_ui.rows.tables.layout import Layout
from gd_ui.rows.tables.problems import CellProblem, Unreadable, cut
from gd_ui.rows.tables.records import records
from gd_ui.rows.tables.regular import is_regular

EXAMPLES = 5
"""So many of the rows that cannot be read are kept to be shown."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read: two arrays (n,), how many rows could not be, and the first of those."""

    x: Floats
    y: Floats
    unreadable: int = 0
    examples: tuple[Unreadable, ...] = ()


def read(text: bytes, layout: Layout, x: int, y: int, marks: tuple[str, ...]) -> Reading:
    """The columns x and y with that decimal mark with which more rows can be read; the first, if equally many."""
    if is_regular(text, layout.start, layout.delimiter, len(layout.columns)):
        for mark in marks:
            if (whole := _at_once(text, layout, x, y, mark)) is not None:
                return whole
    return max((_row_by_row(text, layout, x, y, mark) for mark in marks), key=lambda one: len(one.x))


def _at_once(text: bytes, layout: Layout, x: int, y: int, mark: str) -> Reading | None:
    """All rows by pandas, whose numbers are Python's; None if there is any cell that it does not take."""
    stream = BytesIO(text)
    stream.seek(layout.start)
    try:
        frame = pd.read_csv(
            stream,
            sep=layout.delimiter,
            decimal=mark,
            header=None,
            usecols=sorted({x, y}),
            dtype=np.float64,
            na_filter=False,
            engine="c",
        )
    except ValueError:
        return None
    columns = frame[x].to_numpy(), frame[y].to_numpy()
    within = all((np.abs(column) <= LARGEST_CELL).all() for column in columns)  # nor is NaN
    return Reading(*columns) if within else None


def _row_by_row(text: bytes, layout: Layout, x: int, y: int, mark: str) -> Reading:
    xs, ys, unreadable = array("d"), array("d"), 0
    examples: list[Unreadable] = []
    width = len(layout.columns)
    for line, record in records(text, layout.start, layout.line, layout.delimiter):
        if len(record) == width:
            one, other = number(record[x], mark), number(record[y], mark)
            if one is not None and other is not None:
                xs.append(one)
                ys.append(other)
                continue
        unreadable += 1
        if len(examples) < EXAMPLES:
            examples.append(_blamed(line, record, layout, (x, y), mark))
    return Reading(np.array(xs), np.array(ys), unreadable, tuple(examples))


def _blamed(line: int, record: list[str], layout: Layout, chosen: tuple[int, int], mark: str) -> Unreadable:
    columns = layout.columns
    if len(record) < len(columns):
        return Unreadable(line, columns[len(record)], "", CellProblem.MISSING)
    if len(record) > len(columns):
        return Unreadable(line, columns[-1], cut(record[len(columns)]), CellProblem.SURPLUS)
    column = next(column for column in chosen if number(record[column], mark) is None)
    cell = record[column]
    return Unreadable(line, columns[column], cut(cell), problem(cell, mark))
