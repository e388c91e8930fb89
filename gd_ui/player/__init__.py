"""The browser's part: mounts a scene on the page and hears what was dragged or picked in it.

The player itself (JavaScript and CSS) is served from static/player; only a small loader is sent with the page.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from gd_ui.scenes import Scene

STATIC = Path(__file__).parents[2] / "static"
_HERE = Path(__file__).parent


def show(
    scene: Scene, chosen: Mapping[str, Callable[..., None]] = MappingProxyType({}), key: str = "player"
) -> None:
    """Draw `scene` and let it be played; what is dragged or picked in it is handed to `chosen`, by its name.

    That is one number, or the two that a pick of `both` gives. A changed scene is drawn into the same player: its
    clock, zoom and play state stay.
    """

    def told(name: str) -> Callable[[], None]:
        return lambda: chosen[name](*np.ravel(st.session_state[key][name]).tolist())

    heard: dict[str, Any] = {f"on_{name}_change": told(name) for name in chosen}
    _component()(data=scene.packed(), key=key, **heard)


def _component() -> ComponentRenderer:
    """Registered anew on every run: a page that is tested alone has a registry of its own."""
    return st.components.v2.component("gd_player", isolate_styles=False, **_parts())


@cache
def _parts() -> dict[str, str]:
    """The frame that holds the place, its style, and the loader, which names the player's files and their version."""
    html, css, js = (_bare(_HERE / name) for name in ("frame.html", "frame.css", "loader.js"))
    files = json.dumps([file.relative_to(STATIC).as_posix() for file in _files() if file.suffix == ".js"])
    return {"html": html, "css": css, "js": js.replace("VERSION", _version()).replace("FILES", files)}


def _bare(path: Path) -> str:
    """The file without comment lines and indentation: it is sent with every scene."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith(("//", "/*")))


def _version() -> str:
    """Changes whenever a file of the player does, so that no browser mixes two versions."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in _files())).hexdigest()[:10]


def _files() -> list[Path]:
    return sorted([*(STATIC / "player").iterdir(), *STATIC.glob("*.js")])
