"""A visitor's own table, from the bytes of a file to rows (x, y). Knows no Streamlit and no words."""

from gd_ui.rows.tables.problems import CellProblem, TableError, TableProblem, Unreadable
from gd_ui.rows.tables.table import Rows, Table, read_table

__all__ = ["CellProblem", "Rows", "Table", "TableError", "TableProblem", "Unreadable", "read_table"]
