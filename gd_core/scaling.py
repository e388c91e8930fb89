"""Rows in other units: features scaled or standardised, rows moved so that their mean is the origin."""

from dataclasses import dataclass

import numpy as np

from gd_core.arrays import Floats
from gd_core.data import Dataset


@dataclass(frozen=True)
class Units:
    """x′ = (x − `x_offset`) / `x_scale`, y′ = y − `y_offset`: the units in which rows are given to the descent."""

    x_offset: float = 0.0
    x_scale: float = 1.0
    y_offset: float = 0.0

    def of(self, data: Dataset) -> Dataset:
        """The rows in these units; `data` itself where they are its own.

        >>> Units(x_offset=2.0, x_scale=4.0).of(Dataset([2, 6], [1, 5])).x.tolist()
        [0.0, 1.0]
        """
        if self == Units():
            return data
        return Dataset((data.x - self.x_offset) / self.x_scale, data.y - self.y_offset)

    def x(self, raw: float) -> float:
        """What x = `raw` is in these units."""
        return (raw - self.x_offset) / self.x_scale


def scaling_units(x: Floats) -> Units:
    """x divided by its largest magnitude. ValueError where every x is 0.

    >>> scaling_units(np.array([-4.0, 2.0]))
    Units(x_from=0.0, x_by=4.0, y_from=0.0)
    """
    largest = float(np.abs(x).max())
    if largest == 0:
        raise ValueError("every x is 0")
    return Units(x_scale=largest)


def standard_units(x: Floats) -> Units:
    """x with mean 0 and standard deviation 1 (divided by n). ValueError where all x are the same.

    >>> standard_units(np.array([1.0, 3.0]))
    Units(x_from=2.0, x_by=1.0, y_from=0.0)
    """
    if is_constant(x):
        raise ValueError("all x are the same")
    return Units(x_offset=float(x.mean()), x_scale=float(x.std()))


def is_constant(x: Floats) -> bool:
    """Whether all x are the same, but for what a mean is rounded by."""
    return not float(x.std()) > 1e-12 * float(np.abs(x).max())


@dataclass(frozen=True)
class Line:
    """The least-squares line ŷ = `slope`·x + `intercept`, its mean squared error, and that of ŷ = w·x at its best."""

    slope: float
    intercept: float
    floor: float
    floor_through_origin: float


def least_squares_line(data: Dataset, floor_through_origin: float) -> Line | None:
    """The line with an intercept; None where all x are the same. `floor_through_origin` is the least cost of ŷ = w·x.

    >>> least_squares_line(Dataset([0, 1], [1, 3]), floor_through_origin=0.5)
    Line(slope=2.0, intercept=1.0, floor=0.0, floor_without=0.5)
    """
    x_mean, y_mean = float(data.x.mean()), float(data.y.mean())
    if is_constant(data.x):
        return None
    x, y = data.x - x_mean, data.y - y_mean
    slope = float(x @ y) / float(x @ x)
    residuals = y - slope * x
    return Line(
        slope, y_mean - slope * x_mean, float(residuals @ residuals) / len(data), floor_through_origin
    )


def wants_intercept(line: Line, data: Dataset) -> bool:
    """Whether the rows plainly want one: it takes away a fifth of the least cost, and is no accident.

    The t value of the intercept is above 4: by chance in fewer than 1 of 10,000 (large, normal) data without one.
    """
    gained, rounding = line.floor_through_origin - line.floor, 1e-20 * float(data.y @ data.y) / len(data)
    plain = len(data) > 2 and gained > max(0.2 * line.floor_through_origin, rounding)
    return plain and gained * (len(data) - 2) > 16 * line.floor
