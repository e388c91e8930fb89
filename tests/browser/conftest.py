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
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

OpenPage = Callable[..., Page]
UNASKED = """sessionStorage.gd ??= (localStorage.setItem("gd-lesson", '{"off": true}'), true)"""
"""As after "Don't ask": no question stands over the player."""
DRAWN = "[data-testid=gd-player][data-updates] .gd-plot .main-svg"
"""The player, once Plotly has drawn its picture (until then it is sketched)."""
ROOT = Path(__file__).parents[2]
START_SECONDS = 60


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
    command = [sys.executable, "-m", "streamlit", "run", script]
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
def open_page(app_url: str, browser: Browser, contexts: Callable[..., BrowserContext]) -> Iterator[OpenPage]:
    """`open_page("/bgd", "lr=1e-4", width=390, touch=True)`: that page, once it has come to rest.

    `player=True` waits for the player too. With `fresh=True` the browser has never been here: so the player asks its
    question first. Afterwards the test fails if any of its pages said an error.
    """
    pages: list[Page] = []
    own: list[BrowserContext] = []
    errors: list[str] = []

    def open_one(
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
        options: dict[str, Any] = {"color_scheme": scheme, "has_touch": touch, "is_mobile": touch}
        options |= {"reduced_motion": reduced_motion, "locale": locale}
        context = browser.new_context(**options) if fresh else contexts(**options)
        own.extend([context] * fresh)
        page = context.new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": height})
        if not fresh:
            page.add_init_script(UNASKED)
        page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
        page.on("console", lambda said: errors.extend(_complaints(said)))
        page.goto(f"{app_url}{path}?{query}" if query else f"{app_url}{path}")
        settle(page)
        if player:
            page.wait_for_selector(DRAWN, state="attached")
        return page

    yield open_one
    for opened in (*pages, *own):
        opened.close()
    assert not errors, "the browser said: " + "\n".join(errors)


def settle(page: Page) -> None:
    """Wait until the script has run and all it sent is drawn; a page that raised fails here."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    assert not page.query_selector("[data-testid=stException]"), f"{page.url} raised"


def _complaints(said: ConsoleMessage) -> list[str]:
    """Its error, but not that Streamlit looks for two addresses of its own below a deep link first (404)."""
    where = said.location["url"]
    excused = where.endswith(("/_stcore/health", "/_stcore/host-config"))
    return [f"{said.text} ({where})"] if said.type == "error" and not excused else []


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
