"""Each rule against its paper's formula, written out with plain numbers."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Rule, adam, follow, momentum, nesterov, rmsprop

RATE, K = 0.03, 60


def slope(w: float) -> float:
    """Of a cost that is no parabola: w⁴/4 − w²/2 + w/5."""
    return w**3 - w + 0.2


def assert_followed(rule: Rule, start: float, expected: list[float]) -> None:
    path = follow(lambda w: w**3 - w + 0.2, rule, start, RATE, K)
    np.testing.assert_allclose(path.w, expected, rtol=1e-9, atol=1e-9)


starts = st.floats(-2, 2)


@given(starts, st.floats(0, 0.95))
def test_momentum_is_polyaks_heavy_ball(start: float, mu: float) -> None:
    w = [start, start - RATE * slope(start)]
    for _ in range(K - 1):
        w.append(w[-1] - RATE * slope(w[-1]) + mu * (w[-1] - w[-2]))
    assert_followed(momentum(mu), start, w)


@given(starts, st.floats(0, 0.95))
def test_nesterov_is_at_the_points_ahead_where_sutskever_takes_the_gradient(start: float, mu: float) -> None:
    theta, v, ahead = start, 0.0, [start]
    for _ in range(K):
        v = mu * v - RATE * slope(theta + mu * v)
        theta += v
        ahead.append(theta + mu * v)
    assert_followed(nesterov(mu), start, ahead)


@given(starts)
def test_without_momentum_both_are_plain_descent(start: float) -> None:
    w = [start]
    for _ in range(K):
        w.append(w[-1] - RATE * slope(w[-1]))
    assert_followed(momentum(0), start, w)
    assert_followed(nesterov(0), start, w)


@pytest.mark.parametrize("start", [-1.7, -0.3, 0.0, 0.4, 1.9])
@pytest.mark.parametrize("rho", [0.9, 0.99])
def test_rmsprop_divides_by_the_root_of_the_running_mean_of_squares(start: float, rho: float) -> None:
    w, s = [start], 0.0
    for _ in range(K):
        g = slope(w[-1])
        s = rho * s + (1 - rho) * g**2
        w.append(w[-1] - RATE * g / (sqrt(s) + 1e-8))
    assert_followed(rmsprop(rho), start, w)


@pytest.mark.parametrize("start", [-1.7, -0.3, 0.0, 0.4, 1.9])
@pytest.mark.parametrize("beta1, beta2", [(0.9, 0.999), (0.5, 0.9)])
def test_adam_is_algorithm_1_of_kingma_and_ba(start: float, beta1: float, beta2: float) -> None:
    w, m, v = [start], 0.0, 0.0
    for t in range(1, K + 1):
        g = slope(w[-1])
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        w.append(w[-1] - RATE * (m / (1 - beta1**t)) / (sqrt(v / (1 - beta2**t)) + 1e-8))
    assert_followed(adam(beta1, beta2), start, w)


@given(st.floats(1e-3, 1e6), st.sampled_from([-1.0, 1.0]), st.floats(1e-4, 1))
def test_adams_first_step_is_as_long_as_the_learning_rate_and_rmsprops_ten_times(
    size: float, sign: float, rate: float
) -> None:
    for rule, times in ((adam(), 1), (rmsprop(), 10)):
        first = follow(lambda w: np.full_like(w, sign * size), rule, 0.0, rate, 1).w[1]
        assert first == pytest.approx(-sign * times * rate, rel=1e-3)


@pytest.mark.parametrize("rule", [momentum(), nesterov(), rmsprop(), adam()])
def test_where_the_gradient_is_0_a_rule_at_rest_stays(rule: Rule) -> None:
    assert (follow(np.zeros_like, rule, [1.0, -3.0], 0.1, 5).w == [1.0, -3.0]).all()


@pytest.mark.parametrize("rule", [momentum(), nesterov(), rmsprop(), adam()])
def test_an_update_is_pure(rule: Rule) -> None:
    w, g = np.array([1.0, -2.0]), np.array([0.3, 0.4])
    _, state = rule.update(w, g, rule.init(w), 0.1)
    before = [array.copy() for array in state]
    first, _ = rule.update(w, g, state, 0.1)
    again, _ = rule.update(w, g, state, 0.1)
    assert first.tolist() == again.tolist()
    assert w.tolist() == [1.0, -2.0] and g.tolist() == [0.3, 0.4]
    np.testing.assert_array_equal(state, before)
