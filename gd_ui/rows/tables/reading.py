"""The numbers of two columns: at once where a table is regular, row by row where it is not."""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice

import numpy as np
import pandas as pd

from gd_core.arrays import Floats
from gd_ui.rows.tables.cells import COMMA, LARGEST_CELL, OTHER, is_missing, number, problem
from gd_ui.rows.tables.layout import Layout
from gd_ui.rows.tables.marks import Decimal, Evidence, borne, decided
from gd_ui.rows.tables.problems import CellProblem, TableError, TableProblem, Unreadable, cut
from gd_ui.rows.tables.records import records, trimmed
from gd_ui.rows.tables.regular import is_regular

EXAMPLES = 5
"""So many of the rows that cannot be read are kept to be shown."""
HEARD = 2_000
"""So many rows are asked first which mark is the decimal one; all of them, if those do not say."""

PLAIN = frozenset([""])


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read: two arrays (n,), how many rows had a missing value, how many could not be read, the first five.

    Of those, `surplus` lines were too long and `short` ones ended too soon. `bared`: of each manner in which more than
    digits stands in a cell, one cell and the number taken from it.
    """

    x: Floats
    y: Floats
    decimal: Decimal
    missing: int = 0
    unreadable: int = 0
    surplus: int = 0
    short: int = 0
    examples: tuple[Unreadable, ...] = ()
    bared: tuple[tuple[str, float], ...] = ()


def read(text: bytes, layout: Layout, x: int, y: int, told: str | None, known: Mapping[str, str]) -> Reading:
    """The columns x and y. Raises TableError if it has to be asked which mark is the decimal one."""
    places = sorted({x, y})
    evidence = _heard(text, layout, places, HEARD)
    decimal = decided(evidence, layout.beside, told, known)
    if decimal is None or not any(one.votes for one in (*evidence, layout.beside)):
        evidence = _heard(text, layout, places, None) if _has_marks(text, layout) else evidence
        decimal = decided(evidence, layout.beside, told, known)
    if decimal is None:
        place, cell = next(
            (place, cell) for place, one in zip(places, evidence, strict=True) for cell in one.open.values()
        )
        raise TableError(TableProblem.MAY_BE_BOTH, column=layout.columns[place], value=cell)
    units = {place: borne(one) for place, one in zip(places, evidence, strict=True)}
    whole = None
    if all(one == PLAIN for one in units.values()) and is_regular(
        text, layout.start, layout.parts, len(layout.columns)
    ):
        whole = _at_once(text, layout, x, y, decimal)
    reading = whole or _row_by_row(text, layout, x, y, decimal, units)
    return replace(reading, bared=_bared(evidence, decimal.mark, [*units.values()]))


def _has_marks(text: bytes, layout: Layout) -> bool:
    return text.find(b".", layout.start) >= 0 or (
        layout.parts != COMMA and text.find(b",", layout.start) >= 0
    )


def _heard(text: bytes, layout: Layout, places: list[int], rows: int | None) -> list[Evidence]:
    heard = [Evidence() for _ in places]
    for _, record in islice(records(text, layout.start, layout.line, layout.parts), rows):
        for place, one in zip(places, heard, strict=True):
            if place < len(record):
                one.hear(record[place])
    return heard


def _at_once(text: bytes, layout: Layout, x: int, y: int, decimal: Decimal) -> Reading | None:
    """All rows by pandas, whose numbers are Python's; None if there is any cell that it does not take."""
    stream = BytesIO(text)
    stream.seek(layout.start)
    try:
        frame = pd.read_csv(
            stream,
            sep=layout.parts,
            decimal=decimal.mark,
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
    return Reading(*columns, decimal) if within else None


def _row_by_row(
    text: bytes, layout: Layout, x: int, y: int, decimal: Decimal, units: Mapping[int, frozenset[str]]
) -> Reading:
    xs, ys, missing, surplus, short, unreadable = array("d"), array("d"), 0, 0, 0, 0
    examples: list[Unreadable] = []
    width, mark = len(layout.columns), decimal.mark
    for line, record in records(text, layout.start, layout.line, layout.parts):
        if len(record) > width:
            record = trimmed(record, width)
        if len(record) == width:
            one, other = number(record[x], mark, units[x]), number(record[y], mark, units[y])
            if one is not None and other is not None:
                xs.append(one)
                ys.append(other)
                continue
            if is_missing(record[x]) or is_missing(record[y]):
                missing += 1
                continue
        unreadable += 1
        surplus += len(record) > width
        short += len(record) < width
        if len(examples) < EXAMPLES:
            examples.append(_blamed(line, record, layout, (x, y), mark, units))
    return Reading(np.array(xs), np.array(ys), decimal, missing, unreadable, surplus, short, tuple(examples))


def _blamed(
    line: int,
    record: list[str],
    layout: Layout,
    chosen: tuple[int, int],
    mark: str,
    units: Mapping[int, frozenset[str]],
) -> Unreadable:
    columns = layout.columns
    if len(record) < len(columns):
        return Unreadable(line, columns[len(record)], "", CellProblem.SHORT)
    if len(record) > len(columns):
        return Unreadable(line, columns[-1], cut(record[len(columns)]), CellProblem.SURPLUS)
    place = next(place for place in chosen if number(record[place], mark, units[place]) is None)
    cell = record[place]
    return Unreadable(line, columns[place], cut(cell), problem(cell, mark, units[place]))


def _bared(evidence: list[Evidence], mark: str, units: list[frozenset[str]]) -> tuple[tuple[str, float], ...]:
    """Cells that are no numbers to a program which takes digits, a sign and the mark alone."""
    found = {}
    for one, borne_by in zip(evidence, units, strict=True):
        for cell in (*one.manners.values(), *one.open.values(), *one.proofs.values()):
            value = number(cell, mark, borne_by)
            if value is not None and not re.fullmatch(
                r"[+-]?\d*[.,]?\d*([eE].*)?", cell.replace(OTHER[mark], "_")
            ):
                found[cut(cell)] = value
    return tuple(found.items())
