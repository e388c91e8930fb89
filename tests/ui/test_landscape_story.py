"""Where the runs on a landscape ended and how many left a trap: what is said, against plain loops."""

from dataclasses import replace

import numpy as np
import pytest

from gd_core import (
    BOWL_DATA,
    LANDSCAPES,
    SADDLE,
    SEVERAL,
    SHALLOW,
    CriticalKind,
    CriticalPoint,
    Landscape,
    LandscapeName,
    optimize,
)
from gd_core.rules import plain
from gd_ui.pages.landscape import words as landscape_words
from gd_ui.pages.landscape.escapes import STARTS, count, escape_table, escape_words
from gd_ui.pages.landscape.hand import best_momentum, hand
from gd_ui.pages.landscape.sentences import how_near, limit_point, outcomes, valley
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.text import LANGUAGES, Text

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
SADDLE_RACE, SHALLOW_RACE = (LandscapeSettings.of(n) for n in (LandscapeName.SADDLE, LandscapeName.SHALLOW))
every = pytest.mark.parametrize("name", LandscapeName)


def stays(settings: LandscapeSettings, rule: RuleName, point: CriticalPoint) -> int | None:
    """From which update on every weight is within 1/40 of the picture's width of the point, by a plain loop."""
    since = None
    for k, w in enumerate(settings.runs[rule].trajectory.w):
        there = all(
            abs(a - b) <= (high - low) / 40
            for a, b, low, high in zip(*map(np.ravel, (w, point.w, *ends(settings.landscape))), strict=True)
        )
        since = (k if since is None else since) if there else None
    return since if since is not None and settings.updates - since >= settings.updates / 10 else None


def ends(landscape: Landscape) -> tuple[object, object]:
    return landscape.low, landscape.high


@every
@pytest.mark.parametrize("updates", [20, 150])
def test_a_run_has_landed_where_a_plain_loop_finds_it_to_stay(name: LandscapeName, updates: int) -> None:
    for rules in (tuple(RuleName)[:3], tuple(RuleName)[3:]):
        settings = replace(LandscapeSettings.of(name), rules=rules, updates=updates)
        for rule, run in settings.runs.items():
            found = {
                p.w: since
                for p in settings.landscape.critical
                if (since := stays(settings, rule, p)) is not None
            }
            one = limit_point(settings.landscape, run)
            assert ({one.point.w: one.since} if one.point and one.since is not None else {}) == found


@pytest.mark.parametrize("landscape", [SHALLOW, SEVERAL, SADDLE], ids=lambda landscape: landscape.name)
def test_a_valley_is_where_slow_descent_without_noise_goes(landscape: Landscape) -> None:
    rng = np.random.default_rng(0)
    low, high = np.array(landscape.low), np.array(landscape.high)
    if landscape is SEVERAL:
        low, high = np.array(-4.9), np.array(4.9)  # beyond its outer hills lie valleys that are not shown
    starts = low + rng.random((60, *low.shape)) * (high - low)
    rest = optimize(landscape.gradient, plain(), starts, 0.01, 4000).w[-1]
    for start, end in zip(starts, rest, strict=True):
        found = valley(landscape, start)
        assert found and found.kind is CriticalKind.MINIMUM
        np.testing.assert_allclose(end, found.w, atol=1e-3)


def test_on_a_ridge_there_is_no_valley() -> None:
    assert valley(SADDLE, np.array([0.0, 0.7])) is None
    assert valley(SHALLOW, np.array(0.25)) is None


# ---- what is said


def test_on_the_saddle_only_noise_gets_away() -> None:
    first, plain, noise, momentum, adam = outcomes(SADDLE_RACE, EN)
    since = stays(SADDLE_RACE, RuleName.NOISE, SADDLE.critical[0])
    assert since is not None
    assert first == f"**Only Plain + noise** is at the lowest minimum, from update {since} on."
    assert f"at the lowest minimum, (w₁, w₂) = (−1, 0), from update {since} on" in noise
    for said in (plain, momentum, adam):
        assert "**saddle point** (w₁, w₂) = (0, 0)" in said and "Cost 0.25; the lowest is 0." in said


def test_in_the_shallow_minimum_plain_descent_stays_and_momentum_does_not() -> None:
    first, plain, noise, momentum, adam = outcomes(SHALLOW_RACE, EN)
    assert "Only Momentum" in first
    assert "**not the lowest**, w = 1," in plain and "Cost 0.333; the lowest costs 0." in plain
    assert "not at rest after 150 updates" in noise and "valley of the minimum at w = −1" in noise
    assert "at the lowest minimum, w = −1" in momentum
    assert "**not the lowest**" in adam


def test_the_first_of_several_is_named_with_the_next() -> None:
    settings = replace(LandscapeSettings.of(LandscapeName.BOWL), rules=(RuleName.PLAIN, RuleName("nesterov")))
    (bottom,) = settings.landscape.critical
    plain, nesterov = (stays(settings, rule, bottom) for rule in settings.rules)
    assert plain and nesterov and nesterov < plain
    expected = f"Nesterov, from update {nesterov} on; then Plain, from {plain} on."
    assert outcomes(settings, EN)[0].endswith(expected)


def test_two_that_arrive_together_are_said_to() -> None:
    settings = replace(LandscapeSettings.of(LandscapeName.BOWL), spread=0.0)
    assert "Plain, Plain + noise together" in outcomes(replace(settings, rules=settings.rules[:2]), EN)[0]


def test_a_run_on_a_hilltop_or_gone_for_good_or_on_a_ridge_is_said_to_be() -> None:
    plain = replace(SHALLOW_RACE, rules=(RuleName.PLAIN,))
    (hilltop,) = outcomes(replace(plain, first=0.25), EN)
    assert "on top of a hill, w = 0.25" in hilltop
    (gone,) = outcomes(replace(plain, rate=10.0, first=9.0), EN)
    assert "has left for good" in gone
    ridge = replace(SADDLE_RACE, rules=(RuleName.PLAIN, RuleName("momentum")), updates=10)
    assert "on the ridge between two minima" in outcomes(ridge, EN)[1]
    assert "**No run**" in outcomes(ridge, EN)[0]


@every
@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_every_run_has_a_sentence_that_is_filled(name: LandscapeName, text: Text) -> None:
    settings = LandscapeSettings.of(name)
    said = [*outcomes(settings, text), how_near(settings, text)]
    assert len(said) == 1 + 4 + 1
    assert not any("{" in one or "None" in one for one in said)


@pytest.mark.parametrize(("beta", "since"), [(0.0, 260), (0.8, 28), (0.9, 65), (0.95, 157)])
def test_in_the_valley_momentum_takes_as_many_updates_as_the_lesson_says(beta: float, since: int) -> None:
    momentum = RuleName("momentum")
    valley = replace(LandscapeSettings.of(LandscapeName.VALLEY), rules=(momentum,), beta=beta)
    assert stays(valley, momentum, valley.landscape.critical[0]) == since


def test_with_the_best_of_both_momentum_is_down_the_bowl_as_soon_as_the_lesson_says() -> None:
    (rate, beta), momentum = best_momentum(), RuleName("momentum")
    bowl = replace(LandscapeSettings.of(LandscapeName.BOWL), rules=(momentum,), rate=rate, beta=beta)
    assert stays(bowl, momentum, bowl.landscape.critical[0]) == 8
    assert round(beta, 2) == 0.28


def test_no_alpha_and_beta_near_those_marked_as_best_bring_momentum_down_the_bowl_faster() -> None:
    """The factor by which the distance shrinks is the largest modulus of (1 + β − αλ)·z − β = z², for both λ."""

    def factor(alpha: float, beta: float) -> float:
        roots = [np.roots([1, alpha * curvature - 1 - beta, beta]) for curvature in curvatures]
        return float(np.abs(np.concatenate(roots)).max())

    hessian = 2 * np.array([[(BOWL_DATA.x**2).mean(), BOWL_DATA.x.mean()], [BOWL_DATA.x.mean(), 1.0]])
    curvatures = np.linalg.eigvalsh(hessian)
    alpha, beta = best_momentum()
    best = factor(alpha, beta)
    assert best == pytest.approx(beta**0.5, rel=1e-5)
    for a in np.linspace(0.8, 1.2, 21) * alpha:
        assert all(factor(a, b) >= best - 1e-7 for b in np.linspace(0.8, 1.2, 21) * beta)
    assert max(abs(1 - 2 / curvatures[-1] * curvatures)) == pytest.approx(1)  # plain descent, at 2/L
    ruler = hand(replace(LandscapeSettings.of(LandscapeName.BOWL), rules=(RuleName.PLAIN,)), EN).ruler
    assert ruler and 2 / curvatures[-1] == pytest.approx({m.label: m.rate for m in ruler.marks}["2/L"])


def test_how_near_is_a_fortieth_of_the_picture() -> None:
    assert "within 0.09 (w₁), 0.075 (w₂) of it" in how_near(SADDLE_RACE, EN)


# ---- the noisy starts


def left(landscape: Landscape, alpha: float, spread: float, updates: int, seed: int) -> int:
    """How many of 200 plain runs get out of the trap, run by run."""
    assert landscape.trap
    low, high = landscape.trap.within
    size = (STARTS, 2) if landscape.weights == 2 else (STARTS,)
    rng = np.random.default_rng(seed)
    draws = [rng.standard_normal(size) for _ in range(updates)]
    out = 0
    for run in range(STARTS):
        w = np.array(landscape.trap.w)
        for k in range(updates):
            w = w - alpha * (landscape.gradient(w) + spread * draws[k][run])
            if not low < np.ravel(w)[0] < high:
                out += 1
                break
    return out


@pytest.mark.parametrize("race", [SADDLE_RACE, SHALLOW_RACE], ids=["saddle", "shallow"])
def test_it_counts_what_a_plain_loop_counts(race: LandscapeSettings) -> None:
    settings = replace(race, updates=60, seed=3)
    expected = left(settings.landscape, settings.rate, settings.spread, 60, seed=3)
    assert count(settings, RuleName.PLAIN, settings.spread) == expected > 0
    assert f"Plain **{expected}**" in escape_words(settings, EN)


@pytest.mark.parametrize("race", [SADDLE_RACE, SHALLOW_RACE], ids=["saddle", "shallow"])
def test_the_table_has_the_share_of_every_rule_once_and_a_row_for_the_chosen_noise(
    race: LandscapeSettings,
) -> None:
    settings = replace(race, spread=0.3, updates=60)
    table = escape_table(settings, EN)
    assert list(table.columns) == ["Plain", "Momentum", "Adam"]
    assert table.loc["0.3", "Plain"] == f"{count(settings, RuleName.PLAIN, 0.3) / 2:g} %"
    assert (table.loc["0"] == "0 %").all()


def test_noise_leads_out_of_the_saddle_when_weak_but_out_of_the_minimum_only_when_strong() -> None:
    weak = {race.cost: count(race, RuleName.PLAIN, 0.1) for race in (SADDLE_RACE, SHALLOW_RACE)}
    assert weak == {LandscapeName.SADDLE: STARTS, LandscapeName.SHALLOW: 0}
    assert count(SHALLOW_RACE, RuleName.PLAIN, 5.0) > 0.9 * STARTS


def test_each_trap_has_its_own_words() -> None:
    words = EN.of(landscape_words.Words).escaping
    assert words.half_way in escape_words(SADDLE_RACE, EN) and words.saddle in escape_words(SADDLE_RACE, EN)
    assert words.over_hill in escape_words(SHALLOW_RACE, EN) and words.minimum in escape_words(
        SHALLOW_RACE, EN
    )


# ---- what the texts and the lesson claim


def test_the_sentences_on_the_landscapes_have_their_numbers_right() -> None:
    assert SHALLOW.cost(np.array(1.0)) == pytest.approx(1 / 3)
    assert SHALLOW.cost(np.array(0.25)) - SHALLOW.cost(np.array(1.0)) == pytest.approx(0.114, abs=5e-4)
    assert SEVERAL.cost(np.array(SEVERAL.critical[1].w)) == pytest.approx(0.94, abs=5e-3)


def ended(name: LandscapeName, rule: RuleName, updates: int = 400, **chosen: float) -> list[float]:
    settings = replace(LandscapeSettings.of(name), rules=(rule,), updates=updates, **chosen)  # type: ignore[arg-type]
    return [float(w) for w in np.ravel(settings.runs[rule].trajectory.w[-1])]


def test_what_the_lesson_says_to_try_happens() -> None:
    assert ended(LandscapeName.SHALLOW, RuleName("momentum")) == pytest.approx([-1], abs=1e-3)
    assert ended(LandscapeName.SHALLOW, RuleName("momentum"), rate=0.006) == pytest.approx([1], abs=1e-3)
    assert abs(ended(LandscapeName.SADDLE, RuleName.NOISE, 120, spread=0.01)[0]) > 0.9
    assert ended(LandscapeName.SADDLE, RuleName.PLAIN, 120, first=0.001) == pytest.approx([1, 0], abs=1e-3)
    assert ended(LandscapeName.PLATEAU, RuleName.PLAIN, 50) == pytest.approx([3.21], abs=5e-3)
    assert abs(ended(LandscapeName.PLATEAU, RuleName.PLAIN, 100)[0]) < 0.2
    assert ended(LandscapeName.SEVERAL, RuleName("momentum")) == pytest.approx([0], abs=1e-3)
    assert ended(LandscapeName.SEVERAL, RuleName("nesterov")) == pytest.approx([2.99], abs=1e-3)


def test_the_lessons_rates_on_the_bowl_are_those_of_its_curvatures() -> None:
    corner = np.array([2.0, 1.0])
    bowl = LANDSCAPES[LandscapeName.BOWL]
    rows = [(bowl.gradient(corner + step) - bowl.gradient(corner - step)) / 2 for step in np.eye(2)]
    flat, steep = np.linalg.eigvalsh(rows)
    kappa = steep / flat
    assert kappa == pytest.approx(10.4, abs=0.05)
    assert (kappa - 1) / (kappa + 1) == pytest.approx(0.82, abs=5e-3)
    assert (kappa**0.5 - 1) / (kappa**0.5 + 1) == pytest.approx(0.53, abs=5e-3)


def test_in_a_minimum_the_noise_settles_at_the_spread_that_the_lesson_gives() -> None:
    alpha, sigma, curvature = 0.05, 0.2, 1.5  # the shallow minimum: (w² − 1)(w − 0.25) has slope 1.5 at 1
    rng, w = np.random.default_rng(0), np.ones(20_000)
    for _ in range(200):
        w = w - alpha * (SHALLOW.gradient(w) + sigma * rng.standard_normal(w.shape))
    assert np.std(w) == pytest.approx(alpha * sigma / np.sqrt(1 - (1 - alpha * curvature) ** 2), rel=0.05)
