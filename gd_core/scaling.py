"""Rows in other units: features scaled or standardised, rows moved so that their mean is the origin."""

from dataclasses import dataclass

import numpy as np

from gd_core.arrays import Floats
from gd_core.data import Dataset


@dataclass(frozen=True)
class Units:
    """Units for the rows of a descent: x′ = (x − `x_offset`) / `x_scale`, y′ = y − `y_offset`.

    Units() are the rows' own; `scaling_units` and `standard_units` choose others.
    """

    x_offset: float = 0.0
    x_scale: float = 1.0
    y_offset: float = 0.0

    def of(self, data: Dataset) -> Dataset:
        """The rows in these units; `data` itself where they are its own. DataError where Dataset would not take them.

        >>> Units(x_offset=2.0, x_scale=4.0).of(Dataset([2, 6], [1, 5])).x.tolist()
        [0.0, 1.0]
        """
        if self == Units():
            return data
        return Dataset((data.x - self.x_offset) / self.x_scale, data.y - self.y_offset)

    def x(self, raw: float) -> float:
        """What x = `raw`, in the rows' own units, is in these."""
        return (raw - self.x_offset) / self.x_scale


def scaling_units(x: Floats) -> Units:
    """Units in which x (n,) is divided by its largest magnitude. ValueError where every x is 0.

    >>> scaling_units(np.array([-4.0, 2.0]))
    Units(x_offset=0.0, x_scale=4.0, y_offset=0.0)
    """
    largest = float(np.abs(x).max())
    if largest == 0:
        raise ValueError("every x is 0")
    return Units(x_scale=largest)


def standard_units(x: Floats) -> Units:
    """Units in which x (n,) is standardised: mean 0, standard deviation 1 (its sum of squares divided by n).

    ValueError where all x are the same.

    >>> standard_units(np.array([1.0, 3.0]))
    Units(x_offset=2.0, x_scale=1.0, y_offset=0.0)
    """
    if is_constant(x):
        raise ValueError("all x are the same")
    return Units(x_offset=float(x.mean()), x_scale=float(x.std()))


def is_constant(x: Floats) -> bool:
    """Whether all x (n,) are the same, but for what their mean is rounded by."""
    return not float(x.std()) > 1e-12 * float(np.abs(x).max())


@dataclass(frozen=True)
class Line:
    """The least-squares line ŷ = `slope`·x + `intercept`, which `least_squares_line` gives.

    `floor` is its mean squared error, `floor_through_origin` that of ŷ = w·x at its best; both in the units of y².
    """

    slope: float
    intercept: float
    floor: float
    floor_through_origin: float


def least_squares_line(data: Dataset, floor_through_origin: float) -> Line | None:
    """The least-squares line with an intercept; None where all x are the same. What is rounding in it is 0.

    `floor_through_origin` is the least cost of ŷ = w·x, the floor of the data's parabola.

    >>> least_squares_line(Dataset([0, 1], [1, 3]), floor_through_origin=0.5)
    Line(slope=2.0, intercept=1.0, floor=0.0, floor_through_origin=0.5)
    """
    x_mean, y_mean = float(data.x.mean()), float(data.y.mean())
    if is_constant(data.x):
        return None
    x, y = data.x - x_mean, data.y - y_mean
    rounding = 1e-13 * float(np.abs(data.y).max())
    slope = float(x @ y) / float(x @ x)
    slope = slope if abs(slope) * float(x.std()) > rounding else 0.0
    intercept, residuals = y_mean - slope * x_mean, y - slope * x
    floor = float(residuals @ residuals) / len(data)
    return Line(
        slope,
        intercept if abs(intercept) > max(rounding, 1e-13 * abs(slope * x_mean)) else 0.0,
        floor if floor > rounding**2 else 0.0,
        floor_through_origin,
    )


def wants_intercept(line: Line, data: Dataset) -> bool:
    """Whether the rows plainly want the intercept of their `line`: it takes away a fifth of the least cost.

    And by no accident: its t value is above 4, as in fewer than 1 of 10,000 (large, normal) data without one.
    """
    gained, rounding = line.floor_through_origin - line.floor, 1e-20 * float(data.y @ data.y) / len(data)
    plain = len(data) > 2 and gained > max(0.2 * line.floor_through_origin, rounding)
    return plain and gained * (len(data) - 2) > 16 * line.floor
