"""The noise of batches."""

from gd_ui.pages import show

show("noise")
