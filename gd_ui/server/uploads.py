"""How much of what visitors upload is held, and how long."""

import re

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import get_instance
from streamlit.runtime.stats import CacheStat

ADDRESS = re.compile(".*/_stcore/upload_file/([^/]+)/[^/]+")
"""Where a visitor's browser puts a file: the session, and a name for the file."""
MOST_BYTES_OF_ALL = 200_000_000
"""Of all visitors' files in one process, and as many of those on their way: ten of the largest, or 400 of 500 kB."""
TOO_MUCH, NOBODY_HEARS = 503, 400


class Uploads:
    """Middleware: a visitor has one file, the newest, until the connection ends; all have `MOST_BYTES_OF_ALL`.

    Streamlit keeps whatever is sent to a session, however often, and for two minutes or more after it has ended. Our
    pages read a file once, when it comes: what they need of it is kept with the session.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._coming = 0
        self._have_files = set[str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Watch over an upload; let go of the files of those whose connection has ended."""
        is_put = scope["type"] == "http" and scope["method"] == "PUT"
        found = ADDRESS.fullmatch(scope["path"]) if is_put else None
        try:
            if found:
                await self._take(found[1], scope, receive, send)
            else:
                await self._app(scope, receive, send)
        finally:
            if found or scope["type"] == "websocket":
                self._let_go()

    async def _take(self, session: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what comes, and refuse it while it does; Streamlit listens only once it knows who sends it."""
        size, whole = 0, False

        async def receive_counted() -> Message:
            nonlocal size, whole
            message = await receive()
            if whole:
                return message
            if message["type"] == "http.disconnect":
                raise HTTPException(NOBODY_HEARS)  # nor is it worth a traceback
            size += (came := len(message.get("body", b"")))
            self._coming += came
            whole = not message.get("more_body")
            if whole:
                self._have_files.add(session)
                get_instance().uploaded_file_mgr.remove_session_files(session)
            if self._coming > MOST_BYTES_OF_ALL or (whole and held() + size > MOST_BYTES_OF_ALL):
                raise HTTPException(TOO_MUCH)
            return message

        try:
            await self._app(scope, receive_counted, send)
        finally:
            self._coming -= size

    def _let_go(self) -> None:
        for session in [one for one in self._have_files if not get_instance().is_active_session(one)]:
            get_instance().uploaded_file_mgr.remove_session_files(session)
            self._have_files.remove(session)


def held() -> int:
    """Bytes of all visitors' files."""
    counted = get_instance().uploaded_file_mgr.get_stats()
    return sum(one.byte_length for some in counted.values() for one in some if isinstance(one, CacheStat))
