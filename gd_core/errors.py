"""What can be wrong with data. The words a user reads for it live with the rest of the text, not here."""

from enum import Enum, auto


class DataProblem(Enum):
    """Why data was refused."""

    EMPTY = auto()
    """No row at all."""
    MISMATCH = auto()
    """x and y have different lengths; `row` is the first row without a partner."""
    SHAPE = auto()
    """Not one column of numbers: a table, or a single number."""
    NOT_NUMBERS = auto()
    """Something that cannot be read as a number."""
    NOT_FINITE = auto()
    """NaN or infinity at `row`."""
    TOO_LARGE = auto()
    """At `row`, a magnitude too large to be squared and summed."""


class DataError(ValueError):
    """Raised for data that no descent can run on; a ValueError.

    `reason` says why; `column` ("x" or "y"), `row` (counted from 0) and `value` say where, None where not known.
    """

    def __init__(
        self,
        reason: DataProblem,
        column: str | None = None,
        row: int | None = None,
        value: float | None = None,
    ) -> None:
        super().__init__(f"{reason.name}: column={column}, row={row}, value={value}")
        self.reason = reason
        self.column = column
        self.row = row
        self.value = value
