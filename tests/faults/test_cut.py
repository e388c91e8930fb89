"""What is only interrupted: a network that is cut, and a process that stands still. Both are waited for."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from deploy.host import Host
from gd_ui.text import LANGUAGES, Text
from harness.page import settle, until
from harness.player import Player
from harness.relay import relay
from harness.watched import Watched, chosen, set_number, turn_set_up, write_number
from harness.wire import listening
from tests.faults.conftest import OpenOn

ATTEMPTS = 5
"""So often a page has asked in vain for the server before the network is mended."""
COVERED = """() => [...document.querySelectorAll("h1, .gd-stage, .gd-button")].filter((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    const at = document.elementFromPoint(x + width / 2, y + height / 2);
    return at && !node.contains(at);
}).map((node) => node.outerHTML)"""
"""Of what is read and pressed, what lies under something else."""


def test_while_the_network_is_cut_the_run_is_played_on_and_then_the_page_is_back(
    host: Host, open_on: OpenOn
) -> None:
    with relay(host.settings.port) as network:
        desk = open_on(0, "/sgd", url=network.url)
        phone = open_on(0, "/bgd", "lang=zh", url=network.url, width=390)
        set_number(desk, "w0", "0.5")
        Player(phone).scrub([7])
        before = [(chosen(page), page.url) for page in (desk, phone)]
        pages = {Watched(desk): LANGUAGES["en"], Watched(phone): LANGUAGES["zh"]}
        network.cut()
        Player(desk).press("play")
        for watched, text in pages.items():
            is_told(watched.page, text)
        until(desk, lambda: Player(desk).update > 20, "played on")
        for watched in pages:
            watched.wait_for_attempts(ATTEMPTS)
            seen = watched.seen
            assert (seen.back, seen.bare, seen.dialogs) == (None, 0, 0)
            assert watched.page.evaluate(COVERED) == []
        network.mend()
        for (watched, text), was in zip(pages.items(), before, strict=True):
            page = watched.page
            watched.wait_until_back()
            expect(page.get_by_text(text.connection.lost)).to_have_count(0)
            assert (chosen(page), page.url) == was
            set_number(page, "w0", "0.75")
            assert dict(parse_qsl(urlsplit(page.url).query))["w0"] == "0.75"
        assert Player(phone).update == 7


def is_told(page: Page, text: Text) -> None:
    """That it has no connection; what would be lost cannot be done."""
    expect(page.get_by_role("status").get_by_text(text.connection.lost)).to_be_visible()
    for part in (page.get_by_test_id("gd-handle"), page.locator(".gd-hand")):
        expect(part).to_have_attribute("inert", "")
    expect(page.locator("[data-testid=stSidebar] [role=radio]").first).to_be_disabled()


def test_nothing_is_lost_while_a_process_stands_still(host: Host, open_on: OpenOn) -> None:
    """Who comes is served by another, though sent to that one; what was done on it comes out when it goes on."""
    page = open_on(1, "/bgd")
    Player(page).scrub([7])
    turn_set_up(page)
    watched = Watched(page)
    host.freeze(1)
    with listening(page) as wire:
        write_number(page, "w0", "0.5")
        write_number(page, "epochs", "20")
        set_number(open_on(1, "/mini_batch"), "seed", "11")
        assert wire.reruns == 0
        host.thaw(1)
        wire.wait_for_rerun()
    expect(page).to_have_url(f"{host.url}/bgd?epochs=20&w0=0.5")
    settle(page)
    assert (Player(page).updates, Player(page).update) == (20, 7)
    assert (watched.seen.bare, watched.seen.dialogs) == (0, 0)
