"""What a visitor brought is let go of when their session has ended, and not before."""

import gc
import weakref
from collections.abc import Iterator
from types import SimpleNamespace
from unittest.mock import patch

import numpy as np
import pytest

from gd_core import Dataset
from gd_ui.data import session_end
from gd_ui.rows.own_rows import OwnRows


class Server:
    """Stands in for Streamlit's, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.active = {"a", "b"}
        self.session = "a"

    def context(self) -> SimpleNamespace:
        """Of the session that now runs."""
        return SimpleNamespace(session_id=self.session)

    def look(self, seconds: float) -> None:
        """So much later, once."""
        self.now += seconds
        session_end._watched[:] = [one for one in session_end._watched if session_end._still_needed(one)]


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    runtime = SimpleNamespace(
        exists=lambda: True,
        get_instance=lambda: SimpleNamespace(is_active_session=server.active.__contains__),
    )
    with (
        patch.object(session_end, "runtime", runtime),
        patch.object(session_end, "time", SimpleNamespace(monotonic=lambda: server.now)),
        patch.object(
            session_end, "threading", SimpleNamespace(Thread=lambda **_: SimpleNamespace(start=int))
        ),
        patch.object(session_end, "get_script_run_ctx", lambda: server.context()),
        patch.object(session_end, "_watched", []),
    ):
        yield server


def rows_of(server: Server, session: str) -> OwnRows:
    server.session = session
    own = OwnRows(Dataset(np.arange(1.0, 1000.0), np.arange(1.0, 1000.0)), "a.csv")
    own.once(len, 1, "kept")
    session_end.forget_at_session_end(own)
    return own


def test_rows_go_with_their_session_and_no_other(server: Server) -> None:
    gone, stays = rows_of(server, "a"), rows_of(server, "b")
    server.active.discard("a")
    server.look(session_end.RETURNS + 1)
    assert (len(gone.data), len(stays.data)) == (1, 999)
    assert not gone._kept
    assert stays._kept


def test_a_visitor_who_comes_back_in_time_finds_the_rows(server: Server) -> None:
    own = rows_of(server, "a")
    for _ in range(5):
        server.active.discard("a")
        server.look(session_end.RETURNS - 1)
        server.active.add("a")
        server.look(1)
    assert len(own.data) == 999


def test_watching_rows_does_not_keep_them(server: Server) -> None:
    own = rows_of(server, "a")
    seen = weakref.ref(own)
    gc.disable()
    del own
    gc.enable()
    assert seen() is None
    server.look(1)
    assert not session_end._watched


def test_without_a_server_there_is_nothing_to_watch() -> None:
    with patch.object(session_end, "_watched", []):
        session_end.forget_at_session_end(OwnRows(Dataset([1.0], [1.0]), "a.csv"))
        assert not session_end._watched
