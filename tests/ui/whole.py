"""What every page makes of its settings, and whether that is whole: finite numbers and sentences that can be read."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from typing import Any

from gd_ui.descent.settings import Settings
from gd_ui.page import Page
from gd_ui.pages import BY_NAME, PAGES
from gd_ui.pages.compare.sentences import standings
from gd_ui.pages.search.more_weights import lead, more_weights
from gd_ui.text import Text

NO_NUMBER = re.compile(r"\b(nan|inf)\b|[{}?]|(?<!Σα = )(?<!Σα² < )∞", re.IGNORECASE)


MORE: dict[str, Callable[[Any, Text], list[str]]] = {
    "compare": lambda settings, text: [" ".join(row) for row in standings(settings, text)],
    "search": lambda settings, text: [lead(settings, text), more_weights(settings, text)],
}
"""What a page says besides how its run ended."""


def page_of(settings: Any) -> Page[Any]:
    """The page that has such settings."""
    if isinstance(settings, Settings):
        return BY_NAME[settings.method]
    return next(page for page in PAGES if type(page.initial) is type(settings))


def numbers_in(told: Any) -> Iterator[float]:
    """All that a scene holds outside its arrays."""
    if is_dataclass(told):
        told = vars(told)
    if isinstance(told, dict):
        told = told.values()
    elif isinstance(told, float):
        yield told
    if not isinstance(told, str) and hasattr(told, "__iter__") and not hasattr(told, "dtype"):
        for part in told:
            yield from numbers_in(part)


def faults(settings: Any, text: Text) -> list[Any]:
    """What of the page is not whole."""
    page = page_of(settings)
    scene = page.lesson.on(page.scene(settings, text), page.name, settings, text)
    assert scene.packed()
    numbers = [number for number in numbers_in(scene) if not math.isfinite(number)]
    said = page.sentences(settings, text) + (MORE[page.name](settings, text) if page.name in MORE else [])
    return numbers + [one for one in said if NO_NUMBER.search(one)]
