"""A learning rate that is too large: shown as it is, said as it is, and with a way back."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from gd_core import notes_data
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
BGD = AS_IN_THE_NOTES[Method.BGD]
ONE_STEP = 1 / (2 * sum(x * x for x in notes_data().x) / len(notes_data()))
"""1/L: the curvature L of the mean of (w·x − y)² is twice the mean of x²."""
ARROW = ".gd-head.gd-weight .gd-arrow >> nth=0"
BALL = ".gd-head.gd-weight circle >> nth=0"


def test_at_rest_within_the_chart_there_is_a_ball_and_no_arrow(player_at: PlayerAt) -> None:
    page = player_at("/bgd", "lr=1e-4").page
    expect(page.locator(BALL)).to_have_attribute("visibility", "visible")
    expect(page.locator(ARROW)).to_have_attribute("visibility", "hidden")


def test_a_ball_that_left_the_chart_is_an_arrow_with_its_number(player_at: PlayerAt) -> None:
    run = replace(BGD, learning_rate=1e-4).run
    player = player_at("/bgd", "lr=1e-4")
    page, ranges = player.page, player.ranges()
    gone = next(k for k, w in enumerate(run.w) if not ranges["xaxis"][0] <= w <= ranges["xaxis"][1])
    player.scrub([gone])
    expect(page.locator(BALL)).to_have_attribute("visibility", "hidden")
    arrow, stage = page.locator(ARROW).bounding_box(), player.part("stage").bounding_box()
    expect(page.locator(ARROW)).to_have_attribute("visibility", "visible")
    assert arrow and stage
    assert stage["x"] <= arrow["x"] and arrow["x"] + arrow["width"] <= stage["x"] + stage["width"]
    label = page.locator(".gd-stage .gd-label").first.text_content() or ""
    assert float(label.removeprefix("w = ").replace("−", "-")) == pytest.approx(run.w[gone], rel=1e-3)
    assert player.ranges() == ranges
    assert "chart" in player.part("sentence").inner_text()


def test_a_cost_of_0_points_down_off_the_log_axis(player_at: PlayerAt) -> None:
    """α = 1/L lands on the bottom in one update: the best that can happen must not look like divergence."""
    player = player_at("/bgd", f"lr={ONE_STEP}")
    player.scrub([1])
    assert player.card.startswith("2")
    arrow = player.page.locator(".gd-head.gd-weight .gd-arrow").last
    expect(arrow).to_have_attribute("visibility", "visible")
    assert (arrow.get_attribute("transform") or "").endswith("rotate(90)")


def test_the_axes_keep_their_scale_through_a_diverging_run(player_at: PlayerAt) -> None:
    player = player_at("/bgd", "lr=1e-4")
    ranges = player.ranges()
    player.part("speed").select_option("60")
    player.press("play")
    player.wait_for_end()
    assert player.w == replace(BGD, learning_rate=1e-4).run.w[-1]
    assert player.ranges() == ranges


def test_a_growing_run_says_so_and_its_way_back_is_one_over_l(open_page: OpenPage) -> None:
    page = open_page("/bgd", "lr=1e-4", player=True)
    expect(page.get_by_test_id("stMain")).to_contain_text("Growing")
    with listening(page) as wire:
        page.get_by_role("button", name="Go on with α").click()
        wire.wait_for_rerun()
    rate = float(page.get_by_test_id("gd-rate-value").input_value())
    assert rate == pytest.approx(ONE_STEP, rel=1e-3)
    player = Player(page)
    player.scrub([1])
    assert player.w == pytest.approx(2.0, abs=1e-9)
    expect(page.get_by_role("button", name="Go on with α")).to_have_count(0)
    expect(page.get_by_test_id("stMain")).not_to_contain_text("Growing")


def test_a_diverging_run_is_shown_to_its_end_and_says_so(player_at: PlayerAt) -> None:
    run = replace(BGD, learning_rate=1e-3, epochs=1000).run
    player = player_at("/bgd", "lr=1e-3&epochs=1000")
    assert player.updates == run.updates < 1000
    player.press("last")
    assert player.w == run.w[-1]
    assert str(run.updates) in player.part("badge").inner_text()
    expect(player.page.locator(ARROW)).to_have_attribute("visibility", "visible")
    ending = player.page.locator("[data-testid=stMain] p", has_text="Diverged").filter(
        has_text=str(run.updates)
    )
    expect(ending.first).to_be_visible()


def test_every_update_of_a_run_that_overflows_can_be_shown(player_at: PlayerAt) -> None:
    player = player_at("/mini_batch", "lr=1e6&noise=50")
    shown = player.scrub(list(range(player.updates + 1)))
    assert [update for update, _ in shown] == list(range(player.updates + 1))
    for name in ("readout", "equation", "sentence"):
        assert "NaN" not in player.part(name).inner_text()
    assert player.now().update == player.updates
