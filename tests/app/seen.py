"""What a page that was run shows, and what links may hold."""

from typing import Any

from streamlit.testing.v1 import AppTest

from tests.ui import player

JUNK = [
    "",
    "nan",
    "inf",
    "-inf",
    "-1",
    "0",
    "1e400",
    "abc",
    "1,5",
    "٣",
    "<b>",
    "None",
    "[1]",
    "9" * 400,
    "1e-5",
]


def scene(at: AppTest) -> dict[str, Any]:
    """What the page sent to the player."""
    (mounted,) = at.get("bidi_component")
    return player.unpacked(mounted.proto.bytes)


def said(at: AppTest) -> str:
    """Every sentence on the page."""
    return "\n".join(element.value for kind in (at.markdown, at.caption, at.info) for element in kind)
