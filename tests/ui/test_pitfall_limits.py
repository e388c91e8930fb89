"""Points 5 to 10: every number said of limits, floors, rates and units, against closed forms and plain loops."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from gd_core import drawn_batches, linear_data
from gd_ui.pages.pitfalls.proofs import proof
from tests.core import plain

Floats = NDArray[np.float64]
X = np.arange(1.0, 200.0)
L = 2 * sum(x * x for x in range(1, 200)) / 199
NOISY = linear_data(X, 2.0, 20.0, np.random.default_rng(1))


def plain_path(x: Floats, y: Floats, rows: list[int], rates: list[float]) -> list[float]:
    """w of SGD from 1, one row an update."""
    w, path = 1.0, [1.0]
    for i, rate in zip(rows, rates, strict=True):
        w -= rate * 2 * x[i] * (w * x[i] - y[i])
        path.append(w)
    return path


def singles(seed: int, updates: int) -> list[int]:
    rows = drawn_batches(199, 1, updates, np.random.default_rng(seed)).rows
    assert rows is not None
    return [int(row) for row in rows]


def bgd_updates(x: Floats, y: Floats, rate: float, tolerance: float, part: float = 1.0) -> list[float]:
    """w of BGD on `part` of the cost, until that was below the tolerance."""
    path, rows = [1.0], range(len(x))
    while True:
        cost = part * plain.cost(x.tolist(), y.tolist(), rows, path[-1])
        gradient = part * plain.gradient(x.tolist(), y.tolist(), rows, path[-1])
        path.append(path[-1] - rate * gradient)
        if cost < tolerance:
            return path


# ---- 5: the limit of BGD


def test_the_limit_of_bgd_and_what_lies_around_it() -> None:
    facts = proof(5).facts
    assert facts["L"] == L == 26600
    assert facts["limit"] == pytest.approx(2 / L)
    assert facts["share"] == pytest.approx(1e-5 * L)
    assert facts["below"] < facts["limit"] < facts["above"]
    for name in ("below", "above"):
        factor = 1 - facts[name] * L
        assert facts[f"{name}_factor"] == pytest.approx(factor)
        assert facts[f"{name}_w"] == pytest.approx(2 - factor ** facts["updates"], rel=1e-9)
    assert abs(facts["below_factor"]) < 1 < abs(facts["above_factor"])


def test_at_1_over_l_one_update_gets_there_and_the_stopping_rule_needs_a_second() -> None:
    facts, run = proof(5).facts, proof(5).cases[2].run
    assert facts["one_step"] == pytest.approx(1 / L)
    assert run.w[1] == pytest.approx(2, abs=1e-12)
    assert facts["once_updates"] == len(bgd_updates(X, 2 * X, 1 / L, 1e-5)) - 1 == 2


# ---- 6: no floor without noise


def test_without_noise_w_is_2_to_the_last_digit() -> None:
    facts = proof(6).facts
    end = plain_path(X, 2 * X, singles(7, 500), [1e-5] * 500)[-1]
    assert facts["updates"] == 500
    assert facts["error"] == pytest.approx(abs(end - 2), abs=1e-15)
    assert facts["error"] < 1e-15


def test_with_noise_the_bottoms_scatter_and_the_cost_stays_above_the_least() -> None:
    facts, noise = proof(6).facts, NOISY
    assert facts["lowest"] == min(y / x for x, y in zip(noise.x, noise.y, strict=True))
    assert facts["highest"] == max(y / x for x, y in zip(noise.x, noise.y, strict=True))
    best = float(np.linalg.lstsq(noise.x[:, None], noise.y, rcond=None)[0][0])
    assert facts["best"] == pytest.approx(best, rel=1e-9)
    w = np.array(plain_path(noise.x, noise.y, singles(7, 20_000), [1e-5] * 20_000))
    assert facts["long"] == 20_000
    assert facts["measured"] == pytest.approx((L / 2 * (w[1000:] - best) ** 2).mean(), rel=1e-9)


def test_the_predicted_floor_is_the_fixed_point_and_near_the_measured_one() -> None:
    """E[e²] = E[(1 − αh)²]·E[e²] + α²·σ², where e and h do not depend on each other; and g·h has no part at w*."""
    facts, noise, rate = proof(6).facts, NOISY, 1e-5
    h, gradients = 2 * noise.x**2, 2 * noise.x * (noise.x * facts["best"] - noise.y)
    spread = rate**2 * float((gradients**2).mean()) / (1 - float(((1 - rate * h) ** 2).mean()))
    assert facts["predicted"] == pytest.approx(L / 2 * spread, rel=1e-9)
    assert facts["measured"] == pytest.approx(facts["predicted"], rel=0.1)


# ---- 7: the limits of SGD


def test_the_three_limits_are_their_definitions() -> None:
    facts, h = proof(7).facts, 2 * X**2
    assert facts["limit"] == pytest.approx(2 / L)
    assert facts["times"] == pytest.approx(2 * 199**2 / L)
    assert facts["farthest"] == pytest.approx(1 / 199**2)
    assert ((1 - facts["mean_square"] * h) ** 2).mean() == pytest.approx(1, rel=1e-9)

    def lyapunov_exponent(rate: float) -> float:
        return float(np.log(np.abs(1 - rate * h)).mean())

    assert lyapunov_exponent(0.9999 * facts["typical"]) < 0 < lyapunov_exponent(1.0001 * facts["typical"])
    assert facts["farthest"] < facts["low"] < facts["mean_square"] < facts["middle"] < facts["limit"]
    assert facts["limit"] < facts["typical"] < facts["high"]
    assert lyapunov_exponent(facts["low"]) < 0 and lyapunov_exponent(facts["middle"]) < 0 < lyapunov_exponent(
        facts["high"]
    )
    assert facts["growth"] == pytest.approx(((1 - facts["middle"] * h) ** 2).mean()) and facts["growth"] > 1


@pytest.mark.parametrize("name", ["low", "middle", "high"])
def test_what_200_seeds_did_is_what_plain_loops_find(name: str) -> None:
    facts = proof(7).facts
    assert (facts["seeds"], facts["updates"]) == (200, 300)
    paths = [plain_path(X, 2 * X, singles(seed, 300), [facts[name]] * 300) for seed in range(200)]
    distance = np.abs(np.array(paths) - 2)
    assert facts[f"{name}_farther"] == (distance.max(axis=1) > 1).mean()
    assert facts[f"{name}_away"] == (distance[:, -1] > 1).mean()
    if name == "middle":
        assert facts["middle_most"] == pytest.approx(distance.max(), rel=1e-6)


def test_the_answer_on_sgds_limit_is_what_the_runs_did() -> None:
    """ "Most runs are first thrown far away, and come back all the same": not at the low rate, not at the high."""
    facts = proof(7).facts
    assert facts["middle_farther"] > 0.5 and facts["middle_away"] == 0
    assert facts["low_farther"] < 0.5 < facts["high_away"]


# ---- 8: linear convergence


def test_without_noise_the_logarithm_of_the_cost_falls_along_a_line() -> None:
    facts, run = proof(8).facts, proof(8).cases[0].run
    slope = sum(math.log10((1 - 2e-6 * x * x) ** 2) for x in X) / 199
    assert facts["slope"] == pytest.approx(slope, rel=1e-12)
    assert facts["measured"] == pytest.approx(slope, rel=1e-6)
    assert facts["updates"] == run.updates == 3 * 199
    ends = run.cost[::199]  # whatever the order, an epoch multiplies the cost by the same
    np.testing.assert_allclose(np.log10(ends[1:] / ends[:-1]), 199 * slope, rtol=1e-6)
    assert facts["bgd"] == pytest.approx(2 * math.log10(1 - 1e-6 * L))


def test_with_noise_a_constant_rate_has_a_floor_and_a_decaying_one_goes_below_it() -> None:
    facts, noise, best = proof(8).facts, NOISY, proof(6).facts["best"]
    ways = {"constant": [1e-5] * 600, "decayed": [1e-5 / (1 + k / 50) for k in range(600)]}
    for name, rates in ways.items():
        ends = [plain_path(noise.x, noise.y, singles(seed, 600), rates)[-100:] for seed in range(200)]
        excess = (L / 2 * (np.array(ends) - best) ** 2).mean()
        assert facts[name] == pytest.approx(excess, rel=1e-9)
    assert (facts["tau"], facts["noisy_updates"], facts["last"], facts["seeds"]) == (50, 600, 100, 200)
    assert facts["floor"] == proof(6).facts["predicted"]
    assert facts["constant"] == pytest.approx(facts["floor"], rel=0.1)
    assert facts["decayed"] < facts["floor"] / 10


def test_the_decaying_run_that_is_shown_decays() -> None:
    run = proof(8).cases[2].run
    np.testing.assert_allclose(run.learning_rate, [1e-5 / (1 + k / 50) for k in range(600)])
    rows = [int(run.rows_of(k)[0]) for k in range(600)]
    assert run.w[-1] == pytest.approx(plain_path(NOISY.x, NOISY.y, rows, list(run.learning_rate))[-1])


# ---- 9: scaling


def test_in_units_of_199_the_same_run_has_39601_times_the_learning_rate() -> None:
    facts = proof(9).facts
    path = bgd_updates(X, 2 * X, 1e-5, 1e-5)
    scaled = bgd_updates(X / 199, 2 * X / 199, 0.39601, 1e-5 / 39601)
    assert facts["times"] == 39601
    assert facts["scaled_rate"] == pytest.approx(0.39601)
    assert facts["L"] == L
    assert facts["scaled_L"] == pytest.approx(sum(2 * (x / 199) ** 2 for x in X) / 199)
    assert facts["updates"] == facts["scaled_updates"] == len(path) - 1 == len(scaled) - 1 == 35
    np.testing.assert_allclose(proof(9).cases[0].run.w, path, rtol=1e-12)
    np.testing.assert_allclose(proof(9).cases[1].run.w, path, rtol=1e-12)
    assert facts["difference"] < 1e-14


def test_dividing_x_alone_allows_the_same_learning_rate() -> None:
    """w is then 199 times larger, and every prediction and cost the same."""
    w, path = 199.0, [199.0]
    for _ in range(35):
        w -= 0.39601 * plain.gradient((X / 199).tolist(), (2 * X).tolist(), range(199), w)
        path.append(w)
    np.testing.assert_allclose(np.array(path) / 199, proof(9).cases[0].run.w, rtol=1e-12)


def test_a_usual_learning_rate_throws_w_out_of_all_bounds() -> None:
    facts = proof(9).facts
    assert facts["usual_w"] == pytest.approx(1 + facts["usual"] * L)
    assert facts["usual_updates"] == next(k for k in range(99) if (facts["usual"] * L - 1) ** k > 1e50)


# ---- 10: the factor 2


def test_half_the_cost_needs_twice_the_learning_rate_for_the_same_run() -> None:
    facts, cases = proof(10).facts, proof(10).cases
    ways = [(1e-5, 1.0), (1e-5, 0.5), (2e-5, 0.5)]
    paths = [bgd_updates(X, 2 * X, rate, part * 1e-5, part) for rate, part in ways]
    for case, path in zip(cases, paths, strict=True):
        np.testing.assert_allclose(case.run.w, path, rtol=1e-12)
    needed = [facts["updates"], facts["half_updates"], facts["twice_updates"]]
    assert needed == [len(path) - 1 for path in paths]
    assert needed[0] == needed[2] == 35 < needed[1]
    assert [facts["first_w"], facts["half_w"]] == pytest.approx([paths[0][1], paths[1][1]])


def test_half_the_cost_has_half_the_gradient_and_twice_the_limits() -> None:
    facts, x, y = proof(10).facts, X.tolist(), (2 * X).tolist()
    gradient = plain.gradient(x, y, range(199), 1.0)
    assert [facts["gradient"], facts["half_gradient"]] == pytest.approx([gradient, gradient / 2])
    assert [facts["L"], facts["half_L"]] == pytest.approx([L, sum(v * v for v in x) / 199])
    assert [facts["limit"], facts["half_limit"]] == pytest.approx([2 / L, 4 / L])
    half = proof(10).cases[1].run
    assert half.cost[0] == pytest.approx(plain.cost(x, y, range(199), 1.0) / 2)
    assert (facts["rate"], facts["twice"]) == (1e-5, 2e-5)
    assert half.learning_rate[0] == 1e-5
    assert proof(10).cases[2].run.learning_rate[0] == 2e-5
