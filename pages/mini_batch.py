"""Mini-batch gradient descent."""

from gd_ui.pages import show

show("mini_batch")
