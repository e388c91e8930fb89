"""The link to what is on the screen: what is in it, its QR code, and where it leads."""

import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

from harness.page import DRAWN
from harness.player import Player
from tests.browser.panel import show_sharing

OpenPage = Callable[..., Page]


def shared(player: Player) -> str:
    """Open the dialog; the link in it."""
    show_sharing(player.page)
    player.press("keep-share")
    expect(player.page.locator(".gd-qr svg")).to_be_visible()
    return player.part("link").input_value()


def query(link: str) -> dict[str, str]:
    return {name: values[-1] for name, values in parse_qs(urlsplit(link).query).items()}


def read_code(player: Player) -> str:
    """What a camera reads in the QR code on the screen."""
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(player.part("qr").screenshot())))
    return code.text


def follow(open_page: OpenPage, link: str) -> Player:
    """The page that the link opens, for someone else."""
    at = urlsplit(link)
    return Player(open_page(at.path, at.query, player=True))


def test_the_link_leads_someone_else_to_this_run_and_this_update(open_page: OpenPage) -> None:
    player = Player(open_page("/sgd", "lr=2e-5&noise=12&stop=never", player=True))
    player.scrub([17])
    link = shared(player)
    assert query(link) == {"lr": "2e-05", "noise": "12", "stop": "never", "lang": "en", "k": "17"}
    other = follow(open_page, link)
    assert (other.update, other.w, other.updates) == (17, player.w, player.updates)


def test_the_link_has_the_switches_where_they_are_not_as_they_open(open_page: OpenPage) -> None:
    player = Player(open_page("/compare", player=True))
    player.press("axis-epoch")
    player.part("scale").select_option("linear")
    player.scrub([3])
    other = follow(open_page, shared(player))
    assert other.said("clock") == player.said("clock") != "0"
    expect(other.part("axis-epoch")).to_have_attribute("aria-pressed", "true")
    expect(other.part("scale")).to_have_value("linear")


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_the_code_on_the_screen_is_the_link(open_page: OpenPage, width: int, scheme: str) -> None:
    player = Player(open_page("/mini_batch", "noise=20", width=width, scheme=scheme, player=True))
    link = shared(player)
    assert read_code(player) == link
    box = player.part("qr").bounding_box()
    assert box and box["width"] > 0.85 * min(width, 900)


def test_the_dialog_works_by_keyboard_copies_and_says_so(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", player=True))
    keyboard = player.page.keyboard
    player.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show_sharing(player.page)
    player.part("keep-share").focus()
    keyboard.press("Enter")
    expect(player.part("copy")).to_be_focused()
    keyboard.press("Enter")
    expect(player.part("copied")).to_have_text("The link is copied.")
    assert player.page.evaluate("navigator.clipboard.readText()") == player.part("link").input_value()
    keyboard.press("ArrowRight")
    keyboard.press("Escape")
    expect(player.part("share")).to_be_hidden()
    expect(player.part("keep-share")).to_be_focused()
    assert player.update == 0


def test_a_reload_comes_back_to_the_update_and_other_settings_do_not(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "w0=3", player=True))
    player.scrub([12])
    player.page.reload()
    player.page.wait_for_selector(DRAWN, state="attached")
    assert player.update == 12
    player.page.goto(player.page.url.replace("w0=3", "w0=4"))
    player.page.wait_for_selector(DRAWN, state="attached")
    assert player.update == 0


def test_a_place_that_is_junk_changes_nothing(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "k=7_nonsense", player=True))
    assert player.update == 0


def test_a_place_beyond_the_end_is_the_end(open_page: OpenPage) -> None:
    player = Player(open_page("/bgd", "k=1000", player=True))
    assert player.update == player.updates > 0
