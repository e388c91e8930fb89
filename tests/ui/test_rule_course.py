"""A run on a landscape that bends in the browser is the engine's own, to the last bit; and its arrows are its step."""

from dataclasses import replace
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import LANDSCAPES, LandscapeName
from gd_core.arrays import Floats
from gd_core.rules import RULES
from gd_ui.pages.landscape.hand import hand
from gd_ui.pages.landscape.scene import landscape_scene
from gd_ui.pages.landscape.settings import ADAPTIVE, MOMENTUM, WITH_VELOCITY, LandscapeSettings, RuleName
from gd_ui.scene.schema import KnownCost, KnownRule, RunMessage
from gd_ui.text import LANGUAGES
from tests.static import player

EN = LANGUAGES["en"]
KNOWN = [LandscapeName(name) for name in get_args(KnownCost)]
NOT_POLYNOMIAL = {LandscapeName.SEVERAL, LandscapeName.PLATEAU}
LETTERS = ("", "2")


def sent(settings: LandscapeSettings, rule: RuleName) -> RunMessage:
    return landscape_scene(settings, EN).runs[rule]


def moved(settings: LandscapeSettings, held: dict[str, float]) -> LandscapeSettings:
    """As the page computes it once the hand has let go: the rulers' names there are those of the hand here."""
    told = hand(settings, EN)
    assert told.ruler
    to: dict[str, Any] = {told.ruler.name: held["rate"]} if "rate" in held else {}
    to |= {"beta": held["beta"]} if "beta" in held and told.beta else {}
    to |= {"first": held["start"]} if "start" in held and settings.landscape.weights == 1 else {}
    return replace(settings, **to)


def assert_bends(settings: LandscapeSettings, held: dict[str, float]) -> None:
    after = moved(settings, held)
    for rule in settings.rules:
        run, bent = after.runs[rule], player.bent(sent(settings, rule), **held)
        w, gradient = run.trajectory.w, run.trajectory.gradient
        assert np.array_equal(bent.series("cost"), run.cost, equal_nan=True)
        for letter, own, slopes in zip(LETTERS, columns(w), columns(gradient), strict=False):
            assert np.array_equal(bent.series(f"w{letter}"), own)
            assert np.array_equal(bent.series(f"gradient{letter}"), [0.0, *slopes])
        assert set(bent.series("rate")) == {after.alpha(rule)}


def columns(values: Floats) -> list[Floats]:
    """Of each weight."""
    return list(np.reshape(values, (len(values), -1)).T)


SPREADS = st.sampled_from([0.0, 0.1, 5.0])
ALPHAS = st.one_of(st.floats(1e-6, 1e3), st.floats(-3, 1).map(lambda power: 10.0**power))
BETAS = st.one_of(st.floats(0, 0.9999), st.sampled_from([0.0, 0.9, 0.9999]))
WEIGHTS = st.one_of(st.floats(-10, 10), st.floats(-2, 2))
DIVERGING = replace(LandscapeSettings.of(LandscapeName.VALLEY), rate=1.0)


@given(
    st.builds(
        lambda cost, rules, **changed: replace(LandscapeSettings.of(cost), rules=tuple(rules), **changed),
        st.sampled_from(KNOWN),
        st.lists(st.sampled_from(RuleName), min_size=1, max_size=4, unique=True),
        rate=ALPHAS, step=ALPHAS, beta=BETAS, beta1=BETAS, beta2=BETAS, first=WEIGHTS, second=WEIGHTS,
        spread=SPREADS, seed=st.integers(0, 9), updates=st.sampled_from([1, 2, 60, 400]),
    ),
    st.fixed_dictionaries({}, optional={"rate": ALPHAS, "beta": BETAS, "start": WEIGHTS}),
)  # fmt: skip
@hypothesis_settings(max_examples=150)
@example(DIVERGING, {})
@example(LandscapeSettings.of(LandscapeName.SADDLE), {"rate": 0.05, "beta": 0.5})
def test_any_bent_run_is_that_of_the_engine(settings: LandscapeSettings, held: dict[str, float]) -> None:
    assert_bends(settings, held)


def test_some_of_those_runs_leave_for_good() -> None:
    assert DIVERGING.runs[RuleName.PLAIN].diverged and not DIVERGING.runs[RuleName("adam")].diverged


def test_every_rule_and_every_landscape_but_two_bends() -> None:
    """Sine and exponential differ in the last bit from one processor's library to another."""
    assert set(get_args(KnownRule)) == RULES.keys()
    assert set(KNOWN) | NOT_POLYNOMIAL == LANDSCAPES.keys()
    for name in NOT_POLYNOMIAL:
        assert sent(LandscapeSettings.of(name), MOMENTUM).course is None


@pytest.mark.parametrize("name", LandscapeName)
@pytest.mark.parametrize("rule", [rule for rule in RuleName if rule not in ADAPTIVE])
def test_the_arrows_at_the_ball_make_up_the_step_that_follows(name: LandscapeName, rule: RuleName) -> None:
    settings = replace(LandscapeSettings.of(name), rules=(rule,), beta=0.7, updates=40)
    scene = player.opened(landscape_scene(settings, EN).packed())
    run, arrows = scene.runs[rule], [one for one in scene.message["tracks"] if one["kind"] == "arrow"]
    assert len(arrows) == 1 + (rule in WITH_VELOCITY)
    for along, weight in [("dx", "w"), ("dy", "w2")][: settings.landscape.weights]:
        parts = np.sum([run.series(arrow[along]) for arrow in arrows], axis=0)
        steps = np.diff(run.series(weight))
        np.testing.assert_allclose(parts[:-1], steps, rtol=1e-4, atol=1e-6)
    assert all(run.series(arrow["dx"])[0] == 0 for arrow in arrows if arrow["dx"] == "carry")


def test_the_velocity_is_the_sum_of_the_gradients_each_forgotten_by_beta_at_every_update() -> None:
    for name in (LandscapeName.SHALLOW, LandscapeName.SEVERAL):
        settings = replace(LandscapeSettings.of(name), rules=(MOMENTUM,), beta=0.8, updates=30)
        run = player.opened(landscape_scene(settings, EN).packed()).runs[MOMENTUM]
        gradients = settings.runs[MOMENTUM].trajectory.gradient
        sums = [sum(0.8 ** (k - j) * gradients[j] for j in range(k + 1)) for k in range(30)]
        np.testing.assert_allclose(run.series("velocity"), [0.0, *sums], rtol=1e-5)


def equation(settings: LandscapeSettings) -> dict[str, Any]:
    tracks = landscape_scene(settings, EN).packed()
    return player.track(player.opened(tracks).message, slot="equation")


def test_the_equation_has_a_place_for_each_weight_and_a_race_has_none() -> None:
    valley = replace(LandscapeSettings.of(LandscapeName.VALLEY), rules=(MOMENTUM,))
    assert equation(valley)["templates"] == [
        "w = ({before:3}, {before2:3}) − {rate} × ({beta} × ({velocity_before:3}, {velocity_before2:3}) + "
        "({gradient:3}, {gradient2:3})) = ({w:3}, {w2:3})"
    ]
    assert equation(valley)["first"] == "v ← β·v + g, w ← w − α·v"
    race = landscape_scene(LandscapeSettings.of(LandscapeName.VALLEY), EN)
    assert not [track for track in race.tracks if getattr(track, "slot", "") == "equation"]
