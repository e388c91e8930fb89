"""The page that a browser gets at every address of the app, until Streamlit's scripts fill it."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from streamlit.web.server.starlette import starlette_static_routes as routes

SCRIPT = "window.__streamlit = { BACKEND_BASE_URL: location.origin }"
"""deploy/Caddyfile lets it run by its hash."""


def shell(index: Path) -> str:
    """Streamlit's own page, told where its server is.

    Its scripts look for it below the address of the page first: each visitor of /bgd asked for two addresses that are
    not there, waited a tenth of a second (on a phone, for the network), and had two errors in the console.
    """
    before, tag, after = index.read_text(encoding="utf-8").partition("<script")
    assert tag, "Streamlit's page has no scripts"
    return f"{before}<script>{SCRIPT}</script>\n    {tag}{after}"


def say_where_the_server_is() -> None:
    """Answer with that page, unless the app stands below a path of its host."""
    create = routes.create_streamlit_static_handler

    def create_telling(directory: str, base_url: str | None) -> StaticFiles:
        files, index = create(directory, base_url), Path(directory) / "index.html"
        respond, page = files.get_response, shell(index)

        async def respond_telling(path: str, scope: MutableMapping[str, Any]) -> Response:
            response = await respond(path, scope)
            if getattr(response, "path", None) != str(index):
                return response
            return HTMLResponse(page, headers={"Cache-Control": response.headers["Cache-Control"]})

        if not base_url:
            files.get_response = respond_telling  # type: ignore[method-assign]
        return files

    routes.create_streamlit_static_handler = create_telling
