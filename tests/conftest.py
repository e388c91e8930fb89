"""What every test shares: hypothesis tries the same examples on every computer, however slow; one browser a process.

Playwright starts only once in a process, so the tests in a browser have one, wherever they stand.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from harness.needs import launch

settings.register_profile("same everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same everywhere")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; there being none is a failure, not a skip."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`contexts(locale="zh-CN")`: the browser with these options, kept: what it has fetched need not come again.

    With `another=True` it is another one with the same options.
    """

    @cache
    def context(another: bool = False, **options: Any) -> BrowserContext:
        return browser.new_context(**options)

    yield context
