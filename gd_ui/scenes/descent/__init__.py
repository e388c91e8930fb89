"""A run of one method: cost(w), loss and data under one clock, its sentences, how it ended."""

from gd_ui.scenes.descent.ending import Ending, ending
from gd_ui.scenes.descent.scene import descent_scene
from gd_ui.scenes.descent.table import step_table
from gd_ui.scenes.descent.thumbnail import thumbnail

__all__ = ["Ending", "descent_scene", "ending", "step_table", "thumbnail"]
