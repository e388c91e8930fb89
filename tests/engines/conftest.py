"""The app, and a browser of each engine, once for the session."""

from collections.abc import Iterator

import pytest

from harness.app import served
from harness.engines import Seat, seat
from harness.needs import ENGINES


@pytest.fixture(scope="session")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the app is."""
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as url:
        yield url


@pytest.fixture(scope="session", params=ENGINES)
def here(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    """A browser of that engine; skips with the reason where it cannot be had."""
    if reason := ENGINES[request.param].missing:
        pytest.skip(reason)
    with seat(request.param, tmp_path_factory.mktemp(request.param)) as one:
        yield one
