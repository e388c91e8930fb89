"""Mini-batch gradient descent."""

from gd_ui.descent.page import method_page
from gd_ui.descent.settings import Method
from gd_ui.pages.mini_batch.lesson import LESSON
from gd_ui.pages.mini_batch.words import Words

PAGE = method_page(Method.MINI_BATCH, LESSON, Words)
