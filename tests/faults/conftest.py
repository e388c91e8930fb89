"""Three processes behind the real Caddy, all well before each test, and browsers on the process that a test chooses."""

import hashlib
import hmac
import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from deploy.host import Host
from harness.page import DRAWN, UNASKED, settle
from tests.deploy.asked import Asked
from tests.deploy.conftest import hosted

OpenOn = Callable[..., Page]
PROCESSES = 3
AFFINITY = "gd_process"
BACK = 5.0
"""Seconds in which everyone is to be back whose process has died."""


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(PROCESSES, tmp_path_factory.mktemp("faults") / "log.txt") as host:
        yield host


@pytest.fixture
def host(running: Host) -> Host:
    """The processes, all of them well, and in the eyes of the proxy too."""
    asked, deadline = Asked(running.settings.port), time.monotonic() + 60
    while len({_process(asked) for _ in range(20)}) < PROCESSES:
        assert time.monotonic() < deadline, "a process did not come back"
        time.sleep(0.2)
    return running


@pytest.fixture
def open_on(host: Host, browser: Browser) -> Iterator[OpenOn]:
    """`open_on(1, "/bgd", "lr=1e-4")`: that page in a browser of its own, at rest, answered by process 1."""
    contexts: list[BrowserContext] = []

    def open_one(
        k: int, path: str, query: str = "", url: str = "", locale: str = "en-US", width: int = 1400
    ) -> Page:
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900})
        contexts.append(context)
        at = url or host.url
        context.add_cookies([{"name": AFFINITY, "value": cookie_of(host, k), "url": at}])
        page = context.new_page()
        page.add_init_script(UNASKED)
        page.goto(f"{at}{path}?{query}")
        settle(page)
        page.wait_for_selector(DRAWN, state="attached")
        return page

    yield open_one
    for context in contexts:
        context.close()


def cookie_of(host: Host, k: int) -> str:
    """With which the proxy sends a visitor to process `k`."""
    address = f"127.0.0.1:{host.settings.ports[k]}"
    return hmac.new(host.settings.secret.encode(), address.encode(), hashlib.sha256).hexdigest()


def visitors(host: Host, k: int) -> int:
    """How many are connected to process `k`, as it counts them itself."""
    metrics = Asked(host.settings.ports[k])("/_stcore/metrics").body.decode()
    (count,) = [line.split()[-1] for line in metrics.splitlines() if line.startswith("active_sessions")]
    return int(float(count))


def _process(asked: Asked) -> str:
    return SimpleCookie(asked("/_stcore/health")["Set-Cookie"])[AFFINITY].value
