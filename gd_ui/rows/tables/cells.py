"""What is a number in a cell, and what is wrong with a cell that holds none."""

import re
import unicodedata

from gd_ui.rows.tables.problems import CellProblem

LARGEST_CELL = 1e50
"""The largest magnitude of a number: what a descent makes of it stays far within float64."""

POINT, COMMA = ".", ","
"""The decimal marks."""

_PARTED = re.compile(r"[+-]?[1-9]\d{0,2}([., '’_\u00a0\u202f])\d{3}(?:\1\d{3})*(?:[.,]\d+)?", re.ASCII)


def number(cell: str, mark: str = POINT) -> float | None:
    """The number in a cell with the decimal `mark`, just as Python's float reads it; None if there is none.

    Blanks around it are allowed. Not numbers here, though Python takes them: `1_000`, full-width digits, NaN,
    infinity; nor is anything beyond ±1e50.

    >>> number(" -1.5e3 "), number("1,5", ","), number("1,5"), number("1e51"), number("1_000")
    (-1500.0, 1.5, None, None, None)
    """
    value = _float(cell, mark)
    return value if value is not None and -LARGEST_CELL <= value <= LARGEST_CELL else None


def problem(cell: str, mark: str) -> CellProblem:
    """What is wrong with a cell in which `number` finds none."""
    cell = cell.strip()
    if not cell:
        return CellProblem.EMPTY
    if "\n" in cell:
        return CellProblem.LINE_BREAK
    if cell.startswith("="):
        return CellProblem.FORMULA
    if _float(cell, mark) is not None:
        return CellProblem.TOO_LARGE if any(map(str.isdigit, cell)) else CellProblem.NOT_FINITE
    return _written_otherwise(cell, mark) or CellProblem.TEXT


def _float(cell: str, mark: str) -> float | None:
    if mark == COMMA:
        cell = cell.replace(POINT, "no point").replace(COMMA, POINT)
    try:
        value = float(cell)
    except ValueError:
        return None
    return value if "_" not in cell and (cell.isascii() or cell.strip().isascii()) else None


def _written_otherwise(cell: str, mark: str) -> CellProblem | None:
    """A number all the same, but in a manner that is not read here."""
    if _PARTED.fullmatch(cell):
        return CellProblem.THOUSANDS
    if mark == POINT and number(cell, COMMA) is not None:
        return CellProblem.DECIMAL_COMMA
    if mark == COMMA and number(cell, POINT) is not None:
        return CellProblem.DECIMAL_POINT
    narrow = unicodedata.normalize("NFKC", cell)
    return CellProblem.WIDE_DIGITS if narrow != cell and number(narrow, mark) is not None else None
