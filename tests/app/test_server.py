"""What Streamlit's server does by itself and this app must not have."""

from types import SimpleNamespace
from typing import cast

import pytest
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.runtime.app_session import AppSession

import gd_ui.frame  # noqa: F401  (as every page does)


class Watching(SimpleNamespace):
    """A session, as far as watching files goes."""

    def __init__(self) -> None:
        super().__init__(_local_sources_watcher=None, _pages_manager=None, _stop_config_listener=None)

    def _on_source_file_changed(self) -> None:
        """Nothing changes here."""


def test_a_session_that_comes_back_gets_no_watcher_where_no_files_are_watched() -> None:
    session = Watching()
    assert config.get_option("server.fileWatcherType") == "none"
    AppSession.register_file_watchers(cast(AppSession, session))
    assert session._local_sources_watcher is None


def test_a_developer_who_asks_for_a_watcher_gets_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def option(name: str) -> str:
        asked.append(name)
        return "auto"

    monkeypatch.setattr(config, "get_option", option)
    with pytest.raises(AttributeError):  # Streamlit's own goes on with the pages, which this session has not
        AppSession.register_file_watchers(cast(AppSession, Watching()))
    assert "server.fileWatcherType" in asked


def test_uploads_of_any_size_stay_in_memory() -> None:
    assert MultiPartParser.spool_max_size == 0
