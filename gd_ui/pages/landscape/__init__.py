"""Costs that are no parabola, and what noise and other rules change there."""

from gd_ui.page import Page
from gd_ui.pages.landscape.export import EXPORT
from gd_ui.pages.landscape.hand import hand
from gd_ui.pages.landscape.lesson import LESSON
from gd_ui.pages.landscape.panel import below, ending, panel, set_weights
from gd_ui.pages.landscape.scene import landscape_scene
from gd_ui.pages.landscape.sentences import outcomes
from gd_ui.pages.landscape.settings import LandscapeSettings
from gd_ui.pages.landscape.words import Words

PAGE = Page(
    name="landscape", words=Words, initial=LandscapeSettings.of(),
    scene=landscape_scene, panel=panel, sentences=outcomes, lesson=LESSON, export=EXPORT, ending=ending, below=below,
    hand=hand, picked={"p0": set_weights, "start": set_weights},
    light=frozenset({"rate", "step", "beta", "p0", "start"}),
)  # fmt: skip
