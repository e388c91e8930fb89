"""BGD, SGD and mini-batch from one start, under one clock."""

from gd_ui.pages import show

show("compare")
