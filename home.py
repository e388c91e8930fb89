"""The home page: what this is, in a minute, and the doors to all pages."""

from gd_ui import doors, frame

text = frame.open_page("home")
doors.show(text)
frame.show_lesson("home", text)
