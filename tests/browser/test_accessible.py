"""Usable by everyone: axe finds nothing wrong in what is ours, keys reach everything, a phone shows it all."""

from collections.abc import Callable
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from gd_ui.pages import BY_NAME
from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import listening
from tests.browser.panel import show_data, show_more, show_sharing

OpenPage = Callable[..., Page]
PlayerAt = Callable[..., Player]
STILL = ("/", "/teach")
"""Pages without a player."""
PATHS = [*STILL, *(f"/{name}" for name in BY_NAME)]
LOOKS = [(path, *(("en", "light"), ("zh", "dark"))[k % 2]) for k, path in enumerate(PATHS)]
"""Every page in one language and one scheme."""

STREAMLITS = {
    "scrollable-region-focusable": ".stMarkdown .katex-display, [data-testid=stCode] pre",
    "presentation-role-conflict": "[data-testid=stFileUploaderDropzone]",
}
"""What Streamlit's own elements break, and no other of its elements would mend: the rule, and where.

A long formula or line of code scrolls sideways on a phone, and Streamlit gives neither a tab stop; Chromium and
Firefox give every such region one by themselves. The place where a file is dropped has a label, though it says that
it is nothing but layout: the button in it has one too.
"""

MATCHES = """([target, selector]) => document.querySelector(target[target.length - 1]).matches(selector)"""


def violations(page: Page) -> list[str]:
    """What axe finds, but not what `STREAMLITS` lists: rule, element, why."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{violation['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
        if not _is_streamlits(page, violation["id"], node["target"])
    ]


def opened(open_page: OpenPage, path: str, query: str, **how: Any) -> Page:
    """The page with its player, if it has one; the notes' mistake is told, else there is no run to see."""
    page = open_page(path, query, player=path not in (*STILL, "/pitfalls"), **how)
    if path == "/pitfalls":
        page.get_by_role("switch").check(force=True)
        page.locator(DRAWN).first.wait_for(state="attached")
    return page


@pytest.mark.parametrize(("path", "code", "scheme"), LOOKS)
def test_axe_finds_nothing_wrong_in_what_is_ours(
    open_page: OpenPage, path: str, code: str, scheme: Literal["light", "dark"]
) -> None:
    page = opened(open_page, path, f"lang={code}", scheme=scheme)
    if path not in STILL:
        Player(page).scrub([3])
    assert violations(page) == []


def test_axe_finds_nothing_wrong_on_a_phone_nor_where_the_ball_left_the_chart(open_page: OpenPage) -> None:
    page = open_page("/bgd", "lr=1e-4", width=390, height=844, touch=True, player=True)
    assert violations(page) == []
    Player(page).press("last")
    assert violations(page) == []


def test_axe_finds_nothing_wrong_in_what_is_behind_the_openers_nor_in_made_rows_or_a_file(
    open_page: OpenPage,
) -> None:
    page = open_page("/mini_batch", "noise=20&scaling=largest", player=True)
    show_more(page)
    show_data(page)
    show_sharing(page)
    assert violations(page) == []
    choices = LANGUAGES["en"].controls["data"].choices
    for data in (choices["made"], choices["file"]):
        choose_data(page, data)
        assert violations(page) == [], data


def test_axe_finds_nothing_wrong_where_points_are_drawn_in_the_dark(open_page: OpenPage) -> None:
    page = open_page("/bgd", "data=drawn&scaling=largest", scheme="dark", player=True)
    show_data(page)
    assert violations(page) == []


def choose_data(page: Page, name: str) -> None:
    with listening(page) as wire:
        page.get_by_role("radio", name=name, exact=True).click()
        wire.wait_for_rerun()
    settle(page)


def _is_streamlits(page: Page, rule: str, target: list[str]) -> bool:
    return rule in STREAMLITS and bool(page.evaluate(MATCHES, [target, STREAMLITS[rule]]))


# ---- the keyboard

OWN = ["axis", "scale", "row-curves", "zoom", "handle", "row", "first", "back", "play", "forward", "last"]
OWN += ["scrub", "speed", "keys-button", "rate-value", "rate-help", "rate", *4 * ["mark"], "batch", "again"]
OWN += ["code-title", "table-button", "by-hand-open", "tasks-title"]


FOCUSED = """() => {
    const { dataset } = document.activeElement;
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return [dataset.testid ?? "", outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
}"""


def test_tab_reaches_every_control_of_the_player_in_reading_order_and_each_is_outlined(
    open_page: OpenPage,
) -> None:
    page = open_page("/mini_batch", player=True)
    seen = []
    for _ in range(44):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
    outlined = [(name.removeprefix("gd-"), outline) for name, outline in seen if name.startswith("gd-")]
    assert outlined == [(name, True) for name in OWN]


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_buttons_work_by_keyboard_alone(player_at: PlayerAt, key: str) -> None:
    player = player_at("/bgd")
    for name, update in (("forward", 1), ("forward", 2), ("back", 1), ("last", 35), ("first", 0)):
        player.part(name).focus()
        player.page.keyboard.press(key)
        assert player.update == update, name
    player.part("play").focus()
    player.page.keyboard.press(key)
    player.wait_for(2)
    player.page.keyboard.press(key)
    assert not player.playing
    assert player.page.evaluate("document.activeElement.dataset.testid") == "gd-play"


def test_the_scrubber_and_the_choices_work_by_keyboard_alone(player_at: PlayerAt) -> None:
    player = player_at("/bgd")
    keys = player.page.keyboard
    player.part("scrub").focus()
    for key, update in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", 35), ("Home", 0)):
        keys.press(key)
        assert player.update == update, key
    for name in ("speed", "axis", "scale"):
        before = player.part(name).input_value()
        player.part(name).focus()
        keys.press("ArrowDown")
        assert player.part(name).input_value() != before, name


HEAR = """(live) => {
    window.heard = [];
    new MutationObserver((told) => heard.push(...told.map(() => live.textContent))).observe(live, { childList: true });
}"""


def test_every_step_is_said_aloud_once_when_it_is_made(player_at: PlayerAt) -> None:
    player = player_at("/bgd")
    live = player.page.locator("[data-testid=gd-player] > .gd-live")
    live.evaluate(HEAR)
    for _ in range(2):
        player.press("forward")
        player.rest()
        for name in ("readout", "sentence"):
            assert player.part(name).inner_text() in live.inner_text()
    heard = player.page.evaluate("heard")
    assert heard[-1] == live.inner_text()
    assert len(heard) == len(set(heard)) == 2


# ---- a phone

TOO_WIDE = """() => {
    const ours = "[data-testid=gd-player], [data-testid=gd-player] *, [data-testid=stMainBlockContainer] *";
    const drawn = (node) => node.closest(".gd-over, .gd-plot svg, .gd-live, .katex, svg") !== null;
    const hidden = (node) => drawn(node) || node.parentElement.offsetWidth <= 1; // a slider's own input
    return [...document.querySelectorAll(ours)].filter((node) => !hidden(node))
        .map((node) => [node, node.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height && (box.right > innerWidth + 0.5 || box.left < -0.5))
        .filter(([node]) => !scrolls(node))
        .map(([node, box]) => `${node.tagName} ${node.className} ${node.dataset.testid ?? ""} ${box.right}`);
    function scrolls(node) {
        for (let at = node.parentElement; at && at.dataset.testid !== "stMain"; at = at.parentElement)
            if (/auto|scroll/.test(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return true;
        return false;
    }
}"""


def check_width(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate(
        "(m => m.scrollWidth <= m.clientWidth)(document.querySelector('[data-testid=stMain]'))"
    )
    assert page.evaluate(TOO_WIDE) == []


def speak(page: Page, code: str) -> None:
    """Switch the language; on a phone the switch is in the menu, which is closed again."""
    words = LANGUAGES[code]
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("radio", name=words.name).click()
    expect(page.locator("html")).to_have_attribute("lang", words.html_lang)
    settle(page)
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(page.get_by_test_id("stExpandSidebarButton")).to_be_visible()


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_wider_than_a_phone_in_either_language(open_page: OpenPage, path: str) -> None:
    for code in LANGUAGES:
        page = opened(open_page, path, f"lang={code}", width=390, height=844, touch=True)
        check_width(page)
        if path not in STILL:
            Player(page).press("last")
            assert page.evaluate(TOO_WIDE) == []


def test_on_a_phone_the_controls_fit_a_finger_and_play_and_the_parabola_are_on_the_first_screen(
    open_page: OpenPage,
) -> None:
    page = open_page("/mini_batch", "lang=en", width=390, height=844, touch=True, player=True)
    for code in LANGUAGES:
        if code != "en":
            speak(page, code)
        check_first_screen(Player(page))


def check_first_screen(player: Player) -> None:
    for name in ("first", "back", "play", "forward", "last", "scrub", "handle"):
        box = player.part(name).bounding_box()
        assert box and min(box["width"], box["height"]) >= 36, name
    for name in ("play", "handle", "equation"):
        box = player.part(name).bounding_box()
        assert box and box["y"] >= 0 and box["y"] + box["height"] <= 844, name
