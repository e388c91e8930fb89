"""What Streamlit's server does by itself and this app must not have."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeVar, cast

import pytest
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.responses import Response
from starlette.websockets import WebSocketDisconnect
from streamlit import config, file_util, net_util
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.web.server.starlette import starlette_static_routes
from streamlit.web.server.starlette.starlette_websocket import StarletteSessionClient

import gd_ui.shell  # noqa: F401  (as every page does)
from gd_ui.server import sending, shell, turns, uploads

THREADS, CALLS = 8, 500
LIMIT = 300
"""Seconds after which a thread that waits for others is stuck."""
Result = TypeVar("Result")


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


def test_nobody_is_asked_for_the_address_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(url: str, timeout: float) -> str:
        raise AssertionError(url)

    monkeypatch.setattr(net_util, "_make_blocking_http_get", ask)
    assert net_util.get_external_ip() is None


def test_a_session_that_is_not_connected_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    files = MemoryUploadedFileManager("/upload")
    running = SimpleNamespace(is_active_session="here".__eq__)
    monkeypatch.setattr(uploads, "exists", lambda: True)
    monkeypatch.setattr(uploads, "get_instance", lambda: running)
    for session in ("here", "gone"):
        files.add_file(session, UploadedFileRec("1", "a.csv", "text/csv", b"1,2"))
    assert files.file_storage.keys() == {"here"}


@pytest.mark.parametrize(
    ("sent", "held"),
    [
        ({"int_value": 3}, 3),
        ({"double_value": 3.5}, 3.5),
        ({"bool_value": True}, 7),
        ({"string_value": "3"}, 7),
    ],
)
def test_a_number_input_holds_numbers_whole_ones_as_browsers_send_them(
    sent: dict[str, Any], held: float
) -> None:
    states = WStates()
    number = WidgetMetadata[float]("a", lambda value: 7 if value is None else value, float, "double_value")
    states.set_widget_metadata(number)
    states.set_widget_from_proto(WidgetState(id="a", **sent))
    assert states["a"] == held


def test_of_two_files_the_newer_stays() -> None:
    files = MemoryUploadedFileManager("/upload")
    for name in ("1", "2"):
        files.add_file("here", UploadedFileRec(name, "a.csv", "text/csv", b"1,2"))
    assert [file.file_id for file in files.get_files("here", ["1", "2"])] == ["2"]


def test_uploads_of_any_size_stay_in_memory() -> None:
    assert MultiPartParser.spool_max_size == 0


class Calling(SimpleNamespace):
    """A session, as far as it calls its loop; it counts how often the loop is woken."""

    def __init__(self) -> None:
        super().__init__(_event_loop=self, woken=0, loop=asyncio.get_running_loop())

    def call_soon_threadsafe(self, callback: object) -> None:
        self.woken += 1
        self.loop.call_soon_threadsafe(callback)

    def soon(self, what: object) -> None:
        AppSession._call_soon_on_event_loop(cast(AppSession, self), what)  # type: ignore[arg-type]


def in_a_loop(session: Callable[[], Coroutine[Any, Any, Result]]) -> Result:
    """What the session gives, in a thread of its own: this one may have a loop already, that of the browser."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, session()).result()


def test_what_threads_hand_to_the_loop_all_arrives_and_in_each_ones_order() -> None:
    arrived: list[tuple[int, int]] = []

    async def session() -> None:
        calling, together = Calling(), threading.Barrier(THREADS)

        def hand_over(thread: int) -> None:
            together.wait(LIMIT)
            for call in range(CALLS):
                calling.soon(lambda call=call: arrived.append((thread, call)))

        with ThreadPoolExecutor(THREADS) as threads:
            handing = [calling.loop.run_in_executor(threads, hand_over, k) for k in range(THREADS)]
            await asyncio.gather(*handing)
        await asyncio.sleep(0)  # the loop calls what was handed to it before

    in_a_loop(session)
    of_each = [[call for thread, call in arrived if thread == k] for k in range(THREADS)]
    assert of_each == [list(range(CALLS))] * THREADS


def test_the_loop_is_woken_once_for_all_that_waits_and_what_raises_holds_up_nothing() -> None:
    arrived: list[str] = []
    raised: list[object] = []

    async def session() -> int:
        calling = Calling()
        calling.loop.set_exception_handler(lambda loop, context: raised.append(context["exception"]))
        calling.soon(lambda: arrived.append("first"))
        calling.soon(lambda: 1 / 0)
        calling.soon(lambda: arrived.append("last"))
        await asyncio.sleep(0)  # the loop calls what was handed to it before
        return int(calling.woken)

    assert in_a_loop(session) == 1
    assert arrived == ["first", "last"]
    assert [type(error) for error in raised] == [ZeroDivisionError]


class Client(SimpleNamespace):
    """A browser, as far as it is sent messages; `rounds` of the server's loop had passed when each came."""

    def __init__(self) -> None:
        super().__init__(_send_queue=asyncio.Queue(), _websocket=self, _closed=asyncio.Event())
        self.came, self.rounds = list[tuple[bytes, int]](), 0

    async def send_bytes(self, message: bytes) -> None:
        self.came.append((message, self.rounds))
        if message == b"gone":
            raise WebSocketDisconnect


def test_the_messages_of_an_answer_leave_together_and_in_order_until_the_browser_is_gone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages = [str(k).encode() for k in range(30)]
    waited: list[float] = []

    async def answer() -> Client:
        client, all_there = Client(), asyncio.Event()

        async def sleep(seconds: float) -> None:
            waited.append(seconds)
            await all_there.wait()

        monkeypatch.setattr(sending, "asyncio", SimpleNamespace(sleep=sleep))
        sender = asyncio.create_task(StarletteSessionClient._sender(cast(StarletteSessionClient, client)))
        for message in (*messages, b"gone", b"never sent"):
            client._send_queue.put_nowait(message)
            await asyncio.sleep(0)
            client.rounds += 1
        all_there.set()
        await sender
        return client

    client = in_a_loop(answer)
    assert [message for message, _ in client.came] == [*messages, b"gone"]
    assert {rounds for _, rounds in client.came} == {len(messages) + 2}
    assert waited == [sending.GATHERS]
    assert client._closed.is_set()


def test_no_more_run_at_once_than_have_a_turn_and_one_that_raises_gives_its_turn_back() -> None:
    inside: set[int] = set()
    most: list[int] = []
    all_ask, all_turns_are_taken = threading.Barrier(THREADS), threading.Barrier(turns.RUNS_AT_ONCE)

    def run(k: int) -> None:
        inside.add(k)
        most.append(len(inside))
        all_turns_are_taken.wait(LIMIT)
        inside.remove(k)
        if k % 2:
            raise ValueError(k)

    run_in_turn = turns.in_turn(run)

    def ask(k: int) -> None:
        all_ask.wait(LIMIT)
        run_in_turn(k)

    with ThreadPoolExecutor(THREADS) as pool:
        runs = [pool.submit(ask, k) for k in range(3 * THREADS)]
    assert [isinstance(one.exception(), ValueError) for one in runs] == [bool(k % 2) for k in range(24)]
    assert max(most) == turns.RUNS_AT_ONCE


def test_browsers_are_told_the_settings_and_colours_of_the_configuration() -> None:
    for _ in range(2):
        told, light, sidebar = Config(), CustomThemeConfig(), CustomThemeConfig()
        app_session._populate_config_msg(told)
        app_session._populate_theme_msg(light, "theme.light")
        app_session._populate_theme_msg(sidebar.light.sidebar, "theme.light.sidebar")
        assert told.hide_sidebar_nav
        assert not told.gather_usage_stats
        assert light.primary_color == config.get_option("theme.light.primaryColor")
        assert not sidebar.HasField("light")  # as if nobody had looked: there is nothing to say of it


def test_the_values_of_a_session_are_those_that_streamlit_puts_together() -> None:
    state = SessionState()
    values = SafeSessionState(state, lambda: None).filtered_state
    state["lr"], state["w0"] = 1e-5, None
    assert "lr" in values
    assert "tol" not in values
    assert dict(values) == {"lr": 1e-5, "w0": None} == state.filtered_state
    assert len(values) == 2


def test_what_was_loaded_is_no_longer_searched_for_garbage_and_what_comes_later_is() -> None:
    assert gc.get_freeze_count() > len(gc.get_objects()) / 10
    circle: list[object] = []
    later = Later(circle)
    circle.append(later)
    kept = weakref.ref(later)
    del circle, later
    gc.collect()
    assert kept() is None


class Later:
    """Something that is part of a circle."""

    def __init__(self, circle: list[object]) -> None:
        self.circle = circle


def test_the_page_is_streamlits_and_says_where_the_server_is_before_any_other_script() -> None:
    index = Path(file_util.get_static_dir()) / "index.html"
    page = shell.shell(index)
    assert page.index(shell.SCRIPT) < page.index('<script type="module"')
    assert page.replace(f"<script>{shell.SCRIPT}</script>\n    ", "") == index.read_text(encoding="utf-8")


@pytest.mark.parametrize(("base", "told"), [(None, True), ("below", False)])
def test_every_address_of_a_page_is_answered_with_it_unless_the_app_stands_below_a_path(
    base: str | None, told: bool
) -> None:
    files = starlette_static_routes.create_streamlit_static_handler(file_util.get_static_dir(), base)

    def answer(path: str) -> Response:
        scope = {"type": "http", "method": "GET", "path": f"/{path}", "headers": []}
        return asyncio.run(files.get_response(path or ".", scope))

    for path in ("", "bgd", "index.html"):
        page = answer(path)
        assert page.headers["Cache-Control"] == "no-cache"
        assert (shell.SCRIPT.encode() in bytes(getattr(page, "body", b""))) is told
    assert answer("favicon.png").media_type == "image/png"
    with pytest.raises(HTTPException, match="404"):
        answer("bgd/_stcore/health")
