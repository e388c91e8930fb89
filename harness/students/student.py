"""One student: a browser as far as the server can tell, with no more work of its own than it must do."""

import asyncio
from collections.abc import Sequence
from random import Random
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from harness.students.controls import Control
from harness.students.lanes import File, cookies, fetch, lane_to
from harness.students.screen import Screen

ALWAYS_FETCHED = [File("/", 200), File("/_stcore/health", 200), File("/_stcore/host-config", 200)]
"""What a browser fetches at each visit, however full its cache; the cookies come with it."""
STRANGER = "PLACEHOLDER_AUTH_TOKEN"
"""What a browser says that has no token."""
EDGE = "------the-file"
LOST = (OSError, WebSocketException)
"""What a connection says that is no more, or cannot be had."""
PAUSE, LONGEST_PAUSE = 0.5, 4.0
"""Seconds a browser waits before it connects again, at most: the first time, doubled each time, never longer."""


class Student:
    """A visitor of `page` at `url`, who does the same whenever the `seed` is; `received` counts bytes."""

    def __init__(self, url: str, page: str, seed: int, query: str = "") -> None:
        self.url, self.page, self.page_hash = url, page, ""
        self.random, self.received = Random(seed), 0
        self.jar: dict[str, str] = {}
        self.screen = Screen()
        self.screen.query = query
        self.socket: ClientConnection | None = None

    @property
    def token(self) -> str:
        """That this is no request forged by another site."""
        return self.jar.get("_streamlit_xsrf", STRANGER)

    async def join(self, files: Sequence[File] = ALWAYS_FETCHED) -> None:
        """Fetch the files, connect, and wait until the page has run."""
        self.received += await fetch(self.url, files, self.jar)
        try:
            await self.connect()
        except LOST:
            await self.connect_again()
        await self.run()

    async def connect(self) -> None:
        """Open the websocket; with the session from before, if there was one."""
        said: list[Any] = ["streamlit", self.token, *filter(None, [self.screen.session])]
        self.socket = await connect(
            self.url.replace("http", "ws", 1) + "/_stcore/stream",
            subprotocols=said,
            origin=self.url,  # type: ignore[arg-type]
            additional_headers={"Cookie": cookies(self.jar)} if self.jar else None,
            compression=None,
            max_size=None,
            open_timeout=None,
            ping_interval=None,
        )

    async def connect_again(self) -> None:
        """As a browser does: after a pause, and once the server says that it is well; until it has succeeded."""
        window = PAUSE
        while True:
            await asyncio.sleep(window * self.random.uniform(0.5, 1))
            window = min(2 * window, LONGEST_PAUSE)
            try:
                await fetch(self.url, ALWAYS_FETCHED[1:], self.jar)
                return await self.connect()
            except LOST:
                continue

    def drop(self) -> None:
        """Lose the connection, as when a network fails."""
        if self.socket:
            self.socket.transport.abort()
        self.socket = None

    async def come_back(self) -> None:
        """Connect again and move something. A page that can has itself run before: static/connection."""
        await self.connect()
        if self.screen.runs_again:
            await self.run()
        await self.move()

    async def move(self) -> None:
        """Put one of the controls somewhere else and wait for the run."""
        await self.move_one(*self.random.choice(self.screen.movable()))

    async def move_one(self, control: Control, fragment: str) -> None:
        """Put this control of that part somewhere else and wait for the run."""
        moved = control.moved(self.random, self.screen.states.get(control.id))
        if control.state is None:
            await self.run(fragment, moved)
        else:
            self.screen.states[control.id] = moved
            await self.run(fragment)

    async def turn_to(self, page: str) -> None:
        """Go to a page of the menu; the page again, where there is no menu."""
        self.page, self.page_hash, self.screen.query = page, self.screen.pages.get(page, ""), ""
        await self.run()

    async def open(self, key: str) -> None:
        """Open what has this key, unless there is none."""
        for name, fragment in list(self.screen.openers.items()):
            if name.endswith(f"-{key}"):
                self.screen.states[name] = WidgetState(id=name, bool_value=True)
                await self.run(fragment)

    async def upload(self, name: str, raw: bytes) -> None:
        """Hand in a file where the page takes one, and wait for the run."""
        ((uploader, fragment),) = self.screen.uploaders.items()
        ask = BackMsg()
        ask.file_urls_request.session_id = self.screen.session
        ask.file_urls_request.file_names.append(name)
        await self._send(ask)
        while (answer := await self._next()).WhichOneof("type") != "file_urls_response":
            pass
        (urls,) = answer.file_urls_response.file_urls
        await self._put(urls.upload_url, name, raw)
        state = self.screen.states[uploader] = WidgetState(id=uploader)
        state.file_uploader_state_value.uploaded_file_info.add(
            name=name, size=len(raw), file_id=urls.file_id, file_urls=urls
        )
        await self.run(fragment)

    async def run(self, fragment: str = "", clicked: WidgetState | None = None) -> None:
        """Ask for a run, of a part or of the page, and wait until it has ended.

        Who loses the connection meanwhile has the page run again by whoever answers then.
        """
        try:
            await self._run(fragment, clicked)
        except LOST:
            await self.connect_again()
            await self.run()

    async def _run(self, fragment: str, clicked: WidgetState | None) -> None:
        ask = BackMsg()
        wish = ask.rerun_script
        wish.query_string, wish.fragment_id = self.screen.query, fragment
        wish.page_name, wish.page_script_hash = self.page, self.page_hash
        wish.context_info.timezone, wish.context_info.locale = "UTC", "en-US"
        wish.context_info.url = f"{self.url}/{self.page}"
        wish.widget_states.widgets.extend([*self.screen.states.values(), *([clicked] if clicked else [])])
        wish.cached_message_hashes.extend(self.screen.kept)
        await self._send(ask)
        self.screen.begin(fragment)
        while not self.screen.take(await self._next()):
            pass
        self.screen.end()
        # Asked for by its name once more, a page would be taken for another one, on which nothing has been moved.
        self.page_hash = self.page_hash or self.screen.shown

    async def _send(self, ask: BackMsg) -> None:
        assert self.socket, "the student has not joined"
        await self.socket.send(ask.SerializeToString())

    async def _next(self) -> ForwardMsg:
        assert self.socket, "the student has not joined"
        raw = await self.socket.recv(decode=False)
        self.received += len(raw)
        message = ForwardMsg()
        message.ParseFromString(raw)
        return message

    async def _put(self, path: str, name: str, raw: bytes) -> None:
        lane = await lane_to(self.url, self.jar)
        says = f'Content-Disposition: form-data; name="{name}"; filename="{name}"\r\nContent-Type: text/csv'
        body = b"".join([f"--{EDGE}\r\n{says}\r\n\r\n".encode(), raw, f"\r\n--{EDGE}--\r\n".encode()])
        headers = {"Content-Type": f"multipart/form-data; boundary={EDGE}", "X-Xsrftoken": self.token}
        status = await lane.ask("PUT", path, body, headers)
        lane.transport.close()
        if status >= 300:
            raise ConnectionError(f"the file was not taken: {status}")
