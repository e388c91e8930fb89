"""A changed setting, theme or width is drawn into the same player: place, zoom and play state stay."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import Page

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES
from harness.player import Player
from harness.wire import Wire, listening
from tests.browser.panel import show_data, show_more

OpenPage = Callable[..., Page]
NOISY = replace(
    AS_IN_THE_NOTES[Method.MINI_BATCH], source=Source(noise=20.0), stop_on=StopOn.NEVER, updates=300
)
NOISY_LINK = "noise=20&stop=never&updates=300"
EN = LANGUAGES["en"].controls

MARK = """() => {
    const nodes = document.querySelectorAll(".gd-plot, .gd-plot .main-svg, .gd-stage, .gd-handle");
    for (const node of nodes) node.keptByTest = true;
    return nodes.length;
}"""
MARKED = """() => [...document.querySelectorAll(".gd-plot, .gd-plot .main-svg, .gd-stage, .gd-handle")]
    .filter((node) => node.keptByTest).length"""
COUNT_BLANK = """() => {
    window.blankFrames = 0;
    const look = () => {
        const curve = document.querySelector(".gd-plot .subplot.xy .js-line");
        const ball = document.querySelector(".gd-over .gd-head.gd-weight circle");
        if (!curve?.getBoundingClientRect().width || !ball) window.blankFrames += 1;
        requestAnimationFrame(look);
    };
    look();
}"""


SLIDERS = {
    "batch": "[data-testid=gd-batch]",
    "noise": f"[data-testid=stSlider] input[aria-label='{EN['noise'].label}']",
}


def move(wire: Wire, name: str) -> None:
    """One move of a slider, by keyboard, and all that comes of it."""
    reruns = wire.reruns
    wire.page.locator(SLIDERS[name]).press("ArrowRight")
    wire.wait_for_rerun(reruns + 1)


def moved(page: Page, name: str) -> None:
    with listening(page) as wire:
        move(wire, name)


def shows(player: Player, settings: Settings) -> bool:
    """Whether the update shown is that of the engine's run."""
    return player.updates == settings.run.updates and player.w == settings.run.w[player.update]


def test_a_slider_repaints_the_chart_without_it_leaving_the_page(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", NOISY_LINK, player=True))
    page, settings = player.page, NOISY
    show_data(page)
    player.scrub([7])
    marked = page.evaluate(MARK)
    page.evaluate(COUNT_BLANK)
    changes: dict[str, dict[str, Any]] = {
        "batch": {"batch": 3},
        "noise": {"source": Source(noise=21.0)},
    }
    for name, change in changes.items():
        curve = page.locator(".gd-plot .subplot.x2y2 .js-line").last.get_attribute("d")
        moved(page, name)
        settings = replace(settings, **change)
        assert page.locator(".gd-plot .subplot.x2y2 .js-line").last.get_attribute("d") != curve
        assert page.evaluate(MARKED) == marked >= 4
        assert page.evaluate("window.blankFrames") == 0
        assert player.update == 7
        assert shows(player, settings)


def test_a_shorter_run_shows_its_end_where_the_clock_was_beyond_it(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    player.press("last")
    assert player.update == 35
    page = player.page
    show_more(page)
    with listening(page) as wire:
        epochs = page.get_by_role("textbox", name=EN["epochs"].label)
        epochs.fill("12")
        epochs.press("Enter")
        wire.wait_for_rerun()
    assert player.update == player.updates == 12


def zoom_in(player: Player) -> dict[str, Any]:
    """Draw a zoom box around w from 1.5 to 2.5; the ranges that come of it."""
    player.press("zoom")
    mouse = player.page.mouse
    mouse.move(*player.pixel(1.5, 10_000))
    mouse.down()
    mouse.move(*player.pixel(2.5, 1_000), steps=6)
    mouse.up()
    player.page.wait_for_function("document.querySelector('.gd-plot')._fullLayout.xaxis.range[0] > 1.4")
    return player.ranges()


def test_a_zoom_outlives_a_change_and_a_double_click_leads_home(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", NOISY_LINK, player=True))
    home = player.ranges()
    zoomed = zoom_in(player)
    assert zoomed["xaxis"] == pytest.approx([1.5, 2.5], abs=0.02)
    moved(player.page, "batch")
    assert player.ranges()["xaxis"] == zoomed["xaxis"]
    assert player.ranges()["yaxis"] == zoomed["yaxis"]
    player.rest()
    assert player.now().off_curve < 1
    with player.still():
        player.page.mouse.dblclick(*player.pixel(2.0, 8_000))
    player.page.wait_for_function("document.querySelector('.gd-plot')._fullLayout.xaxis.range[0] < 1.4")
    assert player.ranges()["xaxis"] == home["xaxis"]
    assert player.ranges()["yaxis"] == home["yaxis"]
    moved(player.page, "batch")
    assert player.ranges()["xaxis"] == home["xaxis"]


def test_what_is_paused_stays_paused_and_what_plays_goes_on_playing_through_a_change(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/mini_batch", NOISY_LINK, player=True))
    show_data(player.page)
    player.scrub([4])
    moved(player.page, "batch")
    with player.still() as time:
        assert {(moment.update, moment.playing) for moment in time.watch(0.3)} == {(4, False)}
    player.part("speed").select_option("5")
    player.press("play")
    player.wait_for(7)
    for name in ("batch", "noise"):
        before = player.update
        moved(player.page, name)
        with player.still() as time:
            moments = time.watch(0.5)
        clocks = [moment.clock for moment in moments]
        assert before - 1 <= clocks[0] < player.updates
        assert clocks == sorted(clocks)
        assert clocks[-1] - clocks[0] > 1
        assert all(moment.playing and moment.off_curve < 1 for moment in moments)


# ---- theme and width


def colours(page: Page) -> list[str]:
    """Of the player's words, its ball, and the chart's ticks."""
    found: list[str] = page.evaluate(
        """() => [[".gd-player", "color"], [".gd-head.gd-weight circle", "fill"], [".xtick text", "fill"]]
            .map(([selector, name]) => getComputedStyle(document.querySelector(selector))[name])"""
    )
    return found


def test_a_switch_of_theme_recolours_without_losing_the_place_or_stopping_what_plays(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/mini_batch", player=True))
    page = player.page
    player.scrub([9])
    zoomed = zoom_in(player)
    marked = page.evaluate(MARK)
    light = colours(page)
    with listening(page) as wire:
        page.emulate_media(color_scheme="dark")
        page.wait_for_function(
            "before => getComputedStyle(document.querySelector('.xtick text')).fill !== before", arg=light[2]
        )
        assert wire.frames == 0
    assert all(now != then for now, then in zip(colours(page), light, strict=True))
    assert player.update == 9
    assert player.ranges() == zoomed
    assert page.evaluate(MARKED) == marked
    page.emulate_media(color_scheme="light")
    page.wait_for_function(
        "before => getComputedStyle(document.querySelector('.xtick text')).fill === before", arg=light[2]
    )
    assert colours(page) == light
    player.press("play")
    player.wait_for(10)
    page.emulate_media(color_scheme="dark")
    player.wait_for(12)
    assert player.playing


def fits(page: Page) -> bool:
    """Whether the chart is as wide as its place, and the page no wider than the window."""
    return bool(
        page.evaluate(
            """() => {
                const [stage, chart] = [".gd-stage", ".gd-plot .main-svg"].map((s) => document.querySelector(s));
                const off = Math.abs(stage.clientWidth - chart.getBoundingClientRect().width);
                return off <= 1 && document.documentElement.scrollWidth <= innerWidth;
            }"""
        )
    )


def test_what_plays_goes_on_when_the_window_becomes_narrow_and_wide_again(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", NOISY_LINK, player=True))
    page = player.page
    marked = page.evaluate(MARK)
    player.part("speed").select_option("5")
    player.press("play")
    stacked = []
    for width in (1400, 390, 1400):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(
            """() => Math.abs(document.querySelector('.gd-stage').clientWidth
                - document.querySelector('.gd-plot .main-svg').getBoundingClientRect().width) <= 1"""
        )
        with player.still() as time:
            moments = time.watch(0.4)
        assert fits(page)
        assert all(moment.off_curve < 1 and moment.playing for moment in moments)
        assert moments[-1].clock > moments[0].clock + 1
        stacked.append(page.evaluate("document.querySelector('.gd-plot')._fullLayout.xaxis2.domain[0] === 0"))
    assert stacked == [False, True, False]
    assert page.evaluate(MARKED) == marked
