"""A link with locks, as a teacher makes it and a class meets it."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from gd_ui.text import LANGUAGES
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import listening
from tests.browser.panel import show_data, show_more, show_sharing

OpenPage = Callable[..., Page]
EN, ZH = LANGUAGES["en"], LANGUAGES["zh"]


def query(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def shared(page: Page) -> str:
    page.get_by_test_id("gd-keep-share").click()
    link = page.get_by_test_id("gd-link").input_value()
    page.get_by_test_id("gd-close").click()
    return link


def press(page: Page, name: str) -> None:
    """A name among those to be locked."""
    with listening(page) as wire:
        page.locator(".st-key-locks").get_by_role("button", name=name).click()
        wire.wait_for_rerun()


def test_a_teacher_locks_what_a_class_then_cannot_change_and_can_take_it_back(open_page: OpenPage) -> None:
    page = open_page("/mini_batch", "batch=9&lang=zh", player=True)
    show_sharing(page)
    press(page, ZH.controls["batch"].label)
    press(page, ZH.controls["w0"].label)
    link = shared(page)
    assert query(link)["lock"] == "batch,w0"
    at = urlsplit(link)
    other = open_page(at.path, at.query, scheme="dark", player=True)
    said = ZH.sharing.locked.format(
        names=ZH.comma.join([ZH.controls["w0"].label, ZH.controls["batch"].label])
    )
    expect(other.locator("[data-testid=stMain]")).to_contain_text(said)
    expect(other.get_by_test_id("gd-batch")).to_be_disabled()
    expect(other.get_by_test_id("gd-batch")).to_have_attribute("aria-valuetext", "9")
    for name in ("gd-rate", "gd-rate-value"):
        expect(other.get_by_test_id(name)).to_be_enabled()
    show_more(other)
    expect(other.locator(".st-key-w0 input")).to_be_disabled()
    show_sharing(other)
    assert query(shared(other))["lock"] == "batch,w0"
    press(other, ZH.controls["batch"].label)
    press(other, ZH.controls["w0"].label)
    assert "lock" not in query(shared(other))


def test_locked_data_and_a_locked_start_take_nothing_on_any_page(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "lock=w0,data,lr&w0=3&noise=5", player=True))
    page = player.page
    expect(player.part("handle")).to_be_hidden()
    now = player.now()
    with listening(page) as wire, player.still() as time:
        page.mouse.move(now.x, now.y)
        page.mouse.down()
        page.mouse.move(now.x + 60, now.y, steps=4)
        page.mouse.up()
        page.mouse.click(*player.pixel(1.0, now.cost))  # on the curve, across the bottom
        time.passes(5)
        assert (wire.frames, player.w) == (0, 3.0)
    show_data(page)
    for field in page.locator(".st-key-data_panel").locator("input, textarea, [role=radio]").all():
        expect(field).to_be_disabled()
    page.locator("[data-testid=stPageLink-NavLink][href*='learning_rate']").first.click()
    page.wait_for_url("**/learning_rate*")
    page.wait_for_selector(DRAWN)
    settle(page)
    assert query(page.url)["lock"] == "w0,data,lr"
    with listening(page) as wire, player.still() as time:
        page.mouse.click(*player.pixel(3.0, 1.0))  # the map, from which a learning rate is picked
        time.passes(5)
        assert wire.frames == 0
