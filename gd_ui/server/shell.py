"""The page that a browser gets at every address of the app, until Streamlit's scripts fill it."""

import re
from importlib.util import find_spec
from pathlib import Path

import streamlit as st
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

SCRIPT = "window.__streamlit = { BACKEND_BASE_URL: location.origin }"
"""deploy/Caddyfile lets it run by its hash."""
STYLE = Path(__file__).parents[1] / "shell.css"
"""Of all pages, which send it once more: an app below a path of its host has Streamlit's own page."""
PAGE = re.compile("/[a-z_]*")
"""The address of a page, as in deploy/Caddyfile."""


def bundle() -> Path:
    """Streamlit's own files for browsers."""
    spec = find_spec("streamlit")
    assert spec and spec.origin, "Streamlit is not installed"
    return Path(spec.origin).parent / "static"


def shell() -> str:
    """Streamlit's own page, told where its server is, and with our style, so that nothing jumps when the page has come.

    Its scripts look for the server below the address of the page first: each visitor of /bgd asked for two addresses
    that are not there, waited a tenth of a second (on a phone, for the network), and had two errors in the console.
    """
    before, tag, after = (bundle() / "index.html").read_text(encoding="utf-8").partition("<script")
    assert tag, "Streamlit's page has no scripts"
    style = STYLE.read_text(encoding="utf-8")
    return f"{before}<style>{style}</style><script>{SCRIPT}</script>\n    {tag}{after}"


class Shell:
    """Middleware: that page at the address of each page, unless the app stands below a path of its host."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._at_root = not st.get_option("server.baseUrlPath")
        self._shell = shell()
        self._page = GZipMiddleware(self._answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with it; all other addresses are Streamlit's."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if asks and self._at_root and PAGE.fullmatch(scope["path"]):
            await self._page(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        await HTMLResponse(self._shell, headers={"Cache-Control": "no-cache"})(scope, receive, send)
