"""The picture of a race on a landscape: every run, curve, contour and mark against the cost itself."""

import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_core import BOWL_DATA, LANDSCAPES, CriticalKind, LandscapeName
from gd_core.arrays import Floats
from gd_ui.pages.landscape import words as landscape_words
from gd_ui.pages.landscape.figure import GRID
from gd_ui.pages.landscape.scene import landscape_scene
from gd_ui.pages.landscape.settings import ADAPTIVE, MOST_IN_A_RACE, LandscapeSettings, RuleName
from gd_ui.text import LANGUAGES
from tests.static import player

EN = LANGUAGES["en"]
SINGLE = [name for name in LandscapeName if LANDSCAPES[name].weights == 1]
DOUBLE = [name for name in LandscapeName if LANDSCAPES[name].weights == 2]
every = pytest.mark.parametrize("name", LandscapeName)


def scene(settings: LandscapeSettings) -> dict[str, Any]:
    return player.opened(landscape_scene(settings, EN).packed()).message


def shown(settings: LandscapeSettings, rule: RuleName) -> player.PlayedRun:
    return player.opened(landscape_scene(settings, EN).packed()).runs[rule]


def traces(settings: LandscapeSettings) -> dict[str, Any]:
    return {trace["name"]: trace for trace in scene(settings)["figure"]["data"]}


def path(settings: LandscapeSettings, rule: RuleName) -> list[Floats]:
    """The weights of a run, in a plain loop over the engine's rule."""
    alpha, rng = settings.step if rule in ADAPTIVE else settings.rate, np.random.default_rng(settings.seed)
    w = np.array(settings.start, dtype=np.float64)
    ws, used = [w], settings.rule(rule)
    memory = used.init(w)
    for _ in range(settings.updates):
        g = settings.landscape.gradient(w)
        if rule is RuleName.NOISE:
            g = g + settings.spread * rng.standard_normal(np.shape(w))
        w, memory = used.update(w, g, memory, alpha)
        ws.append(w)
    return ws


@every
@pytest.mark.parametrize("rule", RuleName)
def test_a_run_goes_where_its_rule_takes_it(name: LandscapeName, rule: RuleName) -> None:
    settings = replace(LandscapeSettings.of(name), rules=(rule,), updates=40)
    own = shown(settings, rule)
    weights = np.reshape(path(settings, rule), (41, -1))
    for series, column in zip(("w", "w2"), weights.T, strict=False):
        np.testing.assert_allclose(own.series(series), column, rtol=1e-5, atol=1e-6)
    costs = [float(settings.landscape.cost(np.array(w))) for w in path(settings, rule)]
    np.testing.assert_allclose(own.series("cost"), costs, rtol=1e-5, atol=1e-10)
    assert own.series("update").tolist() == list(range(41))


def test_only_the_noisy_run_depends_on_noise_and_seed() -> None:
    one = LandscapeSettings.of()
    other = replace(one, spread=one.spread / 2, seed=one.seed + 1)
    changed = {rule: one.runs[rule] is not other.runs[rule] for rule in one.rules}
    assert changed == {rule: rule is RuleName.NOISE for rule in one.rules}


def test_a_changed_learning_rate_is_computed_for_the_rules_that_have_it_only() -> None:
    one = LandscapeSettings.of()
    other = replace(one, step=one.step * 2)
    assert {rule for rule in one.rules if one.runs[rule] is not other.runs[rule]} == {RuleName("adam")}


# ---- one weight


@pytest.mark.parametrize("name", SINGLE)
def test_the_balls_go_along_the_cost(name: LandscapeName) -> None:
    settings = LandscapeSettings.of(name)
    low, high = settings.landscape.low, settings.landscape.high
    for rule in settings.rules:
        own = shown(settings, rule)
        inside = (own.series("w") >= low) & (own.series("w") <= high)
        on_curve = own.heights("cost", own.series("w"))
        top = own.heights("cost", np.linspace(low, high, 100)).max()
        np.testing.assert_allclose(on_curve[inside], own.series("cost")[inside], atol=1e-3 * top)
        assert inside.mean() > 0.9


@pytest.mark.parametrize("name", SINGLE)
def test_the_curve_is_drawn_through_the_points_that_the_balls_go_by(name: LandscapeName) -> None:
    settings = LandscapeSettings.of(name)
    curve, own = traces(settings)["curve"], shown(settings, settings.rules[0]).message["curves"]["cost"]
    assert curve["x"]["between"] == own["between"]
    assert curve["x"]["points"] == len(own["values"])


@pytest.mark.parametrize("name", SINGLE)
def test_the_start_can_be_dragged(name: LandscapeName) -> None:
    drags = [track["drag"] for track in scene(LandscapeSettings.of(name))["tracks"] if "drag" in track]
    assert drags == ["p0"]


# ---- two weights


@pytest.mark.parametrize("name", DOUBLE)
def test_the_contour_is_the_cost(name: LandscapeName) -> None:
    settings = LandscapeSettings.of(name)
    landscape, contour = settings.landscape, traces(settings)["contour"]
    heights = contour["z"]["values"].reshape(-1, contour["z"]["columns"]).astype(float)
    assert heights.shape == (GRID, GRID)
    (left, right), (bottom, top) = contour["x"]["between"], contour["y"]["between"]
    costs = np.array([
        [landscape.cost(np.array([x, y])) for x in np.linspace(left, right, GRID)]
        for y in np.linspace(bottom, top, GRID)
    ])  # fmt: skip
    np.testing.assert_allclose(heights / heights.max(), np.sqrt(costs / costs.max()), atol=2e-5)


@pytest.mark.parametrize("name", DOUBLE)
def test_a_tap_chooses_both_weights_of_the_start(name: LandscapeName) -> None:
    assert scene(LandscapeSettings.of(name))["picks"] == [{"panel": "", "name": "start", "both": True}]


def test_the_bowls_minimum_is_the_least_squares_solution() -> None:
    settings = LandscapeSettings.of(LandscapeName.BOWL)
    mark = traces(settings)["minimum"]
    best = np.linalg.lstsq(np.stack([BOWL_DATA.x, np.ones(5)], axis=1), BOWL_DATA.y)[0]
    np.testing.assert_allclose([mark["x"][0], mark["y"][0]], best)


# ---- both


@every
def test_marks_stand_where_the_slope_is_0_and_say_which_minimum_is_the_lowest(name: LandscapeName) -> None:
    settings = LandscapeSettings.of(name)
    landscape, words = settings.landscape, EN.of(landscape_words.Words).chart
    found = 0
    for kind in CriticalKind:
        mark = traces(settings).get(kind, {"x": [], "y": [], "text": []})
        for x, y, label in zip(mark["x"], mark["y"], mark["text"], strict=True):
            found += 1
            w = np.array([x, y]) if landscape.weights == 2 else np.array(x)
            np.testing.assert_allclose(landscape.gradient(w), 0, atol=1e-12)
            cost = float(landscape.cost(w))
            if landscape.weights == 1:
                assert y == cost
            if kind is CriticalKind.MINIMUM:
                assert label == (words.lowest if cost < 1e-12 else words.minimum)
    assert found == len(landscape.critical)


@every
def test_a_card_says_the_learning_rate_of_its_rule_and_what_it_keeps_of_a_velocity(
    name: LandscapeName,
) -> None:
    rules = RuleName("momentum"), RuleName("adam")
    settings = replace(LandscapeSettings.of(name), rules=rules, step=0.02, beta=0.8)
    cards = [track for track in scene(settings)["tracks"] if track.get("slot") == "card"]
    assert [card["label"] for card in cards] == ["Momentum", "Adam"]
    assert [card["templates"][0].splitlines()[-1] for card in cards] == ["α {rate}, β {beta}", "α {rate}"]
    momentum, adam = (shown(settings, rule) for rule in rules)
    assert set(momentum.series("rate")) == {settings.landscape.learning_rate}
    assert set(momentum.series("beta")) == {0.8} and set(adam.series("rate")) == {0.02}


def test_every_rule_has_a_colour_of_its_own() -> None:
    settings = LandscapeSettings.of()
    halves = [replace(settings, rules=rules) for rules in (tuple(RuleName)[:3], tuple(RuleName)[3:])]
    cards = [track for half in halves for track in scene(half)["tracks"] if track.get("slot") == "card"]
    assert len({card["colour"] for card in cards}) == len(RuleName)


def test_runs_of_a_race_are_told_apart_without_colour_and_one_alone_is_drawn_plainly() -> None:
    rules = tuple(RuleName)[:5]
    for chosen, looks in ((rules, 5), (rules[2:3], 1)):
        sent = scene(replace(LandscapeSettings.of(), rules=chosen))
        cards = [track for track in sent["tracks"] if track.get("slot") == "card"]
        lines = [
            trace["line"]["dash"] for trace in sent["figure"]["data"] if trace["name"].startswith("cost-")
        ]
        assert len({card["mark"] for card in cards}) == len({*lines}) == looks
    assert (cards[0]["mark"], lines) == ("circle", ["solid"])


@every
def test_a_move_sends_no_more_than_30_kilobytes(name: LandscapeName) -> None:
    settings = replace(LandscapeSettings.of(name), rules=tuple(RuleName)[:5], updates=MOST_IN_A_RACE)
    assert len(landscape_scene(settings, EN).packed()) < 30_000


@every
def test_a_run_that_leaves_for_good_is_sent_without_a_number_that_is_none(name: LandscapeName) -> None:
    settings = replace(
        LandscapeSettings.of(name), rate=1000.0, first=9.0, second=-9.0, rules=tuple(RuleName)[:5]
    )
    for rule in settings.rules:
        assert np.isfinite(shown(settings, rule).series("cost")).all()


def test_the_lowest_is_below_the_saddle_point_on_the_axis_of_costs_in_both_scales() -> None:
    (scales,) = scene(LandscapeSettings.of(LandscapeName.SADDLE))["switches"]
    for option in scales["options"]:
        low, high = option["layout"]["yaxis2.range"]
        at = np.log10(0.25) if option["id"] == "log" else 0.25
        assert low < at < high


@pytest.mark.parametrize("rule", ["plain", "momentum", "nesterov"])
def test_what_may_be_below_0_stands_in_brackets_behind_a_sign(rule: str) -> None:
    """Else a slope of −3.9 would read "+ −3.9"."""
    for name in LandscapeName:
        sent = scene(replace(LandscapeSettings.of(name), rules=(RuleName(rule),)))
        (template,) = player.track(sent, slot="equation")["templates"]
        assert re.findall(r"[+×−] \{(?:gradient|velocity)", template) == [], template
