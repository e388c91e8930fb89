"""What every test shares: which examples hypothesis tries, how patient a test is, one browser a process.

Playwright starts only once in a process, so the tests in a browser have one, wherever they stand.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from harness.needs import launch
from harness.page import PATIENCE, new_context

settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.register_profile("anew", max_examples=500, deadline=None, database=None, print_blob=True)
settings.load_profile("same everywhere")
expect.set_options(timeout=1000 * PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What uses the app in a browser stays in one process, what hosts it in another: each of the two starts once.

    Half of a browser's work would else be to compile all scripts again.
    """
    for item in items:
        folder = item.path.relative_to(item.config.rootpath).parts[1:2]
        if folder == ("browser",):
            item.add_marker(pytest.mark.xdist_group("browser"))
        elif folder in (("proxy",), ("faults",), ("attacks",)):
            item.add_marker(pytest.mark.xdist_group("hosts"))


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
