"""Three processes behind the real Caddy, all well before each test, and browsers on the process that a test chooses."""

import time
from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie

import pytest
from playwright.sync_api import Browser, Page

from deploy.host import Host
from harness import processes
from harness.page import PATIENCE
from harness.processes import AFFINITY
from tests.proxy.asked import Asked
from tests.proxy.conftest import hosted

OpenOn = Callable[..., Page]
PROCESSES = 3


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with hosted(PROCESSES, tmp_path_factory.mktemp("faults") / "log.txt") as host:
        yield host


@pytest.fixture
def host(running: Host) -> Host:
    """The processes, all of them well, and in the eyes of the proxy too."""
    asked, deadline = Asked(running.settings.port), time.monotonic() + PATIENCE
    while len({_process(asked) for _ in range(20)}) < PROCESSES:
        assert time.monotonic() < deadline, "a process did not come back"
        time.sleep(0.2)
    return running


@pytest.fixture
def open_on(host: Host, browser: Browser) -> Iterator[OpenOn]:
    """`open_on(1, "/bgd", "lr=1e-4")`: that page in a browser of its own, at rest, answered by process 1."""
    pages: list[Page] = []

    def open_one(
        k: int, path: str, query: str = "", url: str = "", locale: str = "en-US", width: int = 1400
    ) -> Page:
        size = {"width": width, "height": 900}
        pages.append(processes.open_on(host, k, browser, path, query, url=url, locale=locale, viewport=size))
        return pages[-1]

    yield open_one
    for page in pages:
        page.context.close()


def visitors(host: Host, k: int) -> int:
    """How many are connected to process `k`, as it counts them itself."""
    metrics = Asked(host.settings.ports[k])("/_stcore/metrics").body.decode()
    (count,) = [line.split()[-1] for line in metrics.splitlines() if line.startswith("active_sessions")]
    return int(float(count))


def _process(asked: Asked) -> str:
    return SimpleCookie(asked("/_stcore/health")["Set-Cookie"])[AFFINITY].value
