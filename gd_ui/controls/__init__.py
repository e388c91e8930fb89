"""Every input on the pages, and so the only mapping between what is chosen and the link."""

from gd_ui.controls.compare import ComparePanel
from gd_ui.controls.link import language, read, set_start, write
from gd_ui.controls.method import MethodPanel
from gd_ui.controls.rate import way_back
from gd_ui.controls.search import SearchPanel

__all__ = ["ComparePanel", "MethodPanel", "SearchPanel", "language", "read", "set_start", "way_back", "write"]
