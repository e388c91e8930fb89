"""What data is, and what is refused."""

from math import inf, nan

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gd_core import DataError, DataProblem, Dataset, linear_data, notes_data

RNG = np.random.default_rng


def test_the_notes_data_is_y_twice_x_from_1_to_199() -> None:
    data = notes_data()
    assert len(data) == 199
    assert data.x.tolist() == list(range(1, 200))
    assert data.y.tolist() == list(range(2, 400, 2))


def test_data_is_a_copy_that_cannot_be_written_to() -> None:
    mine = np.array([1.0, 2.0])
    data = Dataset(mine, mine)
    mine[0] = 9.0
    assert data.x.tolist() == [1.0, 2.0]
    with pytest.raises(ValueError, match="read-only"):
        data.x[0] = 9.0


@pytest.mark.parametrize(
    ("x", "y", "reason", "column", "row"),
    [
        ([], [], DataProblem.EMPTY, None, None),
        ([1, 2, 3], [1, 2], DataProblem.MISMATCH, None, 2),
        ([[1, 2]], [1, 2], DataProblem.SHAPE, "x", None),
        (1.0, [1], DataProblem.SHAPE, "x", None),
        ([1, 2], ["a", "b"], DataProblem.NOT_NUMBERS, "y", None),
        ([1, [2, 3]], [1, 2], DataProblem.NOT_NUMBERS, "x", None),
        ([1, nan], [1, 2], DataProblem.NOT_FINITE, "x", 1),
        ([1, 2], [-inf, 2], DataProblem.NOT_FINITE, "y", 0),
        ([1, 1.1e150], [1, 2], DataProblem.TOO_LARGE, "x", 1),
        ([1, 2, 3], [1, 2, -1e200], DataProblem.TOO_LARGE, "y", 2),
    ],
)
def test_bad_data_is_refused_with_the_reason_and_the_place(
    x: ArrayLike, y: ArrayLike, reason: DataProblem, column: str | None, row: int | None
) -> None:
    with pytest.raises(DataError) as caught:
        Dataset(x, y)
    assert (caught.value.reason, caught.value.column, caught.value.row) == (reason, column, row)


def test_a_refused_number_is_named() -> None:
    with pytest.raises(DataError, match="TOO_LARGE") as caught:
        Dataset([1, 2], [2, 1e151])
    assert caught.value.value == 1e151


def test_the_largest_numbers_allowed_can_be_used() -> None:
    assert len(Dataset([1e150, -1e150], [1e150, 1e150])) == 2


def test_linear_data_without_noise_lies_on_the_line() -> None:
    assert linear_data(notes_data().x, 2, 0, RNG(0)).y.tolist() == notes_data().y.tolist()


def test_linear_data_is_the_same_for_the_same_seed_and_has_the_noise_asked_for() -> None:
    x = np.ones(100_000)
    first, again, other = (linear_data(x, 3, 5, RNG(seed)).y for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()
    assert np.std(first - 3) == pytest.approx(5, rel=0.02)


@pytest.mark.parametrize(("slope", "noise"), [(nan, 0), (1, inf), (1e300, 0), (1.0, 1e160)])
def test_linear_data_that_no_float_can_square_is_refused_without_a_warning(
    slope: float, noise: float
) -> None:
    with pytest.raises(DataError):
        linear_data([1e100, 2.0], slope, noise, RNG(0))
