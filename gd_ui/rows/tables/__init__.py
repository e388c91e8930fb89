"""A visitor's own table, from the bytes of a file to rows (x, y). Knows no Streamlit and no words."""

from gd_ui.rows.tables.cells import COMMA, OTHER, POINT
from gd_ui.rows.tables.encoding import ENCODINGS
from gd_ui.rows.tables.layout import DELIMITERS
from gd_ui.rows.tables.marks import Decimal, Why
from gd_ui.rows.tables.problems import CellProblem, TableError, TableProblem, Unreadable
from gd_ui.rows.tables.table import Rows, Table, Told, read_table

__all__ = [
    "COMMA",
    "DELIMITERS",
    "ENCODINGS",
    "OTHER",
    "POINT",
    "CellProblem",
    "Decimal",
    "Rows",
    "Table",
    "TableError",
    "TableProblem",
    "Told",
    "Unreadable",
    "Why",
    "read_table",
]
