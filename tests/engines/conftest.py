"""The app, once for the session, and a browser of each engine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.app import served
from harness.engines import Seat, seat
from harness.needs import ENGINES


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is."""
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


@pytest.fixture(params=ENGINES)
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Seat]:
    """A browser of that engine; skips with the reason where it cannot be had.

    A new one for each test: in WebKit's window the list of what was saved takes room for ever after.
    """
    if reason := ENGINES[request.param].missing:
        pytest.skip(reason)
    with seat(request.param, tmp_path) as one:
        yield one
