"""Every input on the pages, and so the only mapping between what is chosen and the link."""

from gd_ui.controls.link import choice, set_start
from gd_ui.controls.method import MethodPanel
from gd_ui.controls.rate import way_back

__all__ = ["MethodPanel", "choice", "set_start", "way_back"]
