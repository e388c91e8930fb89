"""Read the notes critically"""

from gd_ui import frame

text = frame.open_page("pitfalls")
