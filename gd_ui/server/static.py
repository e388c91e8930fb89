"""The app's own files, at addresses that never change their content."""

import asyncio
import gzip
import hashlib
import re
from collections import defaultdict
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import anyio.to_thread
import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STATIC = Path(__file__).parents[2] / "static"
FOR_A_YEAR = "public, max-age=31536000, immutable"
PARTS = {"range", "if-none-match", "if-modified-since", "if-range"}
"""What a browser says that may want less than the whole file."""
SMALLEST = 500
"""Bytes: less is not worth it."""


def below() -> str:
    """How all addresses of the app begin: `/`, or `/lab/`, as `server.baseUrlPath` says."""
    return f"/{st.get_option('server.baseUrlPath').strip('/')}/".replace("//", "/")


class Packed(NamedTuple):
    """A whole answer, its body compressed."""

    start: Message
    body: bytes


class VersionedStatic:
    """Middleware: `/app/static/v1a2b3c4d/player.js` is `/app/static/player.js`, and browsers keep it for a year.

    A page names the version of the files that it was written for, and so imports within a script have it too; to the
    server all versions are one. deploy/Caddyfile has the same rule.

    Each file is compressed once. Streamlit does it at every visit, in the loop that answers everyone: where no proxy
    stands before the server, everyone waits while Plotly's 1.5 MB are.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._address = re.compile(f"({re.escape(below())}app/static/)v[0-9a-f]{{8}}/(.+)")
        self._packed: dict[str, Packed] = {}
        self._locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as for the file itself."""
        found = self._address.fullmatch(scope["path"]) if scope["type"] == "http" else None
        if not found:
            await self._app(scope, receive, send)
            return
        scope = {**scope, "path": found[1] + found[2]}

        async def send_lasting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_A_YEAR
            await send(message)

        if packed := await self._pack(scope, receive) if takes_whole_and_packed(scope) else None:
            await send_lasting({**packed.start, "headers": [*packed.start["headers"]]})
            await send({"type": "http.response.body", "body": packed.body})
        else:
            await self._app(scope, receive, send_lasting)

    async def _pack(self, scope: Scope, receive: Receive) -> Packed | None:
        """The file, compressed; None where there is none, or it would be no smaller."""
        path = scope["path"]
        if path in self._packed:
            return self._packed[path]
        async with self._locks[path]:
            if path not in self._packed and (packed := await self._packed_by(scope, receive)):
                self._packed[path] = packed
        if not self._locks[path].locked():
            self._locks.pop(path, None)
        return self._packed.get(path)

    async def _packed_by(self, scope: Scope, receive: Receive) -> Packed | None:
        said: list[Message] = []

        async def listen(message: Message) -> None:
            said.append(message)

        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        await self._app({**scope, "headers": plain}, receive, listen)
        start, body = said[0], b"".join(message.get("body", b"") for message in said[1:])
        if start["status"] != 200 or len(body) < SMALLEST:
            return None
        packed = await anyio.to_thread.run_sync(partial(gzip.compress, body, mtime=0))
        headers = MutableHeaders(scope=start)
        headers["Content-Encoding"], headers["Content-Length"] = "gzip", str(len(packed))
        if "accept-encoding" not in headers.get("Vary", "").lower():
            headers.add_vary_header("Accept-Encoding")
        return Packed(start, packed) if len(packed) < len(body) else None


def takes_whole_and_packed(scope: Scope) -> bool:
    """Whether all of a file is asked for, and it may be compressed."""
    headers = Headers(scope=scope)
    whole = scope["method"] == "GET" and PARTS.isdisjoint(headers.keys())
    return whole and "gzip" in headers.get("Accept-Encoding", "")


@cache
def version() -> str:
    """The first folder in the address of every file that we serve: another one whenever one of them changes.

    A page that imports a file by its place beside another gets both of one version, and browsers keep them for good.
    """
    files = sorted(file for file in STATIC.rglob("*") if file.is_file())
    return "v" + hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:8]
