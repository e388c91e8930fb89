"""The costs of the landscapes: gradients, critical points, and where plain descent ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import BOWL, BOWL_DATA, LANDSCAPES, SADDLE, CriticalKind, Landscape, optimize
from gd_core.arrays import Floats
from gd_core.rules import plain

ALL = list(LANDSCAPES.values())
each = pytest.mark.parametrize("landscape", ALL, ids=[landscape.name for landscape in ALL])
STEP = 1e-5


def nudges(landscape: Landscape) -> Floats:
    """A small step along each weight: (weights, *shape of w)."""
    return STEP * np.eye(2) if landscape.weights == 2 else np.array([STEP])


def differences(landscape: Landscape, w: Floats) -> Floats:
    """The gradient from the cost alone, by central differences."""
    slopes = [(landscape.cost(w + h) - landscape.cost(w - h)) / (2 * STEP) for h in nudges(landscape)]
    return np.reshape(slopes, w.shape)


def curvatures(landscape: Landscape, w: Floats) -> Floats:
    """The eigenvalues of the Hessian, from differences of the gradient."""
    rows = [(landscape.gradient(w + h) - landscape.gradient(w - h)) / (2 * STEP) for h in nudges(landscape)]
    return np.linalg.eigvalsh(np.reshape(rows, (landscape.weights, landscape.weights)))


@given(st.sampled_from(ALL), st.floats(0, 1), st.floats(0, 1))
def test_the_gradient_is_that_of_the_cost(landscape: Landscape, along: float, across: float) -> None:
    low, high = np.array(landscape.low), np.array(landscape.high)
    part = np.array([along, across]) if landscape.weights == 2 else np.array(along)
    w = low + part * (high - low)
    np.testing.assert_allclose(landscape.gradient(w), differences(landscape, w), rtol=1e-5, atol=1e-6)


@each
def test_the_stated_points_have_gradient_0_and_the_curvatures_of_their_kind(landscape: Landscape) -> None:
    for point in landscape.critical:
        w = np.array(point.w)
        np.testing.assert_allclose(landscape.gradient(w), 0, atol=1e-14)
        lowest, highest = curvatures(landscape, w)[[0, -1]]
        kind = (
            CriticalKind.MINIMUM
            if lowest > 0
            else CriticalKind.MAXIMUM
            if highest < 0
            else CriticalKind.SADDLE
        )
        assert kind is point.kind and min(abs(lowest), abs(highest)) > 0.1


@each
def test_along_one_weight_there_are_no_other_points_of_gradient_0(landscape: Landscape) -> None:
    if landscape.weights == 2:
        return
    slopes = landscape.gradient(np.linspace(landscape.low, landscape.high, 10_000))
    assert np.sum(np.sign(slopes[1:]) != np.sign(slopes[:-1])) == len(landscape.critical)


@each
def test_points_and_starts_are_in_the_part_to_show(landscape: Landscape) -> None:
    shown = [landscape.start, *(point.w for point in landscape.critical)]
    assert (np.array(shown) > landscape.low).all() and (np.array(shown) < landscape.high).all()


@each
def test_many_points_at_once_are_the_points_one_by_one(landscape: Landscape) -> None:
    shape = (3, 4, 2) if landscape.weights == 2 else (3, 4)
    w = np.random.default_rng(0).uniform(-1.5, 1.5, shape)
    cost, gradient = landscape.cost(w), landscape.gradient(w)
    assert cost.shape == (3, 4) and gradient.shape == shape
    for at in np.ndindex(3, 4):
        assert cost[at] == pytest.approx(float(landscape.cost(w[at])), rel=1e-12)
        np.testing.assert_allclose(gradient[at], landscape.gradient(w[at]), rtol=1e-12, atol=1e-15)


@each
def test_the_lowest_cost_is_that_of_a_stated_minimum(landscape: Landscape) -> None:
    axes = np.linspace(landscape.low, landscape.high, 301)
    grid = axes if landscape.weights == 1 else np.stack(np.meshgrid(*axes.T), axis=-1)
    minima = [
        landscape.cost(np.array(point.w))
        for point in landscape.critical
        if point.kind is CriticalKind.MINIMUM
    ]
    assert min(minima) == pytest.approx(0, abs=1e-15) and landscape.cost(grid).min() >= -1e-15


@each
def test_plain_descent_goes_downhill_to_a_stated_point_within_400_updates(landscape: Landscape) -> None:
    trajectory = optimize(landscape.gradient, plain(), landscape.start, landscape.learning_rate, 400)
    assert (np.diff(landscape.cost(trajectory.w)) <= 1e-15).all()
    distances = [np.abs(trajectory.w[-1] - point.w).max() for point in landscape.critical]
    assert min(distances) < 0.05


def test_the_bottom_of_the_bowl_is_the_least_squares_line() -> None:
    columns = np.stack([BOWL_DATA.x, np.ones(len(BOWL_DATA))], axis=1)
    line, *_ = np.linalg.lstsq(columns, BOWL_DATA.y)
    np.testing.assert_allclose(BOWL.critical[0].w, line, rtol=1e-12)
    hessian = 2 * columns.T @ columns / len(BOWL_DATA)
    np.testing.assert_allclose(
        curvatures(BOWL, np.array([0.3, -0.7])), np.linalg.eigvalsh(hessian), rtol=1e-6
    )
    w, b = 0.5, -1.0
    mean = sum((w * x + b - y) ** 2 for x, y in zip(BOWL_DATA.x, BOWL_DATA.y, strict=True)) / len(BOWL_DATA)
    assert BOWL.cost(np.array([w, b])) == pytest.approx(mean)


def test_from_the_ridge_plain_descent_runs_to_the_saddle_point_and_from_beside_it_to_a_minimum() -> None:
    on, beside = optimize(
        SADDLE.gradient, plain(), [SADDLE.start, (1e-6, 1.2)], SADDLE.learning_rate, 400
    ).w.transpose(1, 0, 2)
    assert (on[:, 0] == 0).all() and np.abs(on[-1]).max() < 1e-12
    np.testing.assert_allclose(beside[-1], (1, 0), atol=1e-9)
