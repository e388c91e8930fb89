"""Each rule against its paper's formula, written out with plain numbers."""

import pickle
from collections.abc import Callable
from math import inf, nan, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Rule, optimize, rules
from gd_core.rules import RULES, adam, momentum, nesterov, plain, rmsprop

RATE, K = 0.03, 60
every = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def slope(w: float) -> float:
    """Of a cost that is no parabola: w⁴/4 − w²/2 + w/5."""
    return w**3 - w + 0.2


def assert_followed(rule: Rule, start: float, expected: list[float]) -> None:
    trajectory = optimize(lambda w: w**3 - w + 0.2, rule, start, RATE, K)
    np.testing.assert_allclose(trajectory.w, expected, rtol=1e-9, atol=1e-9)


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
def test_the_plain_rule_goes_down_the_slope_and_so_do_both_without_momentum(start: float) -> None:
    w = [start]
    for _ in range(K):
        w.append(w[-1] - RATE * slope(w[-1]))
    for rule in (plain(), momentum(0), nesterov(0)):
        assert_followed(rule, start, w)


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
        first = optimize(lambda w: np.full_like(w, sign * size), rule, 0.0, rate, 1).w[1]
        assert first == pytest.approx(-sign * times * rate, rel=1e-3)


@every
def test_where_the_gradient_is_0_a_rule_at_rest_stays(rule: Rule) -> None:
    assert (optimize(np.zeros_like, rule, [1.0, -3.0], 0.1, 5).w == [1.0, -3.0]).all()


@every
def test_an_update_is_pure(rule: Rule) -> None:
    w, g = np.array([1.0, -2.0]), np.array([0.3, 0.4])
    _, state = rule.update(w, g, rule.init(w), 0.1)
    before = [array.copy() for array in state]
    first, _ = rule.update(w, g, state, 0.1)
    again, _ = rule.update(w, g, state, 0.1)
    assert first.tolist() == again.tolist()
    assert w.tolist() == [1.0, -2.0] and g.tolist() == [0.3, 0.4]
    np.testing.assert_array_equal(state, before)


@every
def test_a_rule_says_how_it_is_made_and_is_the_same_after_a_pickle(rule: Rule) -> None:
    again: Rule = pickle.loads(pickle.dumps(rule))
    assert eval(repr(rule), vars(rules)) == again == rule and hash(again) == hash(rule)
    first, second = (optimize(np.sign, one, [1.0, -0.3], RATE, 9).w.tolist() for one in (rule, again))
    assert first == second


def test_a_rule_knows_its_name_and_its_parameters() -> None:
    rule = adam(beta1=0.5)
    assert repr(rule) == "adam(beta1=0.5, beta2=0.999, epsilon=1e-08)"
    assert rule.name == "adam" and rule.parameters == {"beta1": 0.5, "beta2": 0.999, "epsilon": 1e-8}
    assert rule != RULES["adam"] == adam()


@pytest.mark.parametrize("rate", [-0.1, 1.0, 2.0, nan])
@pytest.mark.parametrize(
    ("make", "name"),
    [(momentum, "mu"), (nesterov, "mu"), (rmsprop, "rho"), (adam, "beta1"), (adam, "beta2")],
)
def test_a_rate_of_forgetting_that_is_none_is_refused(
    make: Callable[..., Rule], name: str, rate: float
) -> None:
    with pytest.raises(ValueError, match=f"{name} must be at least 0 and below 1, not {rate}"):
        make(**{name: rate})


@pytest.mark.parametrize("epsilon", [0.0, -1e-8, inf, nan])
@pytest.mark.parametrize("make", [rmsprop, adam])
def test_an_epsilon_that_keeps_nothing_from_0_is_refused(make: Callable[..., Rule], epsilon: float) -> None:
    with pytest.raises(ValueError, match=f"epsilon must be greater than 0 and finite, not {epsilon}"):
        make(epsilon=epsilon)
