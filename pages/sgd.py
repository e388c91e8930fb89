"""Stochastic gradient descent."""

from gd_ui import method_page
from gd_ui.settings import Method

method_page.show(Method.SGD)
