"""The picture as a control: a start that is dragged, a value that is tapped."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from gd_ui import player
from gd_ui.controls import link
from gd_ui.scenes import Scene


def play(scene: Scene, heard: Mapping[str, Callable[..., None]] = MappingProxyType({})) -> None:
    """Show `scene`, its clock where the link says; `heard` is told what is dragged or tapped, unless it is locked."""
    player.show(scene, heard, at=link.place(), locked=sorted(link.locked() & heard.keys()))
