"""A link that was copied shows someone else the same picture at the same update, in the language it says."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from tests.browser.conftest import App
from tests.browser.panel import show_sharing
from tests.browser.test_language import follow

OpenPage = Callable[..., Page]
LOCALES = {"en": "zh-CN", "zh": "en-US"}
"""Of the browser that a link in a language is opened in: another one's."""
SETTINGS = {
    "bgd": "data=drawn&drawn=-1_-2.5_2_3.5_5_9&w0=-4&stop=never&epochs=40",
    "sgd": "data=made&n=60&slope=-3&x_from=-5&x_to=20&noise=4&noise_seed=3&stop=never&updates=80&seed=5",
    "mini_batch": "noise=20&scaling=largest&batch=7&stop=never&updates=90&draw=shuffle",
    "compare": "data=drawn&drawn=1_2_2_3.5_5_9_6_11&sizes=1.2.4&seed=3",
    "noise": "noise=12&scaling=standard&centred=1&updates=150&batch=4&decay=30",
    "learning_rate": "data=made&n=90&slope=0.5&noise=2&method=mini_batch&batch=4&updates=60",
    "search": "noise=9&centred=1&points=31&lr=3e-05",
    "landscape": "cost=saddle&rules=plain.momentum&seed=4&length=90",
}
IN_BOTH = "bgd"
"""The page whose link is opened in English too."""
PICTURE = """() => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const names = ["d", "transform", "x1", "x2", "y1", "y2", "cx", "cy"];
    const geometry = (node) => names.map((name) => node.getAttribute(name));
    return {
        drawn: all(".gd-plot .cartesianlayer path, .gd-plot .cartesianlayer image").map(geometry),
        ticks: all(".gd-plot .xtick, .gd-plot .ytick").map((node) => node.textContent),
        moving: all(".gd-over path, .gd-over line, .gd-over circle").map(geometry),
        said: ["gd-readout", "gd-equation", "gd-cards", "gd-badge", "gd-lines"].map(
            (name) => all(`.${name}`).map((node) => node.textContent).join()),
        ...document.querySelector("[data-testid=gd-player]").dataset,
    };
}"""


def query(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def shared(player: Player) -> str:
    """The link in the dialog, which is closed again."""
    player.press("keep-share")
    link = player.part("link").input_value()
    player.press("close")
    return link


def picture(player: Player) -> dict[str, Any]:
    """All that is drawn and said, once it stands still; its numbers to the last digit."""
    player.page.mouse.move(0, 0)
    player.rest()
    found: dict[str, Any] = player.page.evaluate(PICTURE)
    assert len(found["drawn"]) > 3 and len(found["moving"]) > 2
    return found


def opened(open_page: OpenPage, link: str, locale: str) -> Player:
    """The link as someone else opens it."""
    at = urlsplit(link)
    return Player(open_page(at.path, at.query, locale=locale, player=True))


def speaks(page: Page, code: str, name: str) -> None:
    text = LANGUAGES[code]
    expect(page.locator("h1")).to_have_text(text.page(name).title)
    expect(page.locator("html")).to_have_attribute("lang", text.html_lang)


def shows_the_same(player: Player, link: str, before: dict[str, Any], name: str) -> None:
    """The picture is the one from before, in the link's language; the address is the link's but for the place."""
    asked = query(link)
    code = asked.pop("lang")
    assert asked.pop("k")
    speaks(player.page, code, name)
    assert picture(player) == before
    player.page.wait_for_function("!/[?&]k=/.test(location.search)")
    assert query(player.page.url) == asked | {"lang": code}


@pytest.mark.parametrize(("name", "code"), [(IN_BOTH, "en"), *((name, "zh") for name in SETTINGS)])
def test_a_link_shows_the_same_picture_where_another_language_is_spoken(
    open_page: OpenPage, name: str, code: str
) -> None:
    player = Player(open_page(f"/{name}", f"{SETTINGS[name]}&lang={code}", player=True))
    if name == "compare":
        player.press("axis-samples")
    if name == "bgd":
        player.part("axis").select_option("epoch")
    last = int(player.part("scrub").get_attribute("max") or 0)
    player.scrub([max(1, last // 3)])
    show_sharing(player.page)
    before, link = picture(player), shared(player)
    assert query(link).items() >= dict(parse_qsl(SETTINGS[name])).items()
    assert query(link)["lang"] == code
    shows_the_same(opened(open_page, link, LOCALES[code]), link, before, name)


def test_a_link_to_a_mistake_in_the_notes_leads_to_its_runs_once_they_are_told(open_page: OpenPage) -> None:
    def revealed(page: Page) -> Player:
        expect(page.get_by_test_id("gd-player")).to_have_count(0)
        page.get_by_role("switch").check(force=True)
        page.locator(DRAWN).first.wait_for(state="attached")
        settle(page)
        return Player(page)

    player = revealed(open_page("/pitfalls", "point=3&proof=2&lang=zh"))
    player.scrub([2])
    show_sharing(player.page)
    before, link = picture(player), shared(player)
    at = urlsplit(link)
    other = revealed(open_page(at.path, at.query, locale="en-US"))
    shows_the_same(other, link, before, "pitfalls")


def test_a_page_that_a_link_opened_comes_back_to_its_update_when_it_is_loaded_again(
    open_page: OpenPage,
) -> None:
    player = Player(open_page("/landscape", "cost=saddle&lang=zh&k=21", player=True))
    before = picture(player)
    assert player.update == 21
    player.page.wait_for_function("!/[?&]k=/.test(location.search)")
    player.page.reload()
    player.page.wait_for_selector(DRAWN, state="attached")
    settle(player.page)
    assert picture(player) == before


# ---- the browser's history


def at(page: Page, path: str, rate: str) -> None:
    """The page with this learning rate, and an address that says no more."""
    expect(page.get_by_test_id("gd-rate-value")).to_have_value(rate)
    expect(page).to_have_url(re.compile(rf"{path}(\?lr=[\de.-]+)?$"))
    settle(page)


def test_back_and_forward_go_through_settings_and_pages_once_each(open_page: OpenPage) -> None:
    page = open_page("/bgd", "lr=0,00001&k=3", cold=True, player=True)
    before = page.evaluate("history.length")
    for rate in ("2e-5", "3e-5", "4e-5"):
        page.get_by_test_id("gd-rate-value").fill(rate)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/bgd?lr={float(rate)}")
    player = Player(page)
    player.press("first")
    player.press("play")
    player.wait_for(2)
    follow(page, "/sgd")
    at(page, "/sgd", "4e-5")
    assert page.evaluate("history.length") == before + 4
    page.go_back()
    at(page, "/bgd", "4e-5")
    page.wait_for_selector(DRAWN, state="attached")
    assert player.update >= 2  # where it was left, while it played
    for rate in ("3e-5", "2e-5", "1e-5"):
        page.go_back()
        at(page, "/bgd", rate)
    for rate in ("2e-5", "3e-5", "4e-5"):
        page.go_forward()
        at(page, "/bgd", rate)
    page.go_forward()
    at(page, "/sgd", "4e-5")
    page.evaluate("history.go(-4)")
    at(page, "/bgd", "1e-5")
    assert page.evaluate("history.length") == before + 4


# ---- where there is nothing


HURRY = "const set = setInterval; window.setInterval = (act, ms) => set(act, ms / 20)"
"""What looks each second looks twenty times: Playwright's clock would be that of all tabs."""


def test_without_a_websocket_the_page_says_what_is_blocked(app: App, bare: Page) -> None:
    bare.route_web_socket("**/_stcore/stream", lambda route: None)  # it opens, and nothing comes
    bare.add_init_script(HURRY)
    bare.goto(f"{app.url}/bgd?lang=zh-CN")
    about = LANGUAGES["zh"].page("bgd")
    expect(bare.locator(".gd-first p:visible")).to_have_text([about.title, about.lead.replace("**", "")])
    said = bare.locator(".gd-unanswered")
    expect(said).to_be_visible()
    address = f"{app.url}/_stcore/stream".replace("http", "ws")
    words = {code: text.connection.unanswered.format(address=address) for code, text in LANGUAGES.items()}
    assert said.locator("p").all_inner_texts() == [words["zh"], words["en"]]


def test_a_page_that_is_none_is_named_on_the_first_one(app: App, bare: Page) -> None:
    bare.goto(f"{app.url}/bdg?lang=zh")
    expect(bare.get_by_test_id("stCaptionContainer")).to_contain_text("bdg")
    expect(bare.get_by_role("dialog")).to_have_count(0)
    expect(bare.locator(".gd-unanswered")).to_be_hidden()
    speaks(bare, "zh", "home")
