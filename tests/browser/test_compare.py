"""The race as a visitor sees it: one clock for all runs, whatever it counts."""

from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page

from gd_ui.pages.compare.settings import Axis, CompareSettings
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
BALLS = """() => {
    const plot = document.querySelector(".gd-plot"), { xaxis, yaxis } = plot._fullLayout;
    const balls = document.querySelector(".gd-over > svg").querySelectorAll(".gd-head :is(circle, g)");
    const corner = document.querySelector(".gd-over > svg").getScreenCTM();
    return Array.from(balls, (ball) => {
        const middle = new DOMPoint(ball.cx?.baseVal.value ?? 0, ball.cy?.baseVal.value ?? 0);
        const { x, y } = middle.matrixTransform(ball.getScreenCTM()).matrixTransform(corner.inverse());
        return [xaxis.p2d(x), yaxis.p2d(y)];
    });
}"""
RACE = CompareSettings()


def balls(player: Player) -> list[tuple[float, float]]:
    """(w, cost) of every ball, read off the screen."""
    return [(w, cost) for w, cost in player.page.evaluate(BALLS)]


def at_update(update: int) -> list[float]:
    """w of every run after so many updates, or at its end."""
    return [float(entry.run.w[min(update, entry.run.updates)]) for entry in RACE.entries]


def test_every_ball_is_where_its_run_is(player_at: PlayerAt) -> None:
    player = player_at("/compare")
    for update in (0, 1, 3, 7, 17):
        player.scrub([update])
        shown = balls(player)
        assert [w for w, _ in shown] == pytest.approx(at_update(update), abs=0.01)
        for w, cost in shown:
            assert cost == pytest.approx(13300 * (w - 2) ** 2, abs=150)


def test_where_the_clock_counts_samples_a_slow_reader_waits(player_at: PlayerAt) -> None:
    player = player_at("/compare")
    player.press("axis-samples")
    last = int(player.part("scrub").get_attribute("max") or 0)
    ticks = [clock(player, tick) for tick in range(last + 1)]
    assert (np.diff(ticks) > 0).all()
    assert ticks[0] == 0
    assert ticks[-1] == max(RACE.measured(entry.run)[Axis.SAMPLES] for entry in RACE.entries)
    clock(player, next(tick for tick, seen in enumerate(ticks) if seen >= 17))
    sgd, some, bgd = (w for w, _ in balls(player))
    assert sgd == pytest.approx(RACE.entries[0].run.w[-1], abs=0.01)
    assert abs(bgd - 1) < 0.1 < abs(some - 1)


def clock(player: Player, tick: int) -> float:
    """What the clock counts at this tick."""
    player.scrub([tick])
    return float(player.said("clock"))


def test_another_axis_shows_the_same_moment(player_at: PlayerAt) -> None:
    player = player_at("/compare")
    player.scrub([5])
    before = balls(player)
    player.press("axis-time")
    assert np.allclose(balls(player), before, rtol=0.02, atol=300)
    player.press("axis-update")
    assert float(player.said("clock")) == pytest.approx(5)


def test_the_ball_that_is_dragged_takes_all_runs_with_it(open_page: OpenPage) -> None:
    page = open_page("/compare", player=True)
    player = Player(page)
    x, y = player.pixel(1, 13300)
    to_x, _ = player.pixel(3, 13300)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(to_x, y, steps=4)
    assert [w for w, _ in balls(player)] == pytest.approx([3, 3, 3], abs=0.02)
    with listening(page) as wire:
        page.mouse.up()
        wire.wait_for_rerun()
    assert [w for w, _ in balls(player)] == pytest.approx([3, 3, 3], abs=0.02)
    assert "w0=" in page.url
