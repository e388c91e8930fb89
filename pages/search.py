"""Exhaustive search beside gradient descent."""

from gd_ui.pages import show

show("search")
