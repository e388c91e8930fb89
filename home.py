"""The home page: what this is, in a minute, and the doors to all pages."""

from gd_ui.pages import home

home.show()
