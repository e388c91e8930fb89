"""The page that a browser gets at every address of the app, until Streamlit's scripts fill it."""

import re
from html import escape
from importlib.util import find_spec
from pathlib import Path

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from gd_core import Parabola, notes_data
from gd_ui.server.static import below, version
from gd_ui.text import LANGUAGES

SCRIPT = (
    "window.__streamlit = { BACKEND_BASE_URL: location.origin + location.pathname.replace(/\\/[^/]*$/, '') };"
    "document.documentElement.lang = new URLSearchParams(location.search).get('lang') ?? navigator.language"
)
"""Below a path of its host, too, the server is where the page is; deploy/Caddyfile lets it run by its hash."""
HOME = "home"
UNTRANSLATED = '<meta name="google" content="notranslate">'
STYLE = Path(__file__).parents[1] / "shell.css"
"""Of all pages."""
MARKED, BOLD = re.compile(r"(\*+)(.+?)\1"), r"<b>\2</b>"
"""All the Markdown that a lead has."""
PAGE = "[a-z_]*"
"""The last part of a page's address, as in deploy/Caddyfile."""
WITH_PARABOLA = {HOME, "search", "bgd", "learning_rate", "sgd", "mini_batch", "compare"}
"""The pages that open on cost(w)."""
PAGES = {path.stem for path in (Path(__file__).parents[2] / "pages").glob("*.py")}


def bundle() -> Path:
    """Streamlit's own files for browsers."""
    spec = find_spec("streamlit")
    assert spec and spec.origin, "Streamlit is not installed"
    return Path(spec.origin).parent / "static"


def shell(name: str = HOME) -> str:
    """Streamlit's own page, told where its server is, and with our style, so that nothing jumps when the page has come.

    Until it has, there is to read what the page `name` is about: on a line of 0.4 Mbit/s Streamlit's scripts take a
    quarter of a minute, and from a process alone three times as long.

    Its scripts look for the server below the address of the page first: each visitor of /bgd asked for two addresses
    that are not there, waited a tenth of a second (on a phone, for the network), and had two errors in the console.

    Three scripts of ours run before them, and what is said where no server answers stands in it. No browser translates
    it: that takes the words out of React's hands, which then stand still beside a picture that moves on, and the next
    page is an error.
    """
    page = (bundle() / "index.html").read_text(encoding="utf-8")
    style = STYLE.read_text(encoding="utf-8")
    ours = [f"./app/static/{version()}/connection/{name}.js" for name in ("history", "unanswered", "first")]
    scripts = "".join(f'<script type="module" src="{address}"></script>' for address in ours)
    head = f"{UNTRANSLATED}<style>{style}</style><script>{SCRIPT}</script>{scripts}"
    for tag, marked in {
        '<html lang="en">': '<html lang="en" translate="no">',
        "<script": f"{head}\n    <script",
        '<div id="root"></div>': f'{_first(name)}<div id="root"></div>\n    {_unanswered()}',
    }.items():
        assert tag in page, f"Streamlit's page has no {tag}"
        page = page.replace(tag, marked, 1)
    return page


def _first(name: str) -> str:
    """Title and lead of a page; of all languages the style shows the visitor's. static/connection/first.js ends it."""
    said = ""
    for text in LANGUAGES.values():
        title, lead = (escape(words) for words in (text.page(name).title, text.page(name).lead))
        said += f'<div lang="{text.html_lang}"><p>{title}</p><p>{MARKED.sub(BOLD, lead)}</p></div>'
    default, *others = LANGUAGES
    hidden = [f"html:lang({code}) .gd-first > div:not(:lang({code}))" for code in others]
    hidden += [f"html:not(:lang({', '.join(others)})) .gd-first > div:not(:lang({default}))"]
    if name in WITH_PARABOLA:
        said += _still()
    return f'<style>{", ".join(hidden)} {{ display: none }}</style><div class="gd-first">{said}</div>'


def _still() -> str:
    """cost(w) of the notes' rows, a parabola and so one curve of Bézier's, the ball at w = 1, and the lowest place."""
    cost = Parabola.of(notes_data())
    low, high = cost.vertex - 1.5, cost.vertex + 1.5
    height = 160 * cost(1.0) / cost(low)
    return (
        '<svg viewBox="-4 0 308 182" aria-hidden="true"><path d="M0,10 Q150,330 300,10"/>'
        f'<circle cx="{300 * (1.0 - low) / (high - low):.1f}" cy="{170 - height:.1f}" r="7"/>'
        '<circle cx="150" cy="170" r="4"/></svg>'
    )


def _unanswered() -> str:
    said = [
        f'<p lang="{text.html_lang}">{escape(text.connection.unanswered)}</p>' for text in LANGUAGES.values()
    ]
    return f'<div class="gd-unanswered" role="status" hidden>{"".join(said)}</div>'


class Shell:
    """Middleware: that page at the address of each page, also where the app stands below a path of its host.

    An address in other letters, as it is read out or typed on a phone, leads to the page: /BGD to /bgd.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._address = re.compile(re.escape(below()) + PAGE)
        self._shells = {name: shell(name) for name in (HOME, *PAGES)}
        self._page = GZipMiddleware(self._answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with it; all other addresses are Streamlit's."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if asks and self._address.fullmatch(scope["path"]):
            await self._page(scope, receive, send)
        elif asks and (name := self._meant(scope["path"])):
            query = scope["query_string"].decode("latin-1")
            await RedirectResponse(f"{name}?{query}" if query else name)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _meant(self, path: str) -> str:
        """Where that page is, from there: proxies before us may have taken away what the address began with."""
        base, _, name = path.rstrip("/").rpartition("/")
        known = f"{base}/" == below() and name.lower() in PAGES
        return f"{'..' if path.endswith('/') else '.'}/{name.lower()}" if known else ""

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        page = self._shells.get(scope["path"].rpartition("/")[-1], self._shells[HOME])
        await HTMLResponse(page, headers={"Cache-Control": "no-cache"})(scope, receive, send)
