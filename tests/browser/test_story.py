"""The story of nine pages: each leads to the next, and what was done of it is marked by the browser alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from gd_ui.pages.home.words import Words
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
PHONE = {"width": 390, "height": 664, "touch": True}
ORDER = (
    "search", "bgd", "learning_rate", "sgd", "mini_batch", "compare", "noise", "landscape", "pitfalls",
)  # fmt: skip
MARKS = """() => Object.fromEntries([...document.querySelectorAll(".st-key-story a")].map((link) => [
    link.getAttribute("href"), getComputedStyle(link, "::after").content.replaceAll('"', "")]))"""
NOTHING_KEPT = """
    const refuse = () => { throw new DOMException("", "SecurityError"); };
    for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(window, name, { get: refuse });
"""
"""As in a window whose visitor lets no page keep anything."""


def way_on(page: Page) -> str:
    return page.locator(".st-key-go_on").inner_text().strip()


@pytest.mark.parametrize("code", LANGUAGES)
def test_on_a_phone_next_alone_leads_from_home_through_all_nine_pages_and_back(
    open_page: OpenPage, code: str
) -> None:
    text = LANGUAGES[code]
    home = text.of(Words)
    page = open_page("/", f"lang={code}", fresh=True, player=True, **PHONE)
    assert way_on(page) == home.start.strip("*").format(page=f"1 {text.page('search').menu}")
    for place, name in enumerate(ORDER, start=1):
        page.locator(".st-key-go_on a:visible" if place == 1 else ".st-key-lead_on a").click()
        page.wait_for_url(f"**/{name}*")
        expect(page.locator("h1")).to_have_text(text.page(name).title)
        settle(page)
        if name == "pitfalls":
            page.get_by_role("switch").check(force=True)
        page.wait_for_selector(DRAWN)
        Player(page).press("last")
        expect(page.locator(".st-key-lead_on")).to_contain_text(text.page(name).seen)
    page.locator(".st-key-lead_on a").click()
    expect(page.locator("h1")).to_have_text(home.title)
    settle(page)
    assert way_on(page) == home.all_done
    assert page.evaluate(MARKS) == dict.fromkeys(ORDER, "✓")


def test_home_leads_to_the_first_page_whose_run_was_not_seen_and_ticks_the_tasks(open_page: OpenPage) -> None:
    page = open_page("/bgd", "lr=3.759e-5", fresh=True, player=True)
    link = page.locator("[data-testid=stSidebar] a")
    player = Player(page)
    player.press("forward")
    player.rest()
    expect(link.filter(has_text="2 ")).to_have_accessible_name("2 All rows (BGD)")
    player.press("last")
    expect(link.filter(has_text="2 ")).to_have_accessible_name("2 All rows (BGD) ✓")
    link.first.click()
    expect(page.locator("h1")).to_have_text(LANGUAGES["en"].page("home").title)
    settle(page)
    assert page.evaluate(MARKS) == {name: "✓" if name == "bgd" else "" for name in ORDER}
    assert way_on(page).endswith("1 Every w on a grid")
    tick = "(name) => getComputedStyle(document.querySelector(`[data-to-do='${name}']`), '::before').content"
    assert [page.evaluate(tick, f"bgd.{task}") for task in ("three", "overshoot")] == ['"✓"', '"○"']
    page.evaluate(
        """localStorage.setItem("gd-lesson", '{"asked": {"search": true, "bgd": true, "sgd": true}}')"""
    )
    page.reload()
    page.wait_for_selector(DRAWN)
    assert way_on(page).endswith("3 How large may α be?")


def test_who_keeps_nothing_begins_at_the_first_page(open_page: OpenPage) -> None:
    page = open_page("/", cold=True)
    page.add_init_script(NOTHING_KEPT)
    page.reload()
    page.wait_for_selector(DRAWN)
    Player(page).press("last")
    assert way_on(page).endswith("1 Every w on a grid")


def test_what_is_moved_on_the_home_page_asks_the_server_nothing_and_stays_there(open_page: OpenPage) -> None:
    player = Player(open_page("/", player=True))
    page, handle = player.page, player.part("line-handle").bounding_box()
    assert handle and player.w == 1
    with listening(page) as wire, player.still() as time:
        page.mouse.move(handle["x"] + 24, handle["y"] + 24)
        page.mouse.down()
        page.mouse.move(handle["x"] + 24, handle["y"] - 26, steps=5)
        page.mouse.up()
        time.passes(5)
        moved = player.w
        assert moved > 1.5 and wire.frames == 0
        player.press("play")
        time.passes(3)
        assert abs(player.w - 1.989) < abs(moved - 1.989) and wire.frames == 0
    page.locator(".st-key-story a[href=bgd]").click()
    page.wait_for_url("**/bgd*")
    page.wait_for_selector(DRAWN)
    assert "w0" not in page.url and player.w == 1
