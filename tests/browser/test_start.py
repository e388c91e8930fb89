"""Choosing where the run starts: by dragging the ball, by a click on the curve, by keys, by a finger."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from gd_core import notes_data
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.typed import read_number
from harness.player import LOOK, SEEN, Player
from harness.wire import listening
from tests.browser.panel import show_more

OpenPage = Callable[..., Page]
PHONE = {"width": 390, "height": 844, "touch": True, "player": True}
SPELLED = {"en": "Start w₀", "zh": "初始值 w₀"}


def cost(w: float) -> float:
    """The notes' cost, written out."""
    data = notes_data()
    return float(np.mean((w * data.x - data.y) ** 2))


def on_curve(player: Player, w: float) -> tuple[float, float]:
    return player.pixel(w, cost(w))


def wait_for_start(page: Page) -> float:
    """The start in the link, once there is one."""
    page.wait_for_url("**w0=*")
    return float(parse_qs(urlsplit(page.url).query)["w0"][0])


def check_start(player: Player, method: Method, start: float) -> None:
    """The run on stage is the engine's from `start`, which the input shows too, where it is opened."""
    run = replace(AS_IN_THE_NOTES[method], start=start).run
    player.wait_for_updates(run.updates)
    expect(player.part("player")).to_have_attribute("data-w", repr(start).removesuffix(".0"))
    show_more(player.page)
    field = player.page.get_by_role("textbox", name=SPELLED["en"])
    assert read_number(field.input_value()) == pytest.approx(start, rel=1e-7)
    assert player.scrub([run.updates]) == [(run.updates, run.w[-1])]


def test_the_run_starts_where_the_ball_is_let_go(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    mouse, ranges = player.page.mouse, player.ranges()
    player.page.mouse.move(*on_curve(player, 1.0))
    mouse.down()
    mouse.move(*on_curve(player, 2.7), steps=8)
    held = player.now()
    assert held.w == pytest.approx(2.7, abs=0.01)
    assert held.off_curve < 1
    assert player.ranges() == ranges
    mouse.up()
    start = wait_for_start(player.page)
    assert start == pytest.approx(2.7, abs=0.01)
    check_start(player, Method.BGD, start)
    assert player.ranges()["xaxis"] == ranges["xaxis"]


def test_the_ball_stays_where_it_was_let_go_until_its_run_has_come(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", player=True))
    player.press("forward")
    player.rest()
    mouse, ball = player.page.mouse, player.now()
    mouse.move(ball.x, ball.y)
    mouse.down()
    mouse.move(*on_curve(player, 0.9), steps=8)
    player.page.evaluate(LOOK)
    with listening(player.page) as wire:
        mouse.up()
        wire.wait_for_rerun()
    moments = player.page.evaluate(SEEN)
    assert len(moments) > 1
    assert all(moment["w"] == pytest.approx(0.9, abs=0.01) for moment in moments)
    assert player.update == 0


def test_a_click_far_away_a_double_click_and_a_zoom_box_start_nothing_and_a_click_on_the_curve_does(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/bgd", player=True))
    mouse, before = player.page.mouse, player.ranges()
    with listening(player.page) as wire:
        with player.still() as time:
            mouse.click(*player.pixel(2.0, 20_000))
            assert {moment.w for moment in time.watch(0.6)} == {player.now().w}
            mouse.dblclick(*on_curve(player, 2.9))
            time.passes(5)
            player.press("zoom")
            mouse.move(*on_curve(player, 1.5))
            mouse.down()
            mouse.move(*on_curve(player, 2.9), steps=8)
            mouse.up()
            time.passes(5)
        assert wire.frames == 0
    after = player.ranges()
    assert after["xaxis"] == pytest.approx([1.5, 2.9], abs=0.02)
    assert after["xaxis3"] == before["xaxis3"]
    mouse.click(*on_curve(player, 2.7))
    start = wait_for_start(player.page)
    assert start == pytest.approx(2.7, abs=0.01)
    check_start(player, Method.BGD, start)


def test_keys_on_the_ball_move_the_start_with_one_rerun_and_page_keys_ten_times_as_far(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/bgd", player=True))
    handle = player.page.get_by_role("slider", name=SPELLED["en"])
    low, high = player.ranges()["xaxis"]
    handle.focus()
    with listening(player.page) as wire:
        with player.still() as time:
            for _ in range(5):
                player.page.keyboard.press("ArrowRight")
            assert wire.frames == 0
            time.passes(5)
        wire.wait_for_rerun()
        start = wait_for_start(player.page)
        assert wire.reruns == 1
    assert start == pytest.approx(1 + 5 * (high - low) / 300, abs=0.01)
    assert player.page.evaluate("document.activeElement.dataset.testid") == "gd-handle"
    assert float(handle.get_attribute("aria-valuenow") or "nan") == start
    check_start(player, Method.BGD, start)
    player.press("first")
    handle.press("PageUp")
    player.page.wait_for_url(lambda url: f"w0={start!r}" not in url)
    assert wait_for_start(player.page) == pytest.approx(start + (high - low) / 30, abs=0.01)


MAP = """() => {
    const plot = document.querySelector(".gd-plot"), { xaxis3: x, yaxis3: y } = plot._fullLayout;
    const corner = plot.querySelector(".main-svg").getBoundingClientRect();
    return [corner.x + x._offset + 0.3 * x._length, corner.y + y._offset + 0.5 * y._length];
}"""
"""A place on the map of learning rates, left of the one the page opens on."""


def test_a_double_click_on_the_map_chooses_nothing(open_page: OpenPage) -> None:
    player = Player(open_page("/learning_rate", player=True))
    place = player.page.evaluate(MAP)
    with listening(player.page) as wire:
        with player.still() as time:
            player.page.mouse.dblclick(*place)
            time.passes(5)
        assert wire.frames == 0
    player.page.mouse.click(*place)
    player.page.wait_for_url("**lr=*")


def swipe(page: Page, *path: tuple[float, float]) -> None:
    """One finger put down at the first point, drawn through the others, lifted at the last."""
    session = page.context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        session.send(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]}
        )

    touch("touchStart", path[0])
    for a, b in pairwise(path):
        for k in range(1, 9):
            touch("touchMove", (a[0] + (b[0] - a[0]) * k / 8, a[1] + (b[1] - a[1]) * k / 8))
    touch("touchEnd")
    session.detach()


def scrolled(page: Page) -> float:
    return float(page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop"))


def test_a_finger_drags_the_ball(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", **PHONE))
    swipe(player.page, on_curve(player, 1.0), on_curve(player, 2.4))
    start = wait_for_start(player.page)
    assert start == pytest.approx(2.4, abs=0.02)
    assert scrolled(player.page) == 0
    check_start(player, Method.MINI_BATCH, start)


def test_a_tap_on_the_curve_starts_there_on_a_phone(open_page: OpenPage) -> None:
    player = Player(open_page("/sgd", **PHONE))
    player.page.touchscreen.tap(*on_curve(player, 2.6))
    assert wait_for_start(player.page) == pytest.approx(2.6, abs=0.02)


def test_a_swipe_over_the_chart_or_its_curve_scrolls_a_phone_and_sets_no_start(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", **PHONE))
    page, ranges = player.page, player.ranges()
    for w in (2.0, 2.6):
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop = 0")
        x, y = on_curve(player, w)
        with listening(page) as wire:
            swipe(page, (x, y), (x, y - 150))
            page.wait_for_function("document.querySelector('[data-testid=stMain]').scrollTop > 60")
            with player.still() as time:
                time.passes(5)
            assert wire.frames == 0
        assert "w0" not in page.url
        assert player.ranges() == ranges


def test_a_swipe_up_from_a_slider_scrolls_a_phone_and_moves_nothing(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", **PHONE)
    sliders = [page.get_by_test_id(name) for name in ("gd-rate", "gd-batch", "gd-scrub")]
    for slider in sliders:
        slider.scroll_into_view_if_needed()
        before, top = slider.input_value(), scrolled(page)
        box = slider.bounding_box() or pytest.fail("it is not drawn")
        place = box["x"] + 0.8 * box["width"], box["y"] + 0.5 * box["height"]
        with listening(page) as wire:
            swipe(page, place, (place[0] + 4, place[1] - 80))
            page.wait_for_function(f"document.querySelector('[data-testid=stMain]').scrollTop > {top} + 30")
            expect(slider).to_have_value(before)
            assert wire.frames == 0
    scrub, place = sliders[-1], (place[0], (sliders[-1].bounding_box() or box)["y"] + 0.5 * box["height"])
    swipe(page, place, (place[0] - 60, place[1] - 3))  # sideways it is meant
    expect(scrub).not_to_have_value(before)
