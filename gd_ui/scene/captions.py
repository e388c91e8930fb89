"""The words on the player's own controls."""

from gd_ui.scene.scene import Json
from gd_ui.text import Text

ELSEWHERE = ("axis", "scale", "thinned", "some_rows")
"""How the names of those words begin that go into the switches, or are sent only where not all is shown."""


def captions(text: Text, alt: str, thinned: bool = False, **own: str) -> Json:
    """The words, with `alt` for the picture; `thinned` says that not every update is shown. `own` replaces some."""
    words = {name: word for name, word in vars(text.player).items() if not name.startswith(ELSEWHERE)}
    return words | ({"thinned": text.player.thinned} if thinned else {}) | {"alt": alt} | own
