"""The ends of what a link may ask for: every page's scene and words are whole there, and in both languages."""

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from gd_core import LANDSCAPES
from gd_ui.lesson_frame import with_lesson
from gd_ui.scenes import Scene
from gd_ui.scenes.compare.scene import compare_scene
from gd_ui.scenes.compare.standings import standings, verdicts
from gd_ui.scenes.landscape.landings import landings
from gd_ui.scenes.landscape.scene import landscape_scene
from gd_ui.scenes.noise.scene import noise_scene
from gd_ui.scenes.noise.words import verdict
from gd_ui.scenes.rate_map.scene import rate_map_scene
from gd_ui.scenes.rate_map.words import sentences
from gd_ui.scenes.search.more_weights import lead, more_weights
from gd_ui.scenes.search.scene import search_scene
from gd_ui.scenes.search.words import findings
from gd_ui.settings import Draw, Method, Source
from gd_ui.settings.compare import Comparison, Rates
from gd_ui.settings.landscape import LandscapeSettings
from gd_ui.settings.noise import Fan
from gd_ui.settings.rate_map import RateMap
from gd_ui.settings.search import SearchSettings
from gd_ui.text import LANGUAGES, Text

Page = tuple[Callable[[Any, Text], Scene], Callable[[Any, Text], list[str]]]
PAGES: dict[str, Page] = {
    "compare": (compare_scene, lambda s, text: [*verdicts(s, text), standings(s, text).to_string()]),
    "noise": (noise_scene, verdict),
    "learning_rate": (rate_map_scene, sentences),
    "search": (search_scene, lambda s, text: [*findings(s, text), lead(s, text), more_weights(s, text)]),
    "landscape": (landscape_scene, landings),
}
RATES = (0.0, 1e-12, 1 / 26600, 7.6e-5, 1e12)
NO_NUMBER = re.compile(r"\b(nan|inf)\b|[{}]", re.IGNORECASE)


def extremes() -> Iterator[tuple[str, Any]]:
    for rate, start in product(RATES, (2.0, -1e6, 1e6)):
        yield "compare", Comparison(learning_rate=rate, start=start, source=Source(noise=100.0), target=1e-12)
        yield "compare", Comparison(learning_rate=rate, start=start, draw=Draw.FRESH, epochs=1, target=1e12)
        yield "search", SearchSettings(learning_rate=rate, start=start, points=2, accuracy=1e-9)
        yield "search", SearchSettings(learning_rate=rate, start=start, low=1e6, high=-1e6, accuracy=1e3)
        yield "learning_rate", RateMap(Method.SGD, rate, start=start, updates=1, tolerance=0.0)
    yield "compare", Comparison(sizes=(199,), rates=Rates.BEST, overhead=0.0, per_sample=0.0)
    yield "search", SearchSettings(low=-1e6, high=1e6)
    yield "search", SearchSettings(low=2.0, high=2.0 + 1e-9, source=Source(noise=100.0))
    for rate, updates, decay, batch in product(RATES, (1, 3), (0.0, 1e-9, 1e9), (1, 199)):
        yield "noise", Fan(rate, decay, updates, batch, source=Source(noise=100.0))
    for name, step in product(LANDSCAPES, (1e-6, 1e3)):
        opening = replace(LandscapeSettings.of(name), rate=step, step=step, spread=100.0)
        yield "landscape", opening
        yield "landscape", replace(opening, first=-10.0, second=10.0, updates=1)


def numbers_in(told: Any) -> Iterator[float]:
    if isinstance(told, dict):
        told = told.values()
    elif isinstance(told, float):
        yield told
    if not isinstance(told, str) and hasattr(told, "__iter__") and not hasattr(told, "dtype"):
        for part in told:
            yield from numbers_in(part)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=lambda text: text.code)
@pytest.mark.parametrize("name", PAGES)
def test_the_ends_of_every_range_give_a_scene_of_numbers_and_whole_sentences(name: str, text: Text) -> None:
    scene_of, said_of = PAGES[name]
    for settings in (settings for page, settings in extremes() if page == name):
        scene = with_lesson(scene_of(settings, text), name, settings, text)
        assert all(map(math.isfinite, numbers_in(scene.as_message()))), settings
        assert scene.packed()
        assert not [said for said in said_of(settings, text) if NO_NUMBER.search(said)], settings
