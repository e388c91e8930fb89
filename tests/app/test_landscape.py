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
NAMES = ("cost", "rules", "rate", "step", "spread", "seed", "length", "p0", "p1")


def said(at: AppTest) -> str:
    return "\n".join(element.value for element in at.markdown)


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
    assert at.select_slider(key="rate").value == LANDSCAPES[LandscapeName.SADDLE].learning_rate
    assert at.number_input(key="seed").value == 9  # no landscape has a seed of its own


def test_a_learning_rate_between_the_rungs_of_the_slider_is_kept(run_page: RunPage) -> None:
    assert run_page(PAGE, rate="0.0123").select_slider(key="rate").value == 0.0123


def test_only_learning_rates_that_a_rule_in_the_race_has_are_offered(run_page: RunPage) -> None:
    def offered(rules: str) -> set[str | None]:
        return {slider.key for slider in run_page(PAGE, rules=rules).select_slider} - {"spread"}

    assert offered("plain.momentum") == {"rate"}
    assert offered("rmsprop.adam") == {"step"}
    assert offered("plain.adam") == {"rate", "step"}


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


def test_opened_the_noisy_starts_are_counted(run_page: RunPage) -> None:
    at = run_page(PAGE, cost="saddle", length="30", rules="plain")
    at.session_state["escapes"] = True
    at.run()
    (table,) = at.table
    assert table.value.loc["0", "Plain"] == "0 %"
    assert re.search(r"of the 200 left: Plain \*\*\d+\*\*", said(at))
