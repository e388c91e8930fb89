"""The home page: what this is, in a minute, and three doors."""

from gd_ui import frame

text = frame.open_page("home")
frame.show_lesson("home", text)
