"""Exhaustive search"""

from gd_ui import frame

text = frame.open_page("search")
