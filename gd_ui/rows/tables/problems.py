"""What can be wrong with a table. The words a visitor reads for it live with the rest of the text, not here."""

from dataclasses import dataclass
from enum import Enum, auto

CUT = 40
"""Of a value from the file at most so many characters are kept to be shown."""


def cut(value: str) -> str:
    """A value from the file as it is shown: without the blanks around it, a long one cut."""
    value = value[: 100 * CUT].strip()
    return value if len(value) <= CUT else value[: CUT - 1] + "…"


class TableProblem(Enum):
    """Why a table was refused."""

    EMPTY = auto()
    """Nothing in it but blanks."""
    TOO_BIG = auto()
    """`found` bytes where `limit` are allowed."""
    WORKBOOK = auto()
    """An Excel workbook, old or new, or another zip file."""
    GZIP = auto()
    """Packed by gzip."""
    PDF = auto()
    """A PDF document."""
    BINARY = auto()
    """No text: the first NUL stands in `line`."""
    JSON = auto()
    """JSON, which programs write for programs."""
    HTML = auto()
    """A web page, or other XML."""
    ENCODING = auto()
    """In no encoding that is known, or damaged: `value` is the byte in `line` where the reading ended."""
    ONE_COLUMN = auto()
    """No comma, semicolon, tab or blank parts the lines into two columns; `value` is the first line."""
    TOO_MANY_COLUMNS = auto()
    """`line`, the first, has `found` columns where `limit` are allowed."""
    TOO_MANY_ROWS = auto()
    """`found` rows where `limit` are allowed."""
    UNCLOSED_QUOTE = auto()
    """The cell `value` of `line`, the `column`th, opens a quotation mark that is never closed."""
    HEADER_ONLY = auto()
    """The names of the columns, in `line`, and no row below them."""
    TOO_FEW_READABLE = auto()
    """Of `limit` rows only `found`, fewer than half, can be read; `first` is the first that cannot."""
    ALL_MISSING = auto()
    """Each of `found` rows has a missing value in one of the two columns."""
    SHIFTED = auto()
    """`found` of `limit` lines have more or fewer cells than the others: decimal commas between commas, most likely."""
    MAY_BE_BOTH = auto()
    """Whether the mark in `value`, in `column`, parts thousands or decimals cannot be told: to be asked."""
    X_ALL_ZERO = auto()
    """Every x, in `column`, is 0: the cost does not depend on w."""
    X_TOO_SMALL = auto()
    """The largest |x|, in `column`, is `value`: its square would be lost."""


class CellProblem(Enum):
    """Why a row cannot be read. A missing value is none of these."""

    TEXT = auto()
    """No number at all."""
    SHORT = auto()
    """The line ends before this column."""
    SURPLUS = auto()
    """The line goes on after this column, the last; the value is the first field too many."""
    NOT_FINITE = auto()
    """Infinity."""
    TOO_LARGE = auto()
    """A number beyond ±1e50."""
    FORMULA = auto()
    """A spreadsheet's formula instead of its result."""
    DECIMAL_COMMA = auto()
    """A decimal comma where the rest of the table has points."""
    DECIMAL_POINT = auto()
    """A decimal point where the rest of the table has commas."""
    OTHER_UNIT = auto()
    """A number with a unit or a sign of money that the rest of its column does not have, or without theirs."""
    LINE_BREAK = auto()
    """Several lines between quotation marks."""


@dataclass(frozen=True)
class Unreadable:
    """A row that was left out: its `line` as an editor counts, the column's label and the value that is to blame."""

    line: int
    column: str
    value: str
    problem: CellProblem


class TableError(ValueError):
    """A table that no rows can be taken from; what else is known depends on the problem, and is said there."""

    def __init__(
        self,
        problem: TableProblem,
        *,
        line: int | None = None,
        column: str | None = None,
        value: str | None = None,
        limit: int | None = None,
        found: int | None = None,
        first: Unreadable | None = None,
    ) -> None:
        super().__init__(f"{problem.name}: {line=}, {column=}, {value=}, {limit=}, {found=}, {first=}")
        self.problem = problem
        self.line = line
        self.column = column
        self.value = value
        self.limit = limit
        self.found = found
        self.first = first
