"""Costs that are no parabola, and what noise and other rules change there."""

from gd_ui.pages import show

show("landscape")
