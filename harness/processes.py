"""Pages on one process of several: the proxy keeps every visitor at the process that it met first."""

import hashlib
import hmac
from typing import Any

from playwright.sync_api import Browser, Page

from deploy.host import Host
from harness.page import DRAWN, UNASKED, new_context, settle

AFFINITY = "gd_process"


def cookie_of(host: Host, k: int) -> str:
    """With which the proxy sends a visitor to process `k`."""
    address = f"127.0.0.1:{host.settings.ports[k]}"
    return hmac.new(host.settings.secret.encode(), address.encode(), hashlib.sha256).hexdigest()


def open_on(
    host: Host, k: int, browser: Browser, path: str, query: str = "", *, url: str = "", **options: Any
) -> Page:
    """That page with its player, at rest, for a visitor of process `k`; in a browser of its own with these options.

    By default at the proxy's own address. Whoever is done with the page closes its context.
    """
    context, at = new_context(browser, **options), url or host.url
    context.add_cookies([{"name": AFFINITY, "value": cookie_of(host, k), "url": at}])
    page = context.new_page()
    page.add_init_script(UNASKED)
    page.goto(f"{at}{path}?{query}")
    settle(page)
    page.wait_for_selector(DRAWN, state="attached")
    return page
