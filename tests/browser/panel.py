"""The controls beside the picture."""

from playwright.sync_api import Page

from harness.wire import listening


def show_more(page: Page) -> None:
    """Open what sets the run up."""
    _open(page, "more", ".st-key-tol")


def show_data(page: Page) -> None:
    """Open the data panel."""
    _open(page, "data_panel", ".st-key-choose_data")


def show_sharing(page: Page) -> None:
    """Open what is shared and kept."""
    _open(page, "sharing", "[data-testid=gd-keep-share]")


def _open(page: Page, key: str, inside: str) -> None:
    if page.locator(inside).count():
        return
    with listening(page) as wire:
        page.locator(f".st-key-{key} summary").click()
        wire.wait_for_rerun()
    page.locator(inside).wait_for()
