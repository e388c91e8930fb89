"""The process that serves a page dies, as when memory runs out: the page is back with all that was chosen on it."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from deploy.host import Host
from gd_ui.text import LANGUAGES
from harness.page import until
from harness.player import Player
from harness.watched import Seen, Watched, chosen, set_number, turn_set_up
from harness.wire import listening
from tests.browser.panel import show_data
from tests.browser.test_data import rows, upload
from tests.faults.conftest import OpenOn, visitors

CSV = b"x,y\n1,3\n2,6\n3,9\n"


def paused(open_on: OpenOn) -> Page:
    """Settings by its controls, a pause at update 7."""
    page = open_on(0, "/bgd", "lr=2e-5")
    set_number(page, "epochs", "20")
    set_number(page, "w0", "0.5")
    Player(page).scrub([7])
    return page


def about_to_play(open_on: OpenOn) -> Page:
    page = open_on(0, "/mini_batch", "stop=never&updates=20000", locale="zh-CN")
    set_number(page, "seed", "11")
    return page


def all_of_it_run_last(open_on: OpenOn) -> Page:
    """Streamlit's own way back runs nothing on such a page; and another page was there before."""
    page = open_on(0, "/bgd")
    english, chinese = LANGUAGES["en"], LANGUAGES["zh"]
    for press in (
        page.get_by_test_id("stSidebar").get_by_role("link", name=english.page("learning_rate").menu),
        page.get_by_role("radio", name="SGD"),
        page.get_by_role("radio", name=chinese.name),
    ):
        with listening(page) as wire:
            press.click()
            wire.wait_for_rerun()
    return page


def with_a_file(open_on: OpenOn) -> Page:
    page = open_on(0, "/sgd", "data=file")
    show_data(page)
    upload(page, CSV, "heights.csv")
    set_number(page, "w0", "0.25")
    turn_set_up(page)
    assert rows(page) == 3
    return page


def is_as_before(page: Page, seen: Seen, before: list[list[str]], address: str) -> None:
    assert (chosen(page), page.url) == (before, address)
    assert (seen.bare, seen.dialogs) == (0, 0)
    assert page.evaluate("window.seen.mounted.isConnected"), "the player is still the same"


def test_everyone_is_back_without_a_click_as_they_were(host: Host, open_on: OpenOn) -> None:
    pages = [open_one(open_on) for open_one in (paused, about_to_play, all_of_it_run_last, with_a_file)]
    at_rest, on_the_way, _, filed = pages
    # On a busy computer a connection may have been made twice; the first of the two is let go of.
    until(
        at_rest, lambda: [visitors(host, k) for k in range(3)] == [4, 0, 0], "all four, at the first process"
    )
    before = [(chosen(page), page.url) for page in pages]
    watched = {page: Watched(page) for page in pages}
    Player(on_the_way).press("play")
    until(on_the_way, lambda: Player(on_the_way).update > 0, "an update")

    host.kill(0)
    for page in pages:
        watched[page].wait_until_back()

    assert Player(on_the_way).playing
    for page, was in zip(pages[:3], before[:3], strict=True):
        is_as_before(page, watched[page].seen, *was)
    assert Player(at_rest).update == 7
    updates = watched[on_the_way].seen.updates
    assert updates == sorted(updates)
    is_asked_for_again(filed, watched[filed].seen, before[3][1])
    for page, (name, value) in zip(
        pages, (("w0", "0.75"), ("seed", "5"), ("lr", "2e-05"), ("w0", "0.5")), strict=True
    ):
        set_number(page, name, value)
        assert dict(parse_qsl(urlsplit(page.url).query))[name] == value
    assert Player(at_rest).update == 7


def is_asked_for_again(page: Page, seen: Seen, address: str) -> None:
    """The file, by its name, beside all else as it was; opened again, it is shown again."""
    expect(page.get_by_test_id("stAlert")).to_contain_text("heights.csv")
    assert page.url == address
    assert dict(parse_qsl(urlsplit(address).query)) == {"data": "file", "file": "heights.csv", "w0": "0.25"}
    assert (seen.bare, seen.dialogs) == (0, 0)
    show_data(page)
    upload(page, CSV, "heights.csv")
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
    assert rows(page) == 3
