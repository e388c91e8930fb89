"""The ends of what a link may ask for: every page's scene and words are whole there, and in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from gd_core import LANDSCAPES
from gd_ui.settings import Draw, Method, Source
from gd_ui.settings.compare import Comparison, Rates
from gd_ui.settings.landscape import LandscapeSettings
from gd_ui.settings.noise import Fan
from gd_ui.settings.rate_map import RateMap
from gd_ui.settings.search import SearchSettings
from gd_ui.text import LANGUAGES, Text
from tests.ui.whole import PAGES, faults

RATES = (0.0, 1e-12, 1 / 26600, 7.6e-5, 1e12)


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


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_the_ends_of_every_range_give_a_scene_of_numbers_and_whole_sentences(text: Text) -> None:
    tried = [(name, settings, faults(name, settings, text)) for name, settings in extremes()]
    assert {name for name, _, _ in tried} == PAGES.keys() - {"method"}
    assert [one for one in tried if one[2]] == []
