"""What a page that was run shows, and what links may hold."""

from math import inf
from typing import Any

from streamlit.testing.v1 import AppTest

from tests.static import player

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

SAME = 1e-9
"""Relative: on a ruler two rates nearer than this are the same."""


def scene(at: AppTest) -> dict[str, Any]:
    """What the page sent to the player."""
    return opened(at).message


def runs(at: AppTest) -> dict[str, player.PlayedRun]:
    """Its runs, as the player opens them."""
    return opened(at).runs


def opened(at: AppTest) -> player.Opened:
    """What the player makes of what the page sent to it."""
    (sent,) = sent_to("player", at)
    return player.opened(sent)


def sent_to(part: str, at: AppTest) -> list[bytes]:
    """What each such part of the page got that the browser draws."""
    mounted = at.get("bidi_component")
    return [bytes(one.proto.bytes) for one in mounted if one.proto.component_name == f"gd_{part}"]


def said(at: AppTest) -> str:
    """Every sentence on the page."""
    return "\n".join(element.value for kind in (at.markdown, at.caption, at.info) for element in kind)


def zone_of(at: AppTest) -> str:
    """The sentence that the ruler says of the learning rate, by the ends of its zones."""
    ruler = scene(at)["hand"]["ruler"]
    within = [zone for zone in ruler["zones"] if ruler["rate"] <= zone.get("end", inf) * (1 + SAME)]
    return str(within[0]["says"])


def widgets(at: AppTest) -> dict[str, Any]:
    """Every input of the page, by its key."""
    kinds = (
        at.text_input, at.slider, at.select_slider, at.button_group, at.toggle, at.button, at.selectbox,
        at.file_uploader, at.text_area,
    )  # fmt: skip
    return {str(one.key): one for kind in kinds for one in kind if one.key}


def disabled(at: AppTest) -> set[str]:
    """The keys of those that take nothing."""
    return {key for key, one in widgets(at).items() if one.proto.disabled}
