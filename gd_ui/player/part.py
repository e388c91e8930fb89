"""A part of the page that the browser draws: its files are served from static/, only a small loader is sent."""

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from gd_ui.scene.scene import Json, packed

STATIC = Path(__file__).parents[2] / "static"
_HERE = Path(__file__).parent


def mount(name: str, message: Json, key: str, **heard: Callable[[], None]) -> None:
    """Hand `message` to static/`name`/`name`.js, whose place stays on the page as long as its `key` does.

    What it says back calls the one that is `heard`, as `on_…_change`. If it cannot be loaded, the page says
    `message["captions"]["failed"]`.
    """
    component: Any = _component(name)
    component(data=packed(message), key=key, **heard)


def _component(name: str) -> ComponentRenderer:
    """Registered anew on every run: a page that is tested alone has a registry of its own."""
    return st.components.v2.component(f"gd_{name}", isolate_styles=False, **sent(name))


@cache
def sent(name: str) -> dict[str, str]:
    """The frame that holds the place, its style, and the loader, which names the part's files and their version."""
    html, css, js = (_bare(_HERE / f"frame{kind}") for kind in (".html", ".css", ".js"))
    named = {"NAME": name, "VERSION": _version(), "FILES": _fetched_at_once(name)}
    for word, meant in named.items():
        html, js = html.replace(word, meant), js.replace(word, meant)
    return {"html": html, "css": css, "js": js}


def _bare(path: Path) -> str:
    """The file without comment lines and indentation: it is sent with every message."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _fetched_at_once(name: str) -> str:
    """The player needs all its files to start; what stands beside it fetches its own when they are asked for."""
    folder = STATIC / name
    files = [*folder.glob("*.js"), *STATIC.glob("*.js")] if name == "player" else [folder / f"{name}.js"]
    return " ".join(
        sorted(os.path.relpath(file, folder)[: -len(".js")].replace(os.sep, "/") for file in files)
    )


def _version() -> str:
    """Changes whenever a file that we serve does, so that no browser mixes two versions."""
    files = sorted(file for file in STATIC.rglob("*") if file.is_file())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:10]
