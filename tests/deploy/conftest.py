"""The app as `make serve` serves it: two processes behind the real Caddy, for the session."""

import random
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from deploy.commands import CADDY_MISSING
from deploy.host import Host
from deploy.settings import Settings
from tests.browser.conftest import open_page
from tests.deploy import caddy
from tests.deploy.asked import Asked

__all__ = ["app_url", "asked", "host", "log", "open_page"]
PROCESSES = 2


@pytest.fixture(scope="session")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the proxy and the processes say."""
    return tmp_path_factory.mktemp("host") / "log.txt"


@pytest.fixture(scope="session")
def host(log: Path) -> Iterator[Host]:
    """Skips where there is no Caddy."""
    with hosted(PROCESSES, log) as host:
        yield host


@pytest.fixture(scope="session")
def asked(host: Host) -> Asked:
    """`asked("/bgd")`: what the proxy answers."""
    return Asked(host.settings.port)


@pytest.fixture(scope="session")
def app_url(host: Host) -> str:
    """`open_page` opens its pages through the proxy, and fails if the browser complains."""
    return host.url


@contextmanager
def hosted(processes: int, log: Path) -> Iterator[Host]:
    """So many processes behind the proxy, none of which may raise; skips where there is no Caddy."""
    if not caddy.find():
        pytest.skip(CADDY_MISSING)
    with pytest.MonkeyPatch.context() as patch, log.open("w") as out:
        patch.setenv("PATH", caddy.PATH)
        with Host(Settings(port=free_ports(processes), processes=processes), out) as host:
            yield host
    said = log.read_text(errors="replace")
    assert "Traceback" not in said, said


def free_ports(processes: int) -> int:
    """The first of a row that nobody listens on; at random: two workers that ask at once get two rows."""
    while True:
        first = random.SystemRandom().randrange(20_000, 30_000, 10)
        if not any(_taken(port) for port in range(first, first + processes + 2)):
            return first


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        return not probe.connect_ex(("127.0.0.1", port))
