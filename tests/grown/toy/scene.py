"""The picture of the toy page."""

from gd_ui.descent.scene import descent_scene
from gd_ui.scene.scene import Scene
from gd_ui.text import Text

from .settings import ToySettings


def toy_scene(settings: ToySettings, text: Text) -> Scene:
    """The scene of the run."""
    return descent_scene(settings.run, text, True, settings.source)
