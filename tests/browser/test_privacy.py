"""What a visitor's file holds is nowhere on the server's disk, nor in its log, and no other visitor sees it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from gd_ui.text import LANGUAGES
from harness.app import served
from harness.page import DRAWN, settle
from tests.browser.conftest import App, Tabs
from tests.browser.panel import show_data, show_sharing
from tests.browser.test_data import best, query, rows, upload

OpenPage = Callable[..., Page]
EN = LANGUAGES["en"]
SECRET = "4815162342"
RAW = f"geheim{SECRET},y\n1,{SECRET}\n2,{SECRET}\n3,unreadable{SECRET}\n".encode()
NAME = f"secret{SECRET}.csv"
LARGE = RAW + b"4,%b\n" % SECRET.encode() * 120_000
"""1.5 MB: a server's usual way with so much is a file."""


WITNESS = """
import os, sys
to = os.open({log!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def heard(event, args):
    if event == "open" and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        os.write(to, (str(args[0]) + chr(10)).encode())
sys.addaudithook(heard)
"""
"""Python runs it before a server starts: it notes every file that is opened to be written, without a name too."""


class Server(NamedTuple):
    """A server, its log, and the names of the files that it has opened to write to."""

    url: str
    log: Path
    witness: Path

    def written(self) -> list[str]:
        return self.witness.read_text().splitlines()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("watched")
    log, witness = folder / "log.txt", folder / "written.txt"
    (folder / "sitecustomize.py").write_text(WITNESS.format(log=str(witness)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(folder))
        patch.setenv("PYTHONDONTWRITEBYTECODE", "1")
        with served("app.py", log) as url:
            yield Server(url, log, witness)


def test_nothing_of_a_file_is_written_or_logged(
    server: Server, contexts: Callable[..., BrowserContext]
) -> None:
    tabs = Tabs(App(server.url), contexts)
    page = tabs.open("/mini_batch", "data=file", player=True)
    show_data(page)
    before = server.written()
    upload(page, LARGE, NAME)
    upload(page, b"PK\x03\x04" + RAW, NAME)
    upload(page, RAW, NAME)
    assert rows(page) == 2
    show_sharing(page)
    with page.expect_download():
        page.get_by_role("button", name=EN.sharing.program).click()
    for name in ("compare", "search"):
        page.locator(f"[data-testid=stPageLink-NavLink][href*='{name}']").first.click()
        page.wait_for_url(f"**/{name}*")
        page.wait_for_selector(DRAWN)
        settle(page)
        assert query(page)["file"] == NAME
    assert best(page) == pytest.approx(float(SECRET) * 3 / 5, rel=1e-4)
    page.reload()
    settle(page)
    assert server.written() == before
    assert SECRET not in server.log.read_text()
    tabs.free_all()
    tabs.check()


def test_another_visitor_never_sees_the_rows(open_page: OpenPage) -> None:
    mine = open_page("/bgd", "data=file", player=True)
    show_data(mine)
    upload(mine, RAW, NAME)
    for link in ("data=file", mine.url.split("?")[1]):
        other = open_page("/bgd", link, scheme="dark", player=True)
        assert rows(other) == 199
        assert SECRET not in other.locator(".gd-player").inner_text()
        show_data(other)
        expect(other.locator("[class*=st-key-y_column]")).to_have_count(0)
    assert rows(mine) == 2
