"""The browser's part: mounts a scene on the page and hears what was dragged or picked in it.

The player itself (JavaScript and CSS) is served from static/player; only a small loader is sent with the page.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np
import streamlit as st

from gd_ui.player.part import mount
from gd_ui.scenes import Scene


def show(
    scene: Scene,
    chosen: Mapping[str, Callable[..., None]] = MappingProxyType({}),
    key: str = "player",
    at: str | None = None,
    locked: Sequence[str] = (),
) -> None:
    """Draw `scene` and let it be played; what is dragged or picked in it is handed to `chosen`, by its name.

    That is one number, or the two that a pick of `both` gives. What is `locked`, by the same names, can be neither
    dragged nor picked. A changed scene is drawn into the same player: its clock, zoom and play state stay. A new
    player's clock stands where `at`, the `k` of a link, says; where there is none, or junk, where this page was left
    in this tab, if its settings are the same.
    """

    def told(name: str) -> Callable[[], None]:
        return lambda: chosen[name](*np.ravel(st.session_state[key][name]).tolist())

    heard = {f"on_{name}_change": told(name) for name in chosen}
    mount("player", scene.as_message() | {"at": at, "locked": list(locked)}, key, **heard)
