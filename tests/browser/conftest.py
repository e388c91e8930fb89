"""The app in a real browser: a server and a Chromium for the session, a settled page for a test."""

import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page

from tests.browser.player import Player

OpenPage = Callable[..., Page]
UNASKED = """sessionStorage.gd ??= (localStorage.clear(), localStorage.setItem("gd-lesson", '{"off": true}'), true)"""
"""As after "Don't ask", and nothing else remembered: no question stands over the player, the menu is as it opens."""
FORGOTTEN = "sessionStorage.gd ??= (localStorage.clear(), true)"
"""As for who was never here (a new page has a session of its own; what it fetched before, it need not fetch again)."""
DRAWN = "[data-testid=gd-player][data-updates] .gd-plot .main-svg"
"""The player, once Plotly has drawn its picture (until then it is sketched)."""
ROOT = Path(__file__).parents[2]
START_SECONDS = 60


@dataclass
class Pages:
    """Pages of the app, and the errors that they said."""

    app_url: str
    contexts: Callable[..., BrowserContext]
    opened: list[Page] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def open(
        self,
        path: str = "/",
        query: str = "",
        *,
        width: int = 1400,
        height: int = 900,
        scheme: Literal["light", "dark"] = "light",
        touch: bool = False,
        reduced_motion: Literal["reduce", "no-preference"] | None = None,
        locale: str = "en-US",
        player: bool = False,
        fresh: bool = False,
    ) -> Page:
        """As the fixture `open_page` says."""
        options: dict[str, Any] = {"color_scheme": scheme, "has_touch": touch, "is_mobile": touch}
        page = self._blank(self.contexts(**options, reduced_motion=reduced_motion, locale=locale))
        page.set_viewport_size({"width": width, "height": height})
        page.add_init_script(FORGOTTEN if fresh else UNASKED)
        page.goto(f"{self.app_url}{path}?{query}" if query else f"{self.app_url}{path}")
        settle(page)
        if player:
            page.wait_for_selector(DRAWN, state="attached")
        return page

    def _blank(self, context: BrowserContext) -> Page:
        if not context.pages:
            # One page stays, or the process would end with each, and forget what it has compiled.
            context.new_page().goto(f"{self.app_url}/_stcore/health")
        page = context.new_page()
        self.opened.append(page)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self.errors.extend(_complaints(said)))
        return page

    def close(self) -> None:
        for page in self.opened:
            page.close()

    def check(self) -> None:
        """Fail if a page has said an error since the last time."""
        said, self.errors[:] = "\n".join(self.errors), []
        assert not said, f"the browser said: {said}"


@dataclass(frozen=True)
class Kept:
    """Players on pages that stay open, by path and query."""

    pages: Pages
    players: dict[tuple[str, str], Player]

    def player(self, path: str, query: str = "") -> Player:
        """As the fixture `player_at` says."""
        at = path, query
        if at not in self.players:
            self.players[at] = Player(self.pages.open(path, query, player=True))
        self.players[at].put_back()
        return self.players[at]


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is served, from the checkout and by this interpreter, while the tests run."""
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


@contextmanager
def served(script: str, log: Path) -> Iterator[str]:
    """Serve `script` as `make run` serves the app; its address. It fails if the server dies or raises."""
    port = _free_port()
    options = {"headless": "true", "address": "127.0.0.1", "port": str(port)}
    command = [sys.executable, "-m", "gd_ui.server", "run", script]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    with log.open("w") as out, subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server, log)
            yield f"http://127.0.0.1:{port}"
            assert server.poll() is None, f"the server died:\n{log.read_text()}"
        finally:
            _end(server)
    assert "Traceback" not in log.read_text(), f"the server raised:\n{log.read_text()}"


@pytest.fixture
def open_page(app_url: str, contexts: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
    """`open_page("/bgd", "lr=1e-4", width=390, touch=True)`: that page, once it has come to rest.

    `player=True` waits for the player too. With `fresh=True` the browser remembers nothing: so the player asks its
    question first. Afterwards the test fails if any of its pages said an error.
    """
    pages = Pages(app_url, contexts)
    yield pages.open
    pages.close()
    pages.check()


@pytest.fixture(scope="session")
def kept(app_url: str, contexts: Callable[..., BrowserContext]) -> Iterator[Kept]:
    """The players that `player_at` has opened; a module with a server of its own has none."""
    pages = Pages(app_url, contexts)
    yield Kept(pages, {})
    pages.close()


@pytest.fixture
def player_at(kept: Kept) -> Iterator[Callable[..., Player]]:
    """`player_at("/bgd", "lr=1e-4")`: the player as that page opens it, for a test that changes nothing but the player.

    The page stays open for the next such test: a page costs seconds, a player put back to its start does not.
    """
    yield kept.player
    kept.pages.check()


def settle(page: Page) -> None:
    """Wait until the script has run and all it sent is drawn; a page that raised fails here."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    assert not page.query_selector("[data-testid=stException]"), f"{page.url} raised"


def _complaints(said: ConsoleMessage) -> list[str]:
    return [f"{said.text} ({said.location['url']})"] if said.type == "error" else []


def _free_port() -> int:
    """Below the ports that a system gives out by itself, and at random: two workers that ask at once get two."""
    while True:
        port = random.SystemRandom().randrange(20_000, 30_000)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):  # nobody answers there
                return port


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    pytest.fail(f"the server did not start:\n{log.read_text()}")


def _end(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
