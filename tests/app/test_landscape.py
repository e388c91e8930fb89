"""The page of costs that are no parabola, run without a browser."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import LANDSCAPES, LandscapeName
from gd_ui.pages.landscape import words as landscape_words
from gd_ui.pages.landscape.sentences import outcomes
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.text import LANGUAGES, Text
from tests.app.conftest import RunPage
from tests.app.seen import JUNK, runs, scene

EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]
PAGE = "pages/landscape.py"
NAMES = ("cost", "rules", "rate", "step", "beta", "beta1", "beta2", "spread", "seed", "length", "p0", "p1")


def said(at: AppTest) -> str:
    return "\n".join(element.value for element in at.markdown)


def rulers(at: AppTest) -> dict[str, float]:
    """What each ruler in the player says, by its name in the link."""
    hand = scene(at)["hand"]
    return {hand[part]["name"]: hand[part]["rate"] for part in ("ruler", "beta") if part in hand}


def test_whoever_asks_for_nothing_sees_momentum_alone_in_the_valley(run_page: RunPage) -> None:
    for asked in ({}, {"lang": "zh"}, {"seed": "3"}, {"lr": "1e-4"}):
        at = run_page(PAGE, **asked)
        assert list(runs(at)) == ["momentum"]
        assert runs(at)["momentum"].series("w2")[0] == LANDSCAPES[LandscapeName.VALLEY].start[1]  # type: ignore[index]
        assert rulers(at) == {"rate": 0.025, "beta": 0.9}


def test_a_button_lets_four_rules_race_in_the_same_valley_and_another_ends_the_race(
    run_page: RunPage,
) -> None:
    at = run_page(PAGE)
    at.button(key="race").click().run()
    assert list(runs(at)) == ["plain", "noise", "momentum", "adam"]
    assert len(runs(at)["plain"].series("w2")) == 301
    at.button(key="race").click().run()
    assert list(runs(at)) == ["momentum"]


def test_a_race_in_the_first_landscape_is_no_page_that_nobody_asked_for(run_page: RunPage) -> None:
    """All that is chosen there is what links without a name have always meant."""
    at = run_page(PAGE)
    at.selectbox(key="choose_cost").select(LandscapeName.SHALLOW).run()
    at.button(key="race").click().run()
    assert list(runs(at)) == ["plain", "noise", "momentum", "adam"]
    assert runs(at)["plain"].series("w")[0] == pytest.approx(1.9)


@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
@pytest.mark.parametrize("name", LandscapeName)
def test_every_landscape_is_shown_with_where_its_runs_ended(
    run_page: RunPage, name: LandscapeName, text: Text
) -> None:
    at = run_page(PAGE, lang=text.code, cost=name)
    assert at.title[0].value == text.of(landscape_words.Words).title
    assert list(scene(at)["runs"]) == ["plain", "noise", "momentum", "adam"]
    for sentence in outcomes(LandscapeSettings.of(name), text):
        assert sentence in said(at)
    assert not at.error and not at.warning


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: f"'{junk[:5]}'")
def test_junk_in_the_link_is_ignored(run_page: RunPage, junk: str) -> None:
    at = run_page(PAGE, **dict.fromkeys(NAMES, junk))
    assert list(runs(at)) == ["plain", "noise", "momentum", "adam"]
    if not re.search(r"\d", junk):
        assert runs(at)["plain"].series("w")[0] == pytest.approx(1.9)


def test_a_link_gives_the_race_it_describes(run_page: RunPage) -> None:
    at = run_page(
        PAGE, cost="valley", rules="rmsprop.plain", rate="0.01", step="0.02", length="33", p0="1", p1="-0.5"
    )
    assert list(runs(at)) == ["plain", "rmsprop"]
    for name, alpha in (("plain", 0.01), ("rmsprop", 0.02 / 0.01**0.5)):
        own = runs(at)[name]
        assert len(own.series("w")) == 34
        assert (own.series("w")[0], own.series("w2")[0]) == (1, -0.5)
        # At (1, −0.5): the slope is (24, −12); RMSProp divides it by its root mean square, 0.1·|slope|.
        expected = -0.5 + alpha * (12 if name == "plain" else 1)
        assert own.series("w2")[1] == pytest.approx(expected, rel=1e-6)


def test_another_landscape_opens_on_its_own_values(run_page: RunPage) -> None:
    at = run_page(PAGE, rate="0.01", spread="3", length="50", p0="-1.5", seed="9")
    at.selectbox(key="choose_cost").select(LandscapeName.SADDLE).run()
    own = runs(at)["plain"]
    saddle = LandscapeSettings.of(LandscapeName.SADDLE)
    assert (own.series("w")[0], own.series("w2")[0]) == pytest.approx(saddle.start)
    assert len(own.series("w")) == saddle.updates + 1
    assert rulers(at)["rate"] == LANDSCAPES[LandscapeName.SADDLE].learning_rate
    assert at.text_input(key="seed").value == "9"  # no landscape has a seed of its own


def test_the_rulers_are_of_what_a_rule_in_the_race_has(run_page: RunPage) -> None:
    def offered(rules: str) -> tuple[set[str], set[str | None]]:
        at = run_page(PAGE, rules=rules, rate="0.0123", step="0.02", beta="0.8")
        assert rulers(at).items() <= {"rate": 0.0123, "step": 0.02, "beta": 0.8}.items()
        return set(rulers(at)), {slider.key for slider in at.select_slider} - {"spread"}

    assert offered("plain.noise") == ({"rate"}, set())
    assert offered("plain.momentum") == offered("nesterov") == ({"rate", "beta"}, set())
    assert offered("rmsprop.adam") == ({"step"}, set())
    assert offered("plain.adam") == ({"rate"}, {"step"})
    assert offered("momentum.adam") == ({"rate", "beta"}, {"step"})


def test_beta_is_what_momentum_keeps_of_its_velocity_and_adam_has_two_of_its_own(run_page: RunPage) -> None:
    query = {
        "cost": "shallow",
        "rules": "momentum.nesterov.adam",
        "length": "2",
        "step": "0.1",
        "rate": "0.01",
    }
    at = run_page(PAGE, beta="0.5", beta1="0.2", beta2="0.3", **query)

    def slope(w: float) -> float:
        return (w**2 - 1) * (w - 0.25)

    first = 1.9 - 0.01 * slope(1.9)
    second = first - 0.01 * (0.5 * slope(1.9) + slope(first))
    assert runs(at)["momentum"].series("w") == pytest.approx([1.9, first, second])
    ahead = 1.9 - 0.01 * 1.5 * slope(1.9)
    velocity = 0.5 * slope(1.9) + slope(ahead)
    expected = [1.9, ahead, ahead - 0.01 * (slope(ahead) + 0.5 * velocity)]
    assert runs(at)["nesterov"].series("w") == pytest.approx(expected)
    one, two = slope(1.9), slope(1.8)
    m, s = 0.2 * 0.8 * one + 0.8 * two, 0.3 * 0.7 * one**2 + 0.7 * two**2
    third = 1.8 - 0.1 * (m / (1 - 0.2**2)) / (s / (1 - 0.3**2)) ** 0.5
    assert runs(at)["adam"].series("w") == pytest.approx([1.9, 1.8, third])
    inputs = {number.key for number in at.text_input}
    assert {"beta1", "beta2"} <= inputs and not {"beta1", "beta2"} & {
        number.key for number in run_page(PAGE, rules="plain").text_input
    }


def test_more_than_five_rules_are_no_race(run_page: RunPage) -> None:
    assert len(scene(run_page(PAGE, rules=".".join(RuleName)))["runs"]) == 4


@pytest.mark.parametrize("name", LandscapeName)
def test_the_noisy_starts_are_offered_where_there_is_something_to_leave(
    run_page: RunPage, name: LandscapeName
) -> None:
    at = run_page(PAGE, cost=name)
    titles = [expander.label for expander in at.expander]
    assert (EN.of(landscape_words.Words).escaping.title in titles) == (LANDSCAPES[name].trap is not None)
    assert not at.table


def test_the_noisy_starts_are_counted_with_the_beta_that_is_chosen(run_page: RunPage) -> None:
    def left(beta: str) -> str:
        at = run_page(PAGE, cost="saddle", length="30", rules="momentum", spread="0.02", beta=beta)
        at.session_state["escapes"] = True
        at.run()
        return str(at.table[0].value.loc["0.01", "Momentum"])

    assert left("0") == "0 %" != left("0.9")


def test_opened_the_noisy_starts_are_counted(run_page: RunPage) -> None:
    at = run_page(PAGE, cost="saddle", length="30", rules="plain")
    at.session_state["escapes"] = True
    at.run()
    (table,) = at.table
    assert table.value.loc["0", "Plain"] == "0 %"
    assert re.search(r"of the 200 left: Plain \*\*\d+\*\*", said(at))
