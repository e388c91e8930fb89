"""How much of what visitors upload is held, where, and how long."""

from collections import Counter

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartParser
from starlette.requests import ClientDisconnect
from streamlit.runtime import exists, get_instance
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec
from streamlit.runtime.websocket_session_manager import WebsocketSessionManager

MOST_BYTES_OF_ALL = 200_000_000
"""Of all visitors' files in one process, and as many of those on their way: ten of the largest, or 400 of 500 kB."""
TOO_MUCH, NOBODY_HEARS = 503, 400


def keep_uploads_in_memory() -> None:
    """No size from which an upload is written to a temporary file; by itself the server does from 1 MB on."""
    MultiPartParser.spool_max_size = 0


def bound_uploads() -> None:
    """A visitor has one file, the newest, until the connection ends; all together have `MOST_BYTES_OF_ALL`.

    Streamlit keeps whatever is sent to a session, however often, and for two minutes or more after it has ended. Our
    pages read a file once, when it comes: what they need of it is kept with the session.
    """
    _keep_the_newest()
    _let_go_at_disconnect()
    _count_what_comes()


def _keep_the_newest() -> None:
    add = MemoryUploadedFileManager.add_file

    def add_only(files: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        files.remove_session_files(session_id)
        if exists() and not get_instance().is_active_session(session_id):
            return  # gone while its file was on the way
        if files._total_bytes + len(file.data) > MOST_BYTES_OF_ALL:
            raise HTTPException(TOO_MUCH)
        add(files, session_id, file)

    MemoryUploadedFileManager.add_file = add_only  # type: ignore[assignment, method-assign]


def _let_go_at_disconnect() -> None:
    disconnect = WebsocketSessionManager.disconnect_session

    def disconnect_and_let_go(sessions: WebsocketSessionManager, session_id: str) -> None:
        disconnect(sessions, session_id)
        sessions._uploaded_file_mgr.remove_session_files(session_id)

    WebsocketSessionManager.disconnect_session = disconnect_and_let_go  # type: ignore[assignment, method-assign]


def _count_what_comes() -> None:
    parse, take = MultiPartParser.parse, MultiPartParser.on_part_data
    coming: Counter[MultiPartParser] = Counter()

    def take_and_count(parser: MultiPartParser, data: bytes, start: int, end: int) -> None:
        coming[parser] += end - start
        if coming.total() > MOST_BYTES_OF_ALL:
            raise HTTPException(TOO_MUCH)
        take(parser, data, start, end)

    async def parse_and_count(parser: MultiPartParser) -> FormData:
        try:
            return await parse(parser)
        except ClientDisconnect:
            raise HTTPException(NOBODY_HEARS) from None  # nor is it worth a traceback
        finally:
            del coming[parser]

    MultiPartParser.on_part_data = take_and_count  # type: ignore[assignment, method-assign]
    MultiPartParser.parse = parse_and_count  # type: ignore[assignment, method-assign]
