"""What Streamlit's server does by itself and this app must not have. There are no settings for it.

Each is of the version that requirements.txt allows, and has its test in tests/app/test_server.py; what it costs a class
stands in benchmarks/RESULTS.md.
"""

import gc
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from threading import BoundedSemaphore
from typing import Any

from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.runtime.state.safe_session_state import SafeSessionState

Callback = Callable[[], None]
RUNS_AT_ONCE = 3
"""More than one: reading a long file leaves the processor to others for a part of its seconds."""


def keep_uploads_in_memory() -> None:
    """No size from which an upload is written to a temporary file; by itself the server does from 1 MB on."""
    MultiPartParser.spool_max_size = 0


def watch_no_files() -> None:
    """Where no files are to be watched, none are, also for a session that comes back after a lost connection.

    Streamlit 1.67 asks for the setting when a session begins, not when it comes back; the watcher it then makes walks
    through all modules after the next run, which took 100 ms of the server for each visitor.
    """
    register = AppSession.register_file_watchers

    def register_where_wanted(session: AppSession) -> None:
        if config.get_option("server.fileWatcherType") != "none":
            register(session)

    AppSession.register_file_watchers = register_where_wanted  # type: ignore[assignment, method-assign]


def never_search_what_was_loaded() -> None:
    """The search for garbage passes over the hundreds of thousands of objects of the libraries, which all stay.

    It came every few hundred moves and held everyone for 0.24 s; so it takes 0.006.
    """
    gc.collect()
    gc.freeze()


def hand_over_together() -> None:
    """What a run has to say while the server is busy reaches its loop in one call, not in one for each element.

    Each call wakes the loop, which then fights with the run for Python's lock. The order stays.
    """
    call_soon = AppSession._call_soon_on_event_loop

    def call_together(session: AppSession, callback: Callback) -> None:
        together: _Together = vars(session).setdefault("together", _Together())
        if together.add(callback):
            call_soon(session, together.call)

    AppSession._call_soon_on_event_loop = call_together  # type: ignore[assignment, method-assign]


class _Together:
    """Callbacks that wait to be called in turn. Any thread may add one; one thread calls them."""

    def __init__(self) -> None:
        self._waiting = deque[Callback]()
        self._asked = False

    def add(self, callback: Callback) -> bool:
        """Whether `call` must be asked for: it has not been since it was last begun."""
        self._waiting.append(callback)
        asked, self._asked = self._asked, True
        return not asked

    def call(self) -> None:
        """Call all that wait; one that raises holds up no other."""
        self._asked = False
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            if self._waiting:
                self.call()


def run_few_at_a_time() -> None:
    """Runs wait for their turn; Streamlit begins them all at once, each in a thread.

    Only one thread computes at any moment, so none is done later for it, most sooner. And the server's loop, which
    must answer the proxy within seconds, has a few threads to share the processor with when a class arrives, not
    hundreds: of 1,500 who came within a second 800 were turned away before.
    """
    run, turns = ScriptRunner._run_script, BoundedSemaphore(RUNS_AT_ONCE)

    def run_in_turn(runner: ScriptRunner, asked: RerunData) -> None:
        with turns:
            run(runner, asked)

    ScriptRunner._run_script = run_in_turn  # type: ignore[assignment, method-assign]


def read_settings_once() -> None:
    """The server's settings and colours, which every run sends, are put together once: they change with no run."""
    theme, settings = app_session._populate_theme_msg, app_session._populate_config_msg

    @cache
    def coloured(section: str) -> CustomThemeConfig:
        theme(made := CustomThemeConfig(), section)
        return made

    @cache
    def set_up() -> Config:
        settings(made := Config())
        return made

    def populate_theme(message: CustomThemeConfig, section: str = "theme") -> None:
        if (colours := coloured(section)).ByteSize():  # to merge nothing would still say that there are some
            message.MergeFrom(colours)

    def populate_config(message: Config) -> None:
        message.MergeFrom(set_up())

    app_session._populate_theme_msg = populate_theme  # type: ignore[assignment]
    app_session._populate_config_msg = populate_config  # type: ignore[assignment]


def look_up_one_value() -> None:
    """A number input asks the session for its own value; Streamlit puts together those of all inputs to answer."""
    everything: Any = SafeSessionState.filtered_state

    class Values(Mapping[str, Any]):
        """The same, each looked up when it is asked for."""

        def __init__(self, state: SafeSessionState) -> None:
            self._state = state

        def __contains__(self, key: object) -> bool:
            return str(key) in self._state

        def __getitem__(self, key: str) -> Any:
            return self._state[key]

        def __iter__(self) -> Iterator[str]:
            return iter(everything.fget(self._state))

        def __len__(self) -> int:
            return len(everything.fget(self._state))

    SafeSessionState.filtered_state = property(Values)  # type: ignore[assignment, method-assign]
