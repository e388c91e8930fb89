"""The words on the player's own controls."""

from dataclasses import fields
from functools import lru_cache

from gd_ui.scene.schema import Captions
from gd_ui.text import Text

SHARED = [field.name for field in fields(Captions) if field.name not in ("alt", "some_rows", "thinned")]
"""Words that are the same for every picture, unless its page replaces them."""
LATER = "…"
"""Stands, while a run bends under the hand, for what only Python knows."""


@lru_cache
def captions(text: Text, alt: str, thinned: bool = False) -> Captions:
    """The words, with `alt` for the picture; `thinned` says that not every update is shown."""
    words = {name: getattr(text.player, name) for name in SHARED}
    return Captions(alt=alt, thinned=text.player.thinned if thinned else None, **words)
