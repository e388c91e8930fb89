"""The ends of what a link may ask for: every page's scene and words are whole there, and in both languages."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from gd_core import LANDSCAPES
from gd_ui.descent.settings import Method
from gd_ui.pages import PAGES
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.landscape.settings import LandscapeSettings
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, Text
from tests.ui.whole import faults, page_of

RATES = (0.0, 1e-12, 1 / 26600, 7.6e-5, 1e12)


def extremes() -> Iterator[Any]:
    for rate, start in product(RATES, (2.0, -1e6, 1e6)):
        yield CompareSettings(learning_rate=rate, start=start, source=Source(noise=100.0), target=1e-12)
        yield CompareSettings(learning_rate=rate, start=start, draw=Draw.FRESH, epochs=1, target=1e12)
        yield SearchSettings(learning_rate=rate, start=start, points=2, accuracy=1e-9)
        yield SearchSettings(learning_rate=rate, start=start, low=1e6, high=-1e6, accuracy=1e3)
        yield LearningRateSettings(Method.SGD, rate, start=start, updates=1, tolerance=0.0)
    yield CompareSettings(sizes=(199,), rates=Rates.BEST, overhead=0.0, per_sample=0.0)
    yield SearchSettings(low=-1e6, high=1e6)
    yield SearchSettings(low=2.0, high=2.0 + 1e-9, source=Source(noise=100.0))
    for rate, updates, decay, batch in product(RATES, (1, 3), (0.0, 1e-9, 1e9), (1, 199)):
        yield NoiseSettings(rate, decay, updates, batch, source=Source(noise=100.0))
    for name, step in product(LANDSCAPES, (1e-6, 1e3)):
        opening = replace(LandscapeSettings.of(name), rate=step, step=step, spread=100.0)
        yield opening
        yield replace(opening, first=-10.0, second=10.0, updates=1)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_the_ends_of_every_range_give_a_scene_of_numbers_and_whole_sentences(text: Text) -> None:
    tried = [(settings, faults(settings, text)) for settings in extremes()]
    beside_the_methods = {page.name for page in PAGES} - set(Method) - {"pitfalls"}
    assert {page_of(settings).name for settings, _ in tried} == beside_the_methods
    assert [one for one in tried if one[1]] == []
