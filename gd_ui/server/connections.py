"""Who may open a websocket, and what passes through it."""

import asyncio
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import get_instance

PAGES_SEND = {
    "rerun_script",
    "stop_script",
    "app_heartbeat",
    "file_urls_request",
    "backend_operation_request",
}
"""The others empty the caches of all visitors, name the files in the host's repository, or switch on watching."""
OPERATIONS = {"deferred_file", "dataframe_chunk"}
"""The other two write to the disk of the host."""
MOST_INPUTS, MOST_FILES, LONGEST_LINK = 1000, 10, 2**16
"""In one message. Our largest page has some 40 inputs, takes one file, and has a link of at most some 2,000 letters."""
NOT_ALLOWED, NOT_UNDERSTOOD = 1008, 1003
"""The websocket's codes."""
OF_THIS_COMPUTER = "http://localhost"
GATHERS = 0.003
"""Seconds for which the first message of an answer waits for those that follow it."""


class Connections:
    """Middleware: pages of this app connect, they say what such pages say, and are answered in few packets."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on a websocket if a page of ours opens it."""
        if scope["type"] != "websocket":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not may_connect(headers.get("Origin"), headers.get("Host")):
            await receive()
            await send({"type": "websocket.close", "code": NOT_ALLOWED})
            return
        scope = dict(scope)
        MutableHeaders(scope=scope)["Origin"] = OF_THIS_COMPUTER
        await self._app(scope, unwatched(scope, wanted(receive, send)), together(send))


def may_connect(origin: str | None, host: str | None) -> bool:
    """Whether a page of `origin` may open a websocket at `host`: one of the app, of this computer, or as settings say.

    Streamlit, left to decide, raises a ValueError for what is no address, and asks two hosts on the internet whether
    the address is this computer's: up to two seconds in which nobody is answered, at each try of a foreign page. So
    whoever may connect comes to it as a page of this computer, which it knows at once.
    """
    if origin is None or not st.get_option("server.enableCORS"):
        return True
    try:
        address = urlsplit(origin)
        allowed = [urlsplit(f"//{one.rpartition('//')[2]}").hostname for one in _allowed()]
    except ValueError:
        return False
    return bool(address.hostname) and (address.netloc == host or address.hostname in allowed)


def _allowed() -> list[str]:
    of_settings = [st.get_option("browser.serverAddress"), *st.get_option("server.corsAllowedOrigins")]
    return ["localhost", "0.0.0.0", "127.0.0.1", *of_settings]


def wanted(receive: Receive, send: Send) -> Receive:
    """`receive` without what no page of ours sends; who speaks no Streamlit is cut off.

    Streamlit closes at junk too, with a traceback of it in the log.
    """

    async def receive_wanted() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            try:
                said = BackMsg.FromString(message.get("bytes"))
            except Exception:  # text, or bytes that are no message, in whatever way
                await send({"type": "websocket.close", "code": NOT_UNDERSTOOD})
                return {"type": "websocket.disconnect", "code": NOT_UNDERSTOOD}
            if not is_wanted(said):
                continue
            if len(said.rerun_script.query_string) > LONGEST_LINK:
                said.rerun_script.query_string = ""  # a link that is too long chooses nothing
                return {**message, "bytes": said.SerializeToString()}
            return message

    return receive_wanted


def is_wanted(message: BackMsg) -> bool:
    """Whether a page of ours sends such."""
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    few = len(message.rerun_script.widget_states.widgets) <= MOST_INPUTS
    return kind in PAGES_SEND and few and len(message.file_urls_request.file_names) <= MOST_FILES


def together(send: Send) -> Send:
    """`send`; the messages of an answer, some thirty, leave the server in a few packets, not in one each.

    Each costs the server, the proxy and the browser a call of the system, which is more than its few bytes do. While
    the first waits a little, Streamlit's queue gathers those that follow; they come in the same round of the loop then,
    and are written in one.
    """
    leaving = False

    def left() -> None:
        nonlocal leaving
        leaving = False

    async def send_together(message: Message) -> None:
        nonlocal leaving
        if message["type"] == "websocket.send" and not leaving:
            await asyncio.sleep(GATHERS)
            leaving = True
            asyncio.get_running_loop().call_soon(left)
        await send(message)

    return send_together


def unwatched(scope: Scope, receive: Receive) -> Receive:
    """`receive`; a session that comes back after a lost connection watches no files where none are watched.

    Streamlit 1.67 asks for the setting when a session begins, not when it comes back; the watcher it then makes walks
    through all modules after the next run, which took 100 ms of the server for each visitor. That run begins with the
    first message.
    """
    names = scope.get("subprotocols", [])
    comes_back = names[2] if len(names) > 2 and st.get_option("server.fileWatcherType") == "none" else ""

    async def receive_unwatched() -> Message:
        nonlocal comes_back
        message = await receive()
        if comes_back and message["type"] == "websocket.receive":
            if session := get_instance().get_app_session(comes_back):
                session.disconnect_file_watchers()
            comes_back = ""
        return message

    return receive_unwatched
