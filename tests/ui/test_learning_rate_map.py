"""What is measured at every learning rate, against plain loops, the closed form of BGD and the limits of theory."""

from dataclasses import replace
from math import ceil, inf, log, log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core.theory import mean_square_limit
from gd_ui.descent.rates import Zone, limits_of, rates
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages.learning_rate import words as learning_rate_words
from gd_ui.pages.learning_rate.runs import MOST_READ_BY_SEEDS, SEEDS, rates_of
from gd_ui.pages.learning_rate.sentences import counted, mean_factor, sentences
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from tests.static import player

EN = LANGUAGES["en"]
L = 26600
RATES = rates_of(Source())
BGD, SGD, MINI = (LearningRateSettings(method=method) for method in Method)
NOISY = replace(MINI, source=Source(noise=20.0), tolerance=30.0, draw=Draw.SHUFFLE)
SHORT = [
    replace(sample, updates=30) for sample in (SGD, MINI, NOISY, replace(SGD, draw=Draw.SHUFFLE, start=-4.0))
]
either = pytest.mark.parametrize("draw", [Draw.FRESH, Draw.SHUFFLE])
batches = pytest.mark.parametrize("sample", [SGD, MINI, replace(MINI, batch=2), replace(MINI, batch=64)])


def plain_run(sample: LearningRateSettings, seed: int, rate: float) -> tuple[float, float, bool]:
    """Final cost above the least, updates until below the tolerance, and whether it was ever farther away."""
    x, y = sample.data.x, sample.data.y
    best = float(x @ y / (x @ x))
    drawn = sample.draws(sample.method).of(seed)
    w, path = sample.start, [sample.start]
    for k in range(sample.updates):
        rows = drawn.rows_of(k)
        w = w - rate * 2 * float(np.mean(x[rows] * (w * x[rows] - y[rows])))
        path.append(w)
    excess = [float(np.mean(x**2)) * (w - best) ** 2 for w in path]
    below = [k for k, cost in enumerate(excess) if cost < sample.tolerance]
    farther = any(abs(w - best) > abs(path[0] - best) for w in path)
    return excess[-1], float(below[0]) if below else inf, farther


@pytest.mark.parametrize("sample", SHORT)
def test_a_point_of_the_map_is_what_plain_loops_over_all_its_seeds_measure(
    sample: LearningRateSettings,
) -> None:
    found = sample.measured(sample.method)
    assert found.runs == SEEDS
    for a in (12, 25, 33):
        runs = [plain_run(sample, seed, float(RATES[a])) for seed in range(SEEDS)]
        final, needed = (sorted(values) for values in list(zip(*runs, strict=True))[:2])
        for spread, values in ((found.final, final), (found.needed, needed)):
            for shown, part in ((spread.low, 0.05), (spread.median, 0.5), (spread.high, 0.95)):
                assert shown[a] == pytest.approx(values[ceil(part * SEEDS) - 1], rel=1e-6, abs=1e-20)
        assert found.reached[a] == sum(value < inf for value in needed)
        assert found.farther[a] == sum(farther for _, _, farther in runs)


@pytest.mark.parametrize("sample", [BGD, replace(BGD, start=-7.0, tolerance=1e-3, updates=90)])
def test_bgd_on_the_map_is_its_closed_form(sample: LearningRateSettings) -> None:
    found = sample.measured(Method.BGD)
    assert found.runs == 1
    for a, rate in enumerate(RATES.tolist()):
        factor, first = (1 - rate * L) ** 2, L / 2 * (sample.start - 2) ** 2
        with np.errstate(over="ignore"):
            expected = (first * factor ** np.arange(sample.updates + 1.0)).tolist()
        below = [k for k, cost in enumerate(expected) if cost < sample.tolerance]
        if 1e-20 < expected[-1] < 1e90:
            assert found.final.median[a] == pytest.approx(expected[-1], rel=1e-3)
        assert found.needed.median[a] == (below[0] if below else inf)
        assert found.farther[a] == (rate * L > 2)


def test_the_map_has_forty_rates_around_one_over_the_curvature() -> None:
    assert len(RATES) == 40
    assert (np.diff(RATES) > 0).all()
    assert 1 / L in RATES.tolist()
    assert RATES[0] * L < 0.03
    assert RATES[-1] * L > 7


@given(st.floats(1e-9, 1.0))
def test_a_tap_takes_the_rate_that_is_nearest_by_ratio(picked: float) -> None:
    (taken,) = player.nearest(RATES, [picked])
    assert abs(log(taken / picked)) == pytest.approx(min(abs(log(rate / picked)) for rate in RATES))


# ---- the limits that are drawn


@batches
@either
def test_up_to_the_steepest_batchs_limit_no_run_is_ever_farther_away_and_above_it_some_are(
    sample: LearningRateSettings, draw: Draw
) -> None:
    drawn = replace(sample, draw=draw)
    found, limit = drawn.measured(drawn.method), limits_of(drawn).farthest
    assert (found.farther[limit >= RATES] == 0).all()
    assert found.farther[(limits_of(drawn).typical / 1.05 > RATES) & (limit < RATES)].any()


@batches
def test_the_mean_squared_error_falls_below_its_limit_and_grows_above_it(
    sample: LearningRateSettings,
) -> None:
    """Rows afresh, no noise, the draws of the map: E[(1 − α·h)²] is 1 at the limit."""
    limit = limits_of(sample).mean_square
    assert limit is not None
    assert limit == pytest.approx(mean_square_limit(sample.data.x, sample.batch_size))
    short = replace(sample, updates=5)
    for part, grows in ((0.8, False), (1.25, True)):
        runs = [plain_run(short, seed, part * limit)[0] for seed in range(short.measured(short.method).runs)]
        assert (np.mean(runs) > L / 2) == grows


@batches
@either
def test_a_typical_run_comes_down_below_its_limit_and_grows_above_it(
    sample: LearningRateSettings, draw: Draw
) -> None:
    drawn = replace(sample, draw=draw)
    found, limit = drawn.measured(drawn.method), limits_of(drawn).typical
    assert (found.final.median[0.9 * limit > RATES] < L / 2).all()
    assert (found.final.median[1.1 * limit < RATES] > L / 2).all()
    assert (found.farther[1.5 * limit < RATES] >= 0.99 * found.runs).all()


def test_in_the_unsure_zone_some_runs_are_thrown_away_and_most_come_back() -> None:
    sample = replace(SGD, learning_rate=5e-5)
    assert rates(sample).zone(sample.learning_rate) is Zone.UNSURE
    assert 0.4 * SEEDS < sample.here.farther[0] < 0.8 * SEEDS
    assert sample.here.reached[0] > 0.95 * SEEDS


def test_above_all_limits_a_row_whose_factor_is_0_puts_some_runs_on_the_bottom() -> None:
    """2e-4 = 1/(2·50²): drawn before w is too far for floats, x = 50 leaves no error (which w, rounding decides)."""
    sample = replace(SGD, learning_rate=2e-4, updates=100)
    runs = [plain_run(sample, seed, 2e-4) for seed in range(SEEDS)]
    assert sample.here.reached[0] == pytest.approx(sum(needed < inf for _, needed, _ in runs), abs=10)
    assert 0.2 * SEEDS < sample.here.reached[0] < 0.4 * SEEDS
    assert limits_of(sample).typical < 2e-4 / 2


# ---- the run that is played


@pytest.mark.parametrize("method", [Method.SGD, Method.MINI_BATCH])
@either
def test_a_run_is_the_one_that_the_page_of_its_method_shows(method: Method, draw: Draw) -> None:
    there = replace(
        AS_IN_THE_NOTES[method], batch=8, draw=draw, tolerance=0.0, updates=400, epochs=20, seed=3
    )
    here = LearningRateSettings(method=method, batch=8, draw=draw, seed=3)
    made = min(len(there.run.w), len(here.run.w))
    assert made > 300
    np.testing.assert_allclose(here.run.w[:made], there.run.w[:made], rtol=1e-12)


@pytest.mark.parametrize("sample", SHORT)
def test_the_numbers_of_the_run_are_those_of_a_plain_loop(sample: LearningRateSettings) -> None:
    final, needed, _ = plain_run(sample, sample.seed, sample.learning_rate)
    assert sample.run.excess[-1] == pytest.approx(final, rel=1e-6, abs=1e-20)
    assert sample.needed == (needed if needed < inf else None)


@batches
def test_the_run_and_all_runs_at_its_rate_are_measured_as_the_map_is(sample: LearningRateSettings) -> None:
    a = 30
    there, here = sample.measured(sample.method), replace(sample, learning_rate=float(RATES[a])).here
    for name in ("final", "needed"):
        assert getattr(here, name).median[0] == getattr(there, name).median[a]
    assert (here.farther[0], here.reached[0]) == (there.farther[a], there.reached[a])


@pytest.mark.parametrize("rate", [0.0, 1e-5, 3e-5, 7.4e-5, 9e-5])
@pytest.mark.parametrize("sample", [BGD, *SHORT[:2]])
def test_without_noise_the_factor_on_the_card_leads_from_the_first_error_to_the_last(
    sample: LearningRateSettings, rate: float
) -> None:
    run = replace(sample, learning_rate=rate, updates=20).run
    factor = mean_factor(replace(sample, learning_rate=rate, updates=20))
    assert abs(run.w[-1] - 2) == pytest.approx(abs(run.w[0] - 2) * factor**20, rel=1e-6)
    if sample is BGD:
        assert factor == pytest.approx(abs(1 - rate * L))


def test_larger_batches_have_fewer_runs_and_the_page_says_so() -> None:
    large = replace(MINI, batch=64)
    runs = large.measured(Method.MINI_BATCH).runs
    assert runs == MOST_READ_BY_SEEDS // (64 * 400) < SEEDS
    assert f"{runs} of mini-batch" in counted(large, EN)
    assert f"{SEEDS} runs of SGD" in counted(large, EN)


# ---- what is said


def test_the_rate_of_bgd_is_told_with_its_numbers() -> None:
    (factor, _) = sentences(BGD, EN)
    assert "= 0.734**" in factor
    assert f"{0.734**2:.4f}" in factor
    assert f"halves every {log(0.5) / log(0.734):.2f} updates" in factor
    assert (
        f"doubles every {log(2) / log(1.66):.2f} updates"
        in sentences(replace(BGD, learning_rate=1e-4), EN)[0]
    )


@pytest.mark.parametrize("rate", (1e148, 1e200))
def test_a_square_that_is_no_float_any_more_is_written_out(rate: float) -> None:
    (told, _) = sentences(replace(BGD, learning_rate=rate), EN)
    exponent = round(2 * log10(rate * L) - log10(2.66**2))
    assert f"= {rate * L:.3g}".replace("e+", "e") in told
    assert f"its square, 7.076e{exponent}." in told


@pytest.mark.parametrize(("rate", "said"), [(1 / L, "at_once"), (2 / L, "same"), (0.0, "same")])
def test_at_the_landmarks_of_bgd_something_else_is_said(rate: float, said: str) -> None:
    assert sentences(replace(BGD, learning_rate=rate), EN)[0] == getattr(
        EN.of(learning_rate_words.Words).story, said
    )


def test_the_limits_of_sgd_are_told_with_the_notes_numbers() -> None:
    limits = sentences(SGD, EN)[0]
    assert all(number in limits for number in ("2.53e−5", "4.19e−5", "7.86e−5", "7.52e−5", "SGD (1 row)"))
    sharp = sentences(replace(SGD, draw=Draw.SHUFFLE), EN)[0]
    assert "7.86e−5, and there only" in sharp
    assert "4.19e−5" not in sharp
    assert "squared" not in sentences(replace(MINI, draw=Draw.SHUFFLE), EN)[0]


@pytest.mark.parametrize(
    ("rate", "words"), [(3e-5, "half of all runs"), (1e-4, "Only"), (2.1e-4, "None came below")]
)
def test_what_is_said_to_be_measured_was_counted(rate: float, words: str) -> None:
    sample = replace(SGD, learning_rate=rate, updates=100)
    runs = [plain_run(sample, seed, rate) for seed in range(SEEDS)]
    farther, reached = sum(run[2] for run in runs), sum(run[1] < inf for run in runs)
    said = sentences(sample, EN)[1]
    assert f"{farther} of 200 runs ({100 * farther / 200:g} %)" in said
    assert words in said
    assert reached == 0 or f"{reached} of 200 came below" in said


def test_the_fastest_rates_are_the_best_of_the_map() -> None:
    said = sentences(SGD, EN)[-1]
    for method in Method:
        needed = SGD.measured(method).needed.median.tolist()
        best = needed.index(min(needed))
        assert f"at α = {RATES[best]:.4g}".replace("e-0", "e−").replace("e-", "e−") in said
        assert f"({needed[best]:.0f})" in said
    assert "BGD (all rows) at α = 3.759e−5 (1)" in said


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_where_no_rate_gets_there_that_is_said(text: Text) -> None:
    hopeless = replace(SGD, source=Source(noise=20.0), tolerance=1e-12, updates=10)
    never = text.of(learning_rate_words.Words).story.fastest_none.format(name=text.race.sgd)
    assert never in sentences(hopeless, text)[-1]
