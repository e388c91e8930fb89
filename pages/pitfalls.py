"""Ten places where the notes are wrong, or not quite right."""

from gd_ui.pages import show

show("pitfalls")
