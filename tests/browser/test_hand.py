"""What is in the hand bends the whole run at the next frame, and when it is let go nothing moves."""

import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_core import Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.pages.compare.settings import CompareSettings
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.text import LANGUAGES
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
RUNS: dict[str, Callable[[float, float], Run]] = {
    **{
        str(method): lambda rate, start, method=method: (
            replace(  # type: ignore[misc]
                AS_IN_THE_NOTES[method], learning_rate=rate, start=start
            ).run
        )
        for method in Method
    },
    "search": lambda rate, start: replace(SearchSettings(), learning_rate=rate, start=start).descent.run,
    "learning_rate": lambda rate, start: replace(LearningRateSettings(), learning_rate=rate, start=start).run,
    "compare": lambda rate, start: replace(CompareSettings(), learning_rate=rate, start=start).entries[0].run,
    "noise": lambda rate, _: replace(NoiseSettings(), learning_rate=rate).run,
}
"""The run of each page where one bends, the first of several, by its learning rate and its start."""
STARTS = {"search": SearchSettings().start}
OPENS = {"compare": CompareSettings().learning_rate}
OF_ALL = {"noise"}
"""Where words tell of all the runs, too, which come only when the hand lets go."""
LOW, HIGH, STEPS = 1e-6, 1e-4, 60
PICTURE = "document.querySelector('.gd-over').innerHTML"
SAID = """() => ["gd-readout", "gd-equation", "gd-sentence", "gd-badge"]
    .map((name) => document.querySelector(`.${name}`).textContent)"""


def thumb(player: Player, rate: float) -> tuple[float, float]:
    """Where the ruler's thumb is at this learning rate, of 1e-7 to 1e-3."""
    box = player.part("rate").bounding_box()
    assert box
    part = player.page.evaluate("rate => (Math.log10(rate) + 7) / 4", rate)
    return box["x"] + 14 + part * (box["width"] - 28), box["y"] + box["height"] / 2


@pytest.mark.parametrize("name", RUNS)
def test_every_place_of_the_rulers_thumb_shows_another_run_without_a_message_and_the_last_stays(
    open_page: OpenPage, name: str
) -> None:
    player = Player(open_page(f"/{name}", player=True))
    page, pictures = player.page, set()
    player.scrub([2])
    with listening(page) as wire:
        page.mouse.move(*thumb(player, 1e-5))
        page.mouse.down()
        for step in range(STEPS + 1):
            page.mouse.move(*thumb(player, LOW * (HIGH / LOW) ** (step / STEPS)))
            pictures.add(page.evaluate(PICTURE))
        page.mouse.move(*thumb(player, 2.3e-5))
        assert wire.frames == 0
        held, words, update = player.w, page.evaluate(SAID), player.update
        page.mouse.up()
        wire.wait_for_rerun()
    assert len(pictures) >= 50
    expect(page.locator(".gd-bent")).to_have_count(0)
    assert (player.w, player.update) == (held, update)
    assert page.evaluate(SAID) == words or name in OF_ALL
    shows(player, RUNS[name](chosen(page, "lr"), STARTS.get(name, 1.0)))


def chosen(page: Page, name: str) -> float:
    """The number that the link says."""
    return float(parse_qs(urlsplit(page.url).query)[name][0])


def shows(player: Player, run: Run) -> None:
    """The engine's run, at ten updates from first to last."""
    assert player.updates == run.updates
    some = sorted({round(k * run.updates / 9) for k in range(10)})
    assert player.scrub(some) == [(k, run.w[k]) for k in some]


@pytest.mark.parametrize("name", [name for name in RUNS if name != "noise"])
def test_every_place_of_the_ball_shows_another_run_without_a_message_and_the_last_stays(
    open_page: OpenPage, name: str
) -> None:
    player = Player(open_page(f"/{name}", player=True))
    page, pictures = player.page, set()
    ball = player.part("handle").bounding_box()
    assert ball
    x, y = ball["x"] + ball["width"] / 2, ball["y"] + ball["height"] / 2
    with listening(page) as wire:
        page.mouse.move(x, y)
        page.mouse.down()
        for step in range(STEPS):
            page.mouse.move(x + 2 * (step + 1), y)
            pictures.add(page.evaluate(PICTURE))
        assert wire.frames == 0
        held = player.w
        page.mouse.up()
        wire.wait_for_rerun()
    assert len(pictures) >= 50
    expect(page.locator(".gd-bent")).to_have_count(0)
    assert player.w == held == chosen(page, "w0")
    shows(player, RUNS[name](OPENS.get(name, 1e-5), held))


def test_what_plays_goes_on_while_the_learning_rate_is_moved(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", "stop=never", player=True))
    with player.still() as time:
        player.press("play")
        time.passes(1.3)
        before = player.update
        player.part("rate").press("ArrowRight")
        assert player.playing
        time.passes(1)
        assert player.playing and player.update > before >= 2


def test_by_keys_and_by_touch_the_ruler_does_what_it_does_by_mouse(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", width=390, height=664, touch=True, player=True))
    with listening(player.page) as wire:
        player.part("rate").focus()
        for _ in range(3):
            player.page.keyboard.press("ArrowRight")
        rate = float(player.part("rate-value").input_value())
        wire.wait_for_rerun()
    assert rate > 1e-5
    shows(player, RUNS["bgd"](rate, 1.0))
    with listening(player.page) as wire:
        player.page.keyboard.press("PageUp")  # to the next landmark
        wire.wait_for_rerun()
    assert float(player.part("rate-value").input_value()) == pytest.approx(1 / 26600, rel=1e-3)
    with listening(player.page) as wire:
        player.page.touchscreen.tap(*thumb(player, 2e-6))
        wire.wait_for_rerun()
    assert float(player.part("rate-value").input_value()) == pytest.approx(2e-6, rel=0.1)
    assert player.updates == 100


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_learning_rate_is_typed_as_people_write_it_and_what_cannot_be_read_is_said(
    open_page: OpenPage, code: str
) -> None:
    words = LANGUAGES[code].ruler
    page = open_page("/bgd", f"lang={code}", player=True)
    field, said = page.get_by_test_id("gd-rate-value"), page.get_by_test_id("gd-rate-said")
    for typed, told in (("abc", words.unread), ("1e300", words.outside), ("-1", words.unread)):
        with listening(page) as wire:
            field.fill(typed)
            field.press("Enter")
            expect(said).to_have_text(told)
            assert wire.frames == 0
        assert field.input_value() == typed
    with listening(page) as wire:
        field.fill(" １，５ｅ－５ ")
        field.press("Enter")
        wire.wait_for_rerun()
    expect(said).to_be_empty()
    assert field.input_value() == "1.5e-5"
    expect(field).to_be_focused()
    expect(page).to_have_url(re.compile("lr=1.5e-05"))


def test_batch_size_and_another_draw_are_asked_of_the_server_one_at_a_time(open_page: OpenPage) -> None:
    player = Player(open_page("/mini_batch", player=True))
    page = player.page
    with listening(page) as wire:
        player.part("batch").focus()
        for _ in range(6):
            page.keyboard.press("ArrowRight")
        expect(page).to_have_url(re.compile("batch=8"))
        wire.wait_for_rerun()
        assert len(wire.sent) <= 6
    run = replace(AS_IN_THE_NOTES[Method.MINI_BATCH], batch=8).run
    shows(player, run)
    with listening(page) as wire:
        player.press("again")
        wire.wait_for_rerun()
    expect(page).to_have_url(re.compile("seed="))


def test_the_point_on_the_loss_goes_through_the_run_and_the_line_through_the_data_turns(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/bgd", player=True))
    page = player.page
    player.scrub([4])
    player.rest()
    drag(player, "loss-handle", 60, 30)
    assert player.update > 4
    player.scrub([0])
    player.rest()
    with listening(page) as wire:
        drag(player, "line-handle", 0, -30)
        wire.wait_for_rerun()
    start = chosen(page, "w0")
    assert start > 1.05
    shows(player, RUNS["bgd"](1e-5, start))


def drag(player: Player, name: str, right: float, down: float) -> None:
    """Take it and move it so many pixels."""
    box = player.part(name).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    player.page.mouse.move(x, y)
    player.page.mouse.down()
    player.page.mouse.move(x + right, y + down, steps=5)
    player.page.mouse.up()


def test_a_thumb_that_was_only_touched_still_follows_what_is_chosen_elsewhere(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "lr=1e-4", player=True))
    page = player.page
    page.mouse.move(*thumb(player, 1e-4))
    page.mouse.down()
    page.mouse.up()
    page.wait_for_function("!document.querySelector('.gd-bent')")
    with listening(page) as wire:
        page.get_by_role("button", name="Go on with α").click()
        wire.wait_for_rerun()
    expect(player.part("rate-value")).to_have_value("3.759e-5")


def test_a_typed_learning_rate_keeps_all_its_digits(open_page: OpenPage) -> None:
    page = open_page("/bgd", player=True)
    field = page.get_by_test_id("gd-rate-value")
    with listening(page) as wire:
        field.press("Control+a")
        page.keyboard.type("1.23456e-5")
        page.keyboard.press("Enter")
        wire.wait_for_rerun()
        page.keyboard.press("Tab")
    assert chosen(page, "lr") == 1.23456e-5
    expect(field).to_have_value("1.235e-5")
