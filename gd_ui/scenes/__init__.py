"""From a run to a scene: pictures as plain data. Nothing here knows Streamlit."""

from gd_ui.scenes.descent import descent_scene
from gd_ui.scenes.ending import Ending, ending
from gd_ui.scenes.scene import Scene
from gd_ui.scenes.table import step_table
from gd_ui.scenes.thumbnail import thumbnail

__all__ = ["Ending", "Scene", "descent_scene", "ending", "step_table", "thumbnail"]
