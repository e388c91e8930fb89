"""The app's own files, at addresses that never change their content."""

import re

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_A_YEAR = "public, max-age=31536000, immutable"


class VersionedStatic:
    """Middleware: `/app/static/v1a2b3c4d/player.js` is `/app/static/player.js`, and browsers keep it for a year.

    A page names the version of the files that it was written for, and so imports within a script have it too; to the
    server all versions are one. deploy/Caddyfile has the same rule.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        below = re.escape(f"/{st.get_option('server.baseUrlPath')}/app/static/".replace("//", "/"))
        self._address = re.compile(f"({below})v[0-9a-f]{{8}}/(.+)")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as for the file itself."""
        found = self._address.fullmatch(scope["path"]) if scope["type"] == "http" else None

        async def send_lasting(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] < 400:
                MutableHeaders(scope=message)["Cache-Control"] = FOR_A_YEAR
            await send(message)

        if found:
            await self._app({**scope, "path": found[1] + found[2]}, receive, send_lasting)
        else:
            await self._app(scope, receive, send)
