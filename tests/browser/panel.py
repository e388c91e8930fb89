"""The controls beside the picture."""

from playwright.sync_api import Page

from tests.browser.wire import listening


def show_more(page: Page) -> None:
    """Open the inputs that a page opens without."""
    with listening(page) as wire:
        page.locator(".st-key-more summary").click()
        wire.wait_for_rerun()
    page.locator(".st-key-noise").wait_for()
