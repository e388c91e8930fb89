"""What part of the plane the panels show."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Parabola
from gd_core.arrays import Floats
from gd_ui.scene.panels import fill
from gd_ui.scene.ranges import cost_range, farthest_early, linear_range, log_range, padded, weight_range
from gd_ui.scene.schema import Json

starts = st.one_of(st.sampled_from([2.0, 1.0, 8.0, -1e6, 1e6]), st.floats(-1e6, 1e6, allow_subnormal=False))
bottoms = st.floats(1.9, 2.1)


@given(bottoms, starts)
def test_the_range_of_w_holds_the_start_and_is_centred_on_the_optimum(best: float, start: float) -> None:
    low, high = weight_range(best, start)
    assert low <= start <= high
    assert (low + high) / 2 == pytest.approx(best, abs=1e-9 * (high - low))


@given(bottoms, starts)
def test_the_range_of_w_is_not_wider_than_the_start_asks_for(best: float, start: float) -> None:
    low, high = weight_range(best, start)
    assert high - low <= max(3.0, 5 * abs(start - best))


@given(st.floats(0, 1.5), st.floats(0, 1.5))
def test_a_start_moved_within_the_range_does_not_move_the_range(one: float, other: float) -> None:
    assert weight_range(2.0, 2.0 + one) == weight_range(2.0, 2.0 - other) == (0.5, 3.5)


@given(starts)
def test_the_optimum_is_shown_on_the_same_chart_from_either_side(start: float) -> None:
    assert weight_range(0.0, start) == weight_range(0.0, -start)


@pytest.mark.parametrize(("rate", "swings"), [(1e-4, 3), (1.5e-4, 1), (5e-5, 0), (1e-2, 0)])
def test_the_first_swings_of_a_diverging_run_are_on_the_chart(rate: float, swings: int) -> None:
    """α·L = 2.66 multiplies the distance by 1.66 each update, 3.99 by 2.99; below 2 none grows; 266 is too far."""
    w: Floats = 2.0 - (1 - rate * 26_600) ** np.arange(10, dtype=np.float64)
    low, high = weight_range(2.0, farthest_early(w, 2.0))
    inside = (low <= w) & (w <= high)
    assert inside[: swings + 1].all()
    assert swings == 0 or abs(high - 2.0) <= 8 * abs(w[0] - 2.0)


def test_the_cost_axis_reaches_the_cost_at_the_edges_of_the_range() -> None:
    low, high = cost_range(Parabola(26600.0, 2.0, 5.0), (0.5, 3.5))
    assert high == 0.5 * 26600 * 1.5**2 + 5
    assert -0.2 * high < low < 0


def test_the_cost_axis_of_a_flat_cost_is_not_empty() -> None:
    low, high = cost_range(Parabola(0.0, 0.0, 0.0), (-1.5, 1.5))
    assert low < 0 < high


losses = st.lists(st.one_of(st.floats(0, 1e300), st.just(math.inf)), min_size=1, max_size=20)


@given(losses)
def test_the_log_axis_holds_every_cost_that_is_neither_rounding_nor_infinite(values: list[float]) -> None:
    low, high = log_range(np.array(values))
    assert math.isfinite(low)
    assert math.isfinite(high)
    assert low < high
    assert all(low < math.log10(v) < high for v in values if 1e-31 < v < math.inf)
    assert math.floor(high) > math.ceil(low), "two powers of ten are named"


def test_the_log_axis_leaves_room_below_for_a_cost_of_0() -> None:
    """A run that lands on the bottom in one update: 13,167 and then 0."""
    low, high = log_range(np.array([13_167.0, 0.0]))
    assert high - low > 5


@given(losses)
def test_the_linear_axis_holds_the_first_cost_and_0(values: list[float]) -> None:
    low, high = linear_range(values[0], np.array(values))
    assert math.isfinite(high)
    assert low < 0 < high
    if values[0] < math.inf:
        assert values[0] <= high


def test_the_linear_axis_does_not_follow_a_diverging_run() -> None:
    assert linear_range(10.0, np.array([10.0, 100.0, 1e30]))[1] < 50
    assert linear_range(10.0, np.array([10.0, 5.0, 1.0]))[1] < 11


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
def test_the_data_axes_hold_the_data_and_0_with_a_margin(values: list[float]) -> None:
    low, high = padded(np.array(values))
    assert low < min(values) <= max(values) < high
    assert low < 0 < high


@pytest.mark.parametrize(
    ("largest", "powers"), [(1e-26, True), (9e-4, True), (2e-3, False), (4e8, False), (1e24, True)]
)
def test_an_axis_of_very_small_or_large_numbers_is_written_in_powers_of_ten(
    largest: float, powers: bool
) -> None:
    """Plotly would write 1e-24 as 1y, and 1e-26 as 0.01y."""
    base: Json = {"data": [], "layout": {"xaxis": {"tickformat": "~s"}, "yaxis": {"type": "log"}}}
    layout = fill(base, {}, {"xaxis": [-largest / 9, largest], "yaxis": [-40.0, -3.0]})["layout"]
    assert (layout["xaxis"].get("exponentformat") == "power") == powers
    assert layout["yaxis"] == {"type": "log", "range": [-40.0, -3.0]}
    assert base["layout"]["xaxis"] == {"tickformat": "~s"}
    assert (layout["xaxis"]["tickformat"] == "~s") == (
        largest == 4e8
    )  # 20k is read by all, 500m for 0.5 is not


@pytest.mark.parametrize("size", [1e-90, 1e-20, 1.0, 1e90])
def test_the_log_axis_holds_every_cost_of_rows_of_any_size(size: float) -> None:
    losses = size * np.geomspace(1e-12, 1e4, 30)
    low, high = log_range(losses)
    assert low < np.log10(losses.min()) < np.log10(losses.max()) < high
    assert high - low < 20
