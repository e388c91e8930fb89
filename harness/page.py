"""A page of the app in a browser: how it is opened as a test or a measurement wants it, and when it is there."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE = 240
"""Seconds after which what does not come is given up: a limit that ends a hang, and nothing more."""

UNASKED = """sessionStorage.gd ??= (localStorage.clear(), localStorage.setItem("gd-lesson", '{"off": true}'), true)"""
"""As after "Don't ask", and nothing else remembered: no question stands over the player, the menu is as it opens."""
FORGOTTEN = "sessionStorage.gd ??= (localStorage.clear(), true)"
"""As for who was never here (a new page has a session of its own; what it fetched before, it need not fetch again)."""
DRAWN = "[data-testid=gd-player][data-updates] .gd-plot .main-svg"
"""The player, once Plotly has drawn its picture (until then it is sketched)."""


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A visitor with nothing remembered, and with patience."""
    context = browser.new_context(**options)
    context.set_default_timeout(1000 * PATIENCE)
    return context


def until(page: Page, condition: Callable[[], bool], what: str = "") -> None:
    """Wait until it holds."""
    deadline = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < deadline, f"it never came: {what}"
        page.wait_for_timeout(40)


def settle(page: Page) -> None:
    """Wait until the script has run and all it sent is drawn; a page that raised fails here."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
    page.wait_for_selector("[data-testid=stSkeleton]", state="detached")
    assert not page.query_selector("[data-testid=stException]"), f"{page.url} raised"
