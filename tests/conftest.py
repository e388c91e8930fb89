"""What every test shares: which examples hypothesis tries, how patient a test is, one browser a process.

Playwright starts only once in a process, so the tests in a browser have one, wherever they stand.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from harness.needs import launch
from harness.page import PATIENCE, new_context

_kept = TemporaryDirectory()
os.environ["CLASSROOM"] = f"sqlite:///{_kept.name}/classes.db"
"""Of the apps that tests start; what this user's own has open is none of theirs."""
collect_ignore_glob = ["grown/toy/*"]
"""A page that only a grown copy of the project has."""
settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.register_profile("anew", max_examples=500, deadline=None, database=None, print_blob=True)
settings.load_profile("same everywhere")
expect.set_options(timeout=1000 * PATIENCE)
STARTED = {
    "tests/browser": "browser",
    "tests/attacks": "hosts",
    "tests/faults": "hosts",
    "tests/proxy": "hosts",
}


class ByWhatTheyStart(LoadScopeScheduling):  # type: ignore[misc]
    """The tests of the app in a browser run in one process, those of what hosts it in another: each starts once.

    All others go file by file to whichever process has nothing to do. (xdist's groups have no effect in pytest 9.2.)
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return STARTED.get("/".join(file.split("/")[:2]), file)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByWhatTheyStart:
    """By what tests are handed out (a hook of pytest-xdist)."""
    return ByWhatTheyStart(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; there being none is a failure, not a skip."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`contexts(locale="zh-CN")`: the browser with these options, kept: what it has fetched need not come again."""

    @cache
    def context(**options: Any) -> BrowserContext:
        return new_context(browser, **options)

    yield context
