"""What visitors may say to the server through their websocket."""

import logging

from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.media_file_storage import MediaFileStorageError

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
TEXT_IS_REFUSED = 1003
"""The websocket's code for it."""
JUNK = {"Error deserializing back message", "Invalid UTF-8 sequence received from client."}
LOGGERS = (
    "streamlit.web.server.starlette.starlette_websocket",
    "streamlit.runtime.backend_operation_handler",
    "uvicorn.error",
)


def refuse_what_no_page_sends() -> None:
    """Messages that no page of ours has a use for are dropped; a link that is too long chooses nothing."""
    handle = AppSession.handle_backmsg

    def handle_wanted(session: AppSession, message: BackMsg) -> None:
        if is_wanted(message):
            if len(message.rerun_script.query_string) > LONGEST_LINK:
                message.rerun_script.query_string = ""
            handle(session, message)

    AppSession.handle_backmsg = handle_wanted  # type: ignore[assignment, method-assign]


def is_wanted(message: BackMsg) -> bool:
    """Whether a page of ours sends such."""
    kind = message.WhichOneof("type")
    if kind == "backend_operation_request":
        return message.backend_operation_request.WhichOneof("payload") in OPERATIONS
    few = len(message.rerun_script.widget_states.widgets) <= MOST_INPUTS
    return kind in PAGES_SEND and few and len(message.file_urls_request.file_names) <= MOST_FILES


def tell_no_traceback_of_junk() -> None:
    """Who speaks no Streamlit is cut off; the log has at most a line of it.

    Streamlit raises a TypeError where text comes; it, and uvicorn, log what cannot be read, and files that are not
    there, with where that was found.
    """
    WebSocket.receive_bytes = _received  # type: ignore[assignment, method-assign]
    for name in LOGGERS:
        logging.getLogger(name).addFilter(_in_one_line)


async def _received(socket: WebSocket) -> bytes:
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message["code"], message.get("reason"))
    if message.get("bytes") is None:
        await socket.close(TEXT_IS_REFUSED)
        raise WebSocketDisconnect(TEXT_IS_REFUSED)
    return bytes(message["bytes"])


def _in_one_line(record: logging.LogRecord) -> bool:
    raised = record.exc_info[1] if record.exc_info else None
    if record.msg in JUNK or isinstance(raised, MediaFileStorageError):
        record.exc_info = None
    return True
