"""The pages, a folder each. What all of them share stands beside this folder, not in it."""

from typing import Any

from gd_ui import page
from gd_ui.page import Page
from gd_ui.pages import (
    bgd,
    compare,
    landscape,
    learning_rate,
    mini_batch,
    noise,
    pitfalls,
    search,
    sgd,
)

PAGES: tuple[Page[Any], ...] = (
    search.PAGE,
    bgd.PAGE,
    learning_rate.PAGE,
    sgd.PAGE,
    mini_batch.PAGE,
    compare.PAGE,
    noise.PAGE,
    landscape.PAGE,
    pitfalls.PAGE,
)
"""In the order of the story that they tell: the menu numbers them, and each leads to the next."""
BY_NAME = {one.name: one for one in PAGES}


def show(name: str) -> None:
    """Show the page `name`."""
    page.show(BY_NAME[name], list(BY_NAME))
