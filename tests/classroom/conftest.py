"""Both stores that a class may have: an SQLite file, and a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gd_ui.classroom.store import Store
from harness import database


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a database."""
    if why := database.missing():
        pytest.skip(why)
    with database.postgres() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a store; what other tests have opened is not seen by their codes."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'classes.db'}"
    url: str = request.getfixturevalue("postgres")
    return url


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    store = Store(address)
    yield store
    store.close()
