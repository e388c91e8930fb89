"""Stochastic gradient descent."""

from gd_ui.pages import show

show("sgd")
