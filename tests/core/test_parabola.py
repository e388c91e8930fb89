"""The cost of y = w·x as a parabola."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Batches, Dataset, Parabola, full_batches, linear_data, notes_data, replay_batches
from gd_core.parabola import batch_parabolas
from tests.core import plain
from tests.core.strategies import batches_of, datasets, numbers


@given(datasets(), numbers)
def test_the_parabola_is_the_mean_of_squares_and_its_slope_the_gradient(data: Dataset, w: float) -> None:
    x, y, rows = data.x.tolist(), data.y.tolist(), range(len(data))
    parabola = Parabola.of(data)
    assert parabola(w) == pytest.approx(plain.cost(x, y, rows, w), rel=1e-9, abs=1e-12)
    assert parabola.gradient(w) == pytest.approx(plain.gradient(x, y, rows, w), rel=1e-9, abs=1e-9)


def test_its_bottom_is_the_least_squares_solution_and_its_floor_what_is_left() -> None:
    data = linear_data(np.arange(1.0, 50_000.0), 2, 30, np.random.default_rng(0))
    (slope,), (left,), *_ = np.linalg.lstsq(data.x[:, None], data.y, rcond=None)
    assert Parabola.of(data).vertex == pytest.approx(slope, rel=1e-12)
    assert Parabola.of(data).floor == pytest.approx(left / len(data), rel=1e-10)


@given(st.data(), datasets())
def test_every_batch_has_the_parabola_of_its_own_rows(draw: st.DataObject, data: Dataset) -> None:
    batches = draw.draw(batches_of(len(data)))
    each = batch_parabolas(data, batches, Parabola.of(data))
    for k in range(len(batches)):
        rows = batches.rows_of(k)
        one = Parabola.of(Dataset(data.x[rows], data.y[rows]))
        assert each.curvature[k] == pytest.approx(one.curvature, rel=1e-12)
        assert each.vertex[k] == pytest.approx(one.vertex, rel=1e-9, abs=1e-12)
        assert each.floor[k] == pytest.approx(one.floor, rel=1e-9, abs=1e-20)


ZEROS = Dataset([0, 0, 0], [1, 2, 3])


@pytest.mark.parametrize(
    ("batches", "floors"),
    [
        (full_batches(3, 2), [14 / 3] * 2),
        (replay_batches(3, [[0], [1], [2]]), [1, 4, 9]),
        (replay_batches(3, [[0, 1], [2]]), [2.5, 9]),
    ],
)
def test_rows_whose_x_are_0_are_flat_at_the_mean_square_of_y(batches: Batches, floors: list[float]) -> None:
    flat = batch_parabolas(ZEROS, batches, Parabola.of(ZEROS))
    assert flat.curvature.tolist() == flat.vertex.tolist() == [0] * len(batches)
    assert flat.floor.tolist() == pytest.approx(floors)


@pytest.mark.parametrize("tiny", [1e-200, 1e-160])
@pytest.mark.parametrize("rows", [[[0]], [[0, 1]]])
def test_a_bottom_that_no_float_holds_counts_as_flat(tiny: float, rows: list[list[int]]) -> None:
    data = Dataset([tiny, tiny], [1e150, 1e150])
    whole = Parabola.of(data)
    for flat in (whole, batch_parabolas(data, replay_batches(2, rows), whole)):
        assert (flat.curvature, flat.vertex) == (0, 0)
        assert flat.floor == pytest.approx(1e300)


def test_near_the_bottom_the_cost_keeps_its_digits() -> None:
    parabola = Parabola.of(notes_data())
    w = np.nextafter(2.0, 3.0)
    assert parabola(float(w)) == 13300 * (w - 2) ** 2


def test_out_of_range_a_cost_is_infinite_and_nobody_is_warned() -> None:
    steep = Parabola.of(Dataset([1e150], [1.0]))
    assert steep(1e200) == np.inf
    assert steep(np.array([0.0, 1e300])).tolist() == [pytest.approx(1.0), np.inf]
    assert Parabola.of(ZEROS)(1e308) == pytest.approx(14 / 3)
