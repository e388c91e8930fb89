"""The browser's part: mounts a scene on the page and hears what was dragged or picked in it.

The player itself (JavaScript and CSS) is served from static/player; only a small loader is sent with the page.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np
import streamlit as st

from gd_ui.controls import link
from gd_ui.player.part import mount
from gd_ui.scene.scene import Scene

KEY = "player"


def play(scene: Scene, picked: Mapping[str, Callable[..., None]] = MappingProxyType({})) -> None:
    """Draw `scene` and let it be played; what is dragged or tapped in it is handed to `picked`, by its name.

    That is one number, or the two that a pick of `both` gives. What is locked, by the same names, can be neither
    dragged nor tapped. A changed scene is drawn into the same player: its clock, zoom and play state stay. A new
    player's clock stands where the link says; where it says nothing, or junk, where this page was left in this tab,
    if its settings are the same. A link that asks always makes the lesson insist.
    """

    def handler(name: str) -> Callable[[], None]:
        def take() -> None:
            told = st.session_state.get(KEY) or {}  # nothing where the page was left in the same message
            moved = np.ravel(told[name]).tolist() if name in told else []
            # Anyone can send anything.
            if len(moved) == (2 if name in both else 1) and all(map(_is_number, moved)):
                picked[name](*moved)

        return take

    both = {pick.name for pick in scene.picks if pick.both}
    handlers = {f"on_{name}_change": handler(name) for name in picked}
    locked = sorted(link.locked() & picked.keys())
    message = replace(scene, at=link.place(), locked=locked, sent=link.sent())
    if scene.lesson and link.asks_always():
        message = replace(message, lesson=replace(scene.lesson, insists=True))
    mount("player", message, scene.captions.failed, KEY, **handlers)


def _is_number(told: object) -> bool:
    return isinstance(told, int | float) and not math.isnan(told)
