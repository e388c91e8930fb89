"""Every input on the pages, and so the only mapping between what is chosen and the link."""

from gd_ui.controls.compare import ComparePanel
from gd_ui.controls.inputs import language
from gd_ui.controls.labels import labels_of
from gd_ui.controls.landscape import LandscapePanel, landscape_settings, set_weights
from gd_ui.controls.link import is_presented, locked, on_page, present, read, set_start, write
from gd_ui.controls.method import MethodPanel
from gd_ui.controls.noise import NoisePanel, set_batch
from gd_ui.controls.picture import play
from gd_ui.controls.pitfalls import PitfallPanel
from gd_ui.controls.rate import way_back
from gd_ui.controls.rate_map import RateMapPanel, pick_rate
from gd_ui.controls.search import SearchPanel

__all__ = [
    "ComparePanel",
    "LandscapePanel",
    "MethodPanel",
    "NoisePanel",
    "PitfallPanel",
    "RateMapPanel",
    "SearchPanel",
    "is_presented",
    "labels_of",
    "landscape_settings",
    "language",
    "locked",
    "on_page",
    "pick_rate",
    "play",
    "present",
    "read",
    "set_batch",
    "set_start",
    "set_weights",
    "way_back",
    "write",
]
