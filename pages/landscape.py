"""Minima, saddles, valleys"""

from gd_ui import frame

text = frame.open_page("landscape")
