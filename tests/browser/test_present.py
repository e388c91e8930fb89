"""The view for a projector, and a start that is locked."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_ui.pages import pitfalls
from gd_ui.text import LANGUAGES
from harness.page import DRAWN
from harness.player import Player
from harness.wire import listening
from tests.browser.panel import show_sharing

OpenPage = Callable[..., Page]
AGAIN = """async (change) => {
    const { href } = document.querySelector("link[rel=modulepreload][href*='player/player.js']");
    const player = (await import(href)).mounted();
    player.take({ ...player.shown.scene, ...change });
    player.render();
}"""
"""What Python does when it sends the scene once more, with another field."""
SMALL = """(least) => {
    const words = document.createTreeWalker(document.querySelector("[data-testid=stMain]"), NodeFilter.SHOW_TEXT);
    const small = [];
    while (words.nextNode()) {
        const { parentElement: node, textContent } = words.currentNode;
        const seen = node.checkVisibility({ visibilityProperty: true }) && !node.closest("style, script, .gd-live");
        const size = parseFloat(getComputedStyle(node).fontSize);
        if (seen && textContent.trim() && size && size < least) small.push([size, textContent]);
    }
    return small;
}"""
"""All words that are smaller; those of the way out have no size until someone comes near."""
TICKS = "parseFloat(getComputedStyle(document.querySelector('.gd-plot .xtick text')).fontSize)"


@pytest.mark.parametrize(("path", "width", "height"), [("/mini_batch", 1280, 720), ("/compare", 1920, 1080)])
def test_all_of_the_player_is_in_the_window(open_page: OpenPage, path: str, width: int, height: int) -> None:
    page = open_page(path, "view=present", width=width, height=height, player=True)
    box = page.get_by_test_id("gd-player").bounding_box()
    assert box and height - 40 < box["y"] + box["height"] <= height
    assert box["width"] > width - 60
    for name in ("stage", "play", "scrub", "speed"):
        expect(page.get_by_test_id(f"gd-{name}")).to_be_in_viewport(ratio=1)
    for name in ("question", "tasks", "code", "by-hand-open"):
        expect(page.get_by_test_id(f"gd-{name}")).to_be_hidden()
    assert height < 1080 or page.evaluate(SMALL, 28) == []
    names = page.locator(".gd-cards dt:has(.gd-mark)")
    assert names.count() == (3 if path == "/compare" else 0), "the runs of a race stay named"
    for run in names.all():
        expect(run).to_be_in_viewport(ratio=1)


def test_the_view_shows_the_picture_alone_and_leaving_it_loses_no_setting(open_page: OpenPage) -> None:
    text, link = LANGUAGES["zh"], "batch=9&noise=7&w0=-3&lr=2e-05"
    page = open_page("/mini_batch", f"{link}&lang=zh&view=present", player=True)
    player = Player(page)
    player.scrub([4])
    w = player.w
    with player.still() as time:
        time.passes(1)  # the place is kept once the clock has rested
    others = ["[data-testid=stSidebar]", "h1", ".st-key-more", ".st-key-data_panel"]
    others += [".st-key-ending", ".st-key-sharing", ".st-key-table", ".st-key-lesson"]
    for other in others:
        expect(page.locator(other)).to_be_hidden()
    with listening(page) as wire:
        page.get_by_role("button", name=text.sharing.leave).click()
        wire.wait_for_rerun()
    for other in others:
        expect(page.locator(other)).to_be_visible()
    expect(page.get_by_role("button", name=text.sharing.leave)).to_have_count(0)
    assert (player.update, player.w) == (4, w)
    assert dict(parse_qsl(urlsplit(page.url).query)) | {"lang": ""} == dict(parse_qsl(link)) | {"lang": ""}
    show_sharing(page)
    with listening(page) as wire:
        page.get_by_role("button", name=text.sharing.present).click()
        wire.wait_for_rerun()
    for other in others:
        expect(page.locator(other)).to_be_hidden()
    assert (player.update, player.w) == (4, w)


def test_before_a_hall_pitfalls_are_slides_that_the_remote_leads_through(open_page: OpenPage) -> None:
    points = LANGUAGES["en"].of(pitfalls.words.Words).points
    page = open_page("/pitfalls", "lang=en&view=present", width=1920, height=1080)
    slide = page.locator(".st-key-slide")
    for key, point in (("PageDown", points[1]), ("PageUp", points[0])):
        expect(page.get_by_test_id("stSidebar")).to_be_hidden()
        page.keyboard.press(key)
        expect(slide.get_by_text(point.answers[2])).to_be_visible()
    page.keyboard.press("a")
    expect(slide.get_by_text(points[0].answers[points[0].right]).nth(1)).to_be_visible()
    page.wait_for_selector(DRAWN, state="attached")
    box = page.get_by_test_id("gd-player").bounding_box()
    assert box and 1060 < box["y"] < 1110 and box["height"] > 900, "the proof has the next screen"
    assert page.evaluate(SMALL, 28) == []
    page.keyboard.press("PageDown")
    expect(slide.get_by_text(points[1].answers[2])).to_be_visible()


def test_words_and_marks_are_larger_and_as_before_when_the_view_is_left(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", "view=present", width=1920, height=1080, player=True)
    ball = page.locator(".gd-over .gd-head.gd-weight circle").first
    large = (page.evaluate(TICKS), ball.evaluate("node => parseFloat(getComputedStyle(node).r)"))
    page.evaluate("history.replaceState(null, '', '/mini_batch')")
    page.evaluate(AGAIN, {})
    usual = (page.evaluate(TICKS), ball.evaluate("node => parseFloat(getComputedStyle(node).r)"))
    assert large[0] >= 28
    assert large == pytest.approx((0.026 * 1080 / 13 * usual[0], 1.6 * usual[1]), rel=1e-3)
    expect(page.get_by_test_id("gd-tasks")).to_be_visible()


def test_before_a_hall_keys_ask_tell_step_and_go_to_the_landmarks(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "view=present", width=1920, height=1080, player=True))
    page, question, verdict = player.page, player.part("question"), player.part("verdict")
    page.keyboard.press("q")
    expect(question).to_be_visible()
    expect(page.locator(".gd-answer")).to_have_count(4)
    page.keyboard.press("a")
    expect(verdict).to_contain_text("1 − α·L")
    page.keyboard.press("a")
    expect(question).to_be_hidden()
    page.keyboard.press("PageDown")
    player.wait_for(1)
    page.keyboard.press("PageUp")
    player.wait_for(0)
    with listening(page) as wire:
        page.keyboard.press("]")
        wire.wait_for_rerun()
    rate = player.part("rate-value").input_value()
    assert float(rate) == pytest.approx(1 / (2 * 199 * 200 * 399 / 6 / 199), rel=1e-3), (
        "from the notes' to 1/L"
    )
    page.keyboard.press("b")
    expect(player.part("blank")).to_be_visible()
    page.keyboard.press("b")
    expect(player.part("blank")).to_be_hidden()
    page.keyboard.press("?")
    expect(player.part("keys")).to_be_visible()
    player.part("keys-letters").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("q")
    expect(question).to_be_hidden()
    page.evaluate("localStorage.removeItem('gd-lesson')")


def test_a_phone_keeps_its_usual_view(open_page: OpenPage) -> None:
    page = open_page("/bgd", "view=present", width=390, height=844, touch=True, player=True)
    expect(page.get_by_test_id("gd-tasks")).to_be_visible()


def test_a_locked_start_is_neither_dragged_nor_tapped(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    page = player.page
    expect(player.part("handle")).to_be_visible()
    page.evaluate(AGAIN, {"locked": ["w0"]})
    expect(player.part("handle")).to_be_hidden()
    expect(player.part("sentence")).not_to_contain_text("drag")
    now = player.now()
    with listening(page) as wire, player.still() as time:
        page.mouse.move(now.x, now.y)
        page.mouse.down()
        page.mouse.move(now.x + 60, now.y)
        page.mouse.up()
        page.mouse.click(*player.pixel(3.0, now.cost))  # on the curve, across the bottom
        time.passes(5)
        assert (wire.frames, player.w) == (0, 1)
