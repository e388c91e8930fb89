"""The app as `make serve` serves it: two processes behind the real Caddy, for the session."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.commands import CADDY_MISSING
from deploy.host import Host
from deploy.settings import APP, Settings
from harness import needs
from harness.app import free_ports
from tests.browser.conftest import App, open_page, tabs_of
from tests.proxy.asked import Asked

__all__ = ["app", "asked", "host", "log", "open_page", "tabs_of"]
PROCESSES = 2
VISITED = ("harness.visits", "run", "app.py")


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the proxy and the processes say."""
    return tmp_path_factory.mktemp("host") / "log.txt"


@pytest.fixture(scope="session")
def host(log: Path) -> Iterator[Host]:
    """Skips where there is no Caddy."""
    with hosted(PROCESSES, log, VISITED) as host:
        yield host


@pytest.fixture(scope="session")
def asked(host: Host) -> Asked:
    """`asked("/bgd")`: what the proxy answers."""
    return Asked(host.settings.port)


@pytest.fixture(scope="session")
def app(host: Host) -> App:
    """`open_page` opens its pages through the proxy, and fails if the browser complains."""
    return App(host.url, visits=True)


@contextmanager
def hosted(processes: int, log: Path, runs: tuple[str, ...] = APP, below: str = "") -> Iterator[Host]:
    """So many processes behind the proxy, none of which may raise; skips where there is no Caddy."""
    if not needs.caddy():
        pytest.skip(CADDY_MISSING)
    settings = Settings(port=free_ports(processes + 2), processes=processes, runs=runs, below=below)
    with log.open("w") as out, Host(settings, out) as host:
        yield host
    said = log.read_text(errors="replace")
    assert "Traceback" not in said, said
