"""A part of the page that the browser draws: its files are served from static/, only a small loader is sent."""

import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from gd_ui.scene.scene import packed
from gd_ui.server.static import STATIC, version

_HERE = Path(__file__).parent
PLOTLY = "../plotly-cartesian.min.js"
"""After the player, which draws without it: a slow line has room for one."""


def mount(name: str, message: object, failed: str, key: str, **handlers: Callable[[], None]) -> None:
    """Hand `message` to static/`name`/`name`.js, whose place stays on the page as long as its `key` does.

    What it says back is given to its handler, `on_…_change`. If it cannot be loaded, the page says `failed`.
    """
    component: Any = _component(name)
    said = failed.encode()
    component(data=packed(message) + said + bytes([len(said)]), key=key, **handlers)


def _component(name: str) -> ComponentRenderer:
    """Registered anew on every run: a page that is tested alone has a registry of its own."""
    return st.components.v2.component(f"gd_{name}", isolate_styles=False, **sent(name))


@cache
def sent(name: str) -> dict[str, str]:
    """The frame that holds the place, its style, and the loader, which names the part's files and their version."""
    html, css, js = (_bare(_HERE / f"frame{kind}") for kind in (".html", ".css", ".js"))
    later = PLOTLY if name == "player" else ""
    for word, meant in {
        "NAME": name,
        "VERSION": version(),
        "FILES": _fetched_at_once(name),
        "LATER": later,
    }.items():
        html, js = html.replace(word, meant), js.replace(word, meant)
    return {"html": html, "css": css, "js": js}


def _bare(path: Path) -> str:
    """The file without comments and indentation: it is sent with every message."""
    text = re.sub(r"^ *//.*|/\*.*?\*/ ?", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _fetched_at_once(name: str) -> str:
    """The player needs all its files to start; what stands beside it fetches its own when they are asked for."""
    folder = STATIC / name
    beside = [file for file in STATIC.glob("*.js") if file.stem != Path(PLOTLY).stem]
    files = [*folder.glob("*.js"), *beside] if name == "player" else [folder / f"{name}.js"]
    return " ".join(
        sorted(os.path.relpath(file, folder).replace(os.sep, "/").removesuffix(".js") for file in files)
    )
