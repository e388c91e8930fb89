"""The rows a line y = w·x is fitted to, and where they come from."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from gd_core.arrays import Flags, Floats, read_only
from gd_core.errors import DataError, DataProblem

LARGEST_COORDINATE = 1e150
"""The largest |x| or |y|: its square, summed over 10⁸ rows, is still a finite float64."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """Rows (x, y) to fit ŷ = w·x to: two read-only float64 arrays (n,), copied from what was given.

    Raises DataError unless x and y are one-dimensional, equally long, not empty, finite and no larger than
    1e150, whose squares can still be summed. Two are equal only if they are one and the same.

    >>> Dataset([1, 2], [2, float("nan")])
    Traceback (most recent call last):
    gd_core.errors.DataError: NOT_FINITE: column=y, row=1, value=nan
    """

    x: Floats
    y: Floats

    def __init__(self, x: ArrayLike, y: ArrayLike) -> None:
        object.__setattr__(self, "x", _column("x", x))
        object.__setattr__(self, "y", _column("y", y))
        if len(self.x) != len(self.y):
            raise DataError(DataProblem.MISMATCH, row=min(len(self.x), len(self.y)))
        if len(self.x) == 0:
            raise DataError(DataProblem.EMPTY)

    def __len__(self) -> int:
        """The number of rows n."""
        return len(self.x)


def notes_data() -> Dataset:
    """The course notes' data: x = 1 … 199 and y = 2x, exactly; 199 rows.

    >>> notes_data().y[:3].tolist()
    [2.0, 4.0, 6.0]
    """
    x = np.arange(1.0, 200.0)
    return Dataset(x, 2 * x)


def linear_data(x: ArrayLike, slope: float, noise: float, rng: np.random.Generator) -> Dataset:
    """Rows on the line y = slope·x, each y moved by `noise` times a standard normal number from `rng`.

    `x` is (n,); `noise`, in the units of y, is the standard deviation: at 0 the rows lie on the line. Raises DataError
    where Dataset would not take these rows.
    """
    column = _column("x", x)
    with np.errstate(over="ignore", invalid="ignore"):  # too large a y is Dataset's to report
        y = slope * column + noise * rng.standard_normal(len(column))
    return Dataset(column, y)


def _column(name: str, values: ArrayLike) -> Floats:
    try:
        column = np.array(values, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise DataError(DataProblem.NOT_NUMBERS, name) from error
    if column.ndim != 1:
        raise DataError(DataProblem.SHAPE, name)
    _refuse_first(~np.isfinite(column), DataProblem.NOT_FINITE, name, column)
    _refuse_first(np.abs(column) > LARGEST_COORDINATE, DataProblem.TOO_LARGE, name, column)
    return read_only(column)


def _refuse_first(bad: Flags, why: DataProblem, name: str, column: Floats) -> None:
    if bad.any():
        row = int(bad.argmax())
        raise DataError(why, name, row, float(column[row]))
