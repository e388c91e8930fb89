"""What every page makes of its settings, and whether that is whole: finite numbers and sentences that can be read."""

import math
import re
from collections.abc import Callable, Iterator
from typing import Any

from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes import Scene
from gd_ui.scenes.compare.scene import compare_scene
from gd_ui.scenes.compare.standings import standings, verdicts
from gd_ui.scenes.descent import descent_scene, ending
from gd_ui.scenes.landscape.landings import landings
from gd_ui.scenes.landscape.scene import landscape_scene
from gd_ui.scenes.noise.scene import noise_scene
from gd_ui.scenes.noise.words import verdict
from gd_ui.scenes.rate_map.scene import rate_map_scene
from gd_ui.scenes.rate_map.words import sentences
from gd_ui.scenes.search.more_weights import lead, more_weights
from gd_ui.scenes.search.scene import search_scene
from gd_ui.scenes.search.words import findings
from gd_ui.settings import Settings
from gd_ui.text import Text

NO_NUMBER = re.compile(r"\b(nan|inf)\b|[{}?]|(?<!Σα = )(?<!Σα² < )∞", re.IGNORECASE)


def _descent(settings: Settings, text: Text) -> Scene:
    return descent_scene(settings.run, text, settings.visits_every_row, settings.source)


def _ended(settings: Settings, text: Text) -> list[str]:
    ended = ending(settings.run, settings.source.asked, text)
    return [ended.line, ended.prediction]


Page = tuple[Callable[[Any, Text], Scene], Callable[[Any, Text], list[str]]]
PAGES: dict[str, Page] = {
    "method": (_descent, _ended),
    "compare": (compare_scene, lambda s, text: [*verdicts(s, text), standings(s, text).to_string()]),
    "noise": (noise_scene, verdict),
    "learning_rate": (rate_map_scene, sentences),
    "search": (search_scene, lambda s, text: [*findings(s, text), lead(s, text), more_weights(s, text)]),
    "landscape": (landscape_scene, landings),
}
"""The scene of each page, and what it says of it."""


def numbers_in(told: Any) -> Iterator[float]:
    """All that a scene holds outside its arrays."""
    if isinstance(told, dict):
        told = told.values()
    elif isinstance(told, float):
        yield told
    if not isinstance(told, str) and hasattr(told, "__iter__") and not hasattr(told, "dtype"):
        for part in told:
            yield from numbers_in(part)


def faults(name: str, settings: Any, text: Text) -> list[Any]:
    """What of the page is not whole."""
    scene_of, said_of = PAGES[name]
    lesson = str(settings.method) if name == "method" else name
    scene = with_lesson(scene_of(settings, text), lesson, settings, text)
    assert scene.packed()
    numbers = [number for number in numbers_in(scene.as_message()) if not math.isfinite(number)]
    return numbers + [said for said in said_of(settings, text) if NO_NUMBER.search(said)]
