"""Batch gradient descent."""

from gd_ui.descent.page import method_page
from gd_ui.descent.settings import Method
from gd_ui.pages.bgd.lesson import LESSON
from gd_ui.pages.bgd.words import Words

PAGE = method_page(Method.BGD, LESSON, Words)
