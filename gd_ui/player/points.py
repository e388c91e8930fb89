"""The editor for points drawn by hand: mounts it and hears what was drawn.

The editor itself (JavaScript and CSS) is served from static/points.
"""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from gd_ui.player.part import mount
from gd_ui.rows.points_code import FARTHEST, MOST_DRAWN, Points, checked
from gd_ui.scene.palette import PALETTE

COLOURS = ("data", "rows", "weight", "text", "muted", "grid", "paper")


def show(
    points: Sequence[tuple[float, float]],
    captions: Mapping[str, str],
    chosen: Callable[[list[tuple[float, float]]], None],
    key: str = "drawn_points",
) -> None:
    """Show `points` and let them be changed; the new ones are handed to `chosen`, while one is dragged too.

    `captions` are the words (`gd_ui.text.words.Points`) and under "problem" a sentence on what is wrong with
    these points, or "". Other points than those last heard replace what is shown, but never under a moving hand.
    """

    def on_moved() -> None:
        if message := received(st.session_state[key]["moved"]):
            st.session_state[_place(key)], drawn = message
            chosen(list(drawn))

    data = {
        "points": [list(point) for point in points],
        "acknowledged": st.session_state.get(_place(key), 0),
        "captions": captions,
        "palette": {name: vars(getattr(PALETTE, name)) for name in COLOURS},
        "most": MOST_DRAWN,
        "farthest": FARTHEST,
    }
    mount("points", data, captions["failed"], key, on_moved_change=on_moved)


def received(message: object) -> tuple[int, Points] | None:
    """The number of a message and its points; None if it is none that the editor sends."""
    if not isinstance(message, dict):
        return None
    number, drawn = message.get("number"), checked(message.get("points"))
    return (number, drawn) if isinstance(number, int) and drawn else None


def _place(key: str) -> str:
    """Where the number of the last message is kept: an answer says it, so that the editor knows an old answer."""
    return f"{key}_acknowledged"
