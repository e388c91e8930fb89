"""What is written and shaded over the charts of learning rates: titles, zones, landmarks, the α chosen."""

import math
from itertools import pairwise

import numpy as np

from gd_core.arrays import Floats
from gd_ui.descent.rates import Rates, Zone, rates
from gd_ui.descent.settings import Method
from gd_ui.pages.learning_rate.figure import COST, FARTHER, FINAL, LOSS, MAPS, NEEDED, colour_of
from gd_ui.pages.learning_rate.numbers import least_cost
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import level, swatch, title
from gd_ui.scene.schema import Json
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

SHADES = {Zone.SLOW: 0.0, Zone.FAST: 0.05, Zone.OVERSHOOTING: 0.12, Zone.UNSURE: 0.24, Zone.DIVERGING: 0.38}
"""How dark each zone is, in the colour of the bar under the slider, which no other idea has."""
ZONE_COLOUR = "#a86bb8"
DOTTED: Json = {"color": PALETTE.muted.light, "width": 1, "dash": "dot"}
CHOSEN: Json = {"color": PALETTE.weight.light, "width": 2}
NOTE: Json = {"size": 13, "color": PALETTE.muted.light}


def over_map(settings: LearningRateSettings, text: Text) -> Json:
    """`shapes` and `annotations` of the layout; zones and landmarks are those of the method that is played."""
    here, rate = rates(settings), settings.learning_rate
    shapes = [
        shape
        for panel in MAPS
        for shape in [
            *_zones(panel, here, settings.rates),
            *(_upright(panel, value, DOTTED) for value in here.marks.values()),
        ]
    ]
    shapes += [_upright(panel, rate, CHOSEN) for panel in (FINAL, FARTHER) if rate > 0]
    written = [*_titles(settings, text), *_names(here, text), *_edges(settings, text)]
    return {"shapes": shapes + _tolerance(settings), "annotations": written + _tolerance_name(settings, text)}


def _zones(panel: str, here: Rates, rates: Floats) -> list[Json]:
    ends = np.clip([0.0, *here.ends.values(), math.inf], rates[0], rates[-1]).tolist()
    return [
        {
            "type": "rect", "layer": "below", "line": {"width": 0}, "fillcolor": ZONE_COLOUR, "opacity": shade,
            **_across(panel, left, right),
        }
        for shade, (left, right) in zip(SHADES.values(), pairwise(ends), strict=True)
        if shade and left < right
    ]  # fmt: skip


def _upright(panel: str, at: float, line: Json) -> Json:
    return _across(panel, at, at) | {"type": "line", "line": line}


def _across(panel: str, left: float, right: float) -> Json:
    return {"xref": f"x{panel}", "x0": left, "x1": right, "yref": f"y{panel} domain", "y0": 0, "y1": 1}


def _tolerance(settings: LearningRateSettings) -> list[Json]:
    """The line that `needed` asks the run to come below."""
    return [level(LOSS, settings.tolerance, DOTTED)] if settings.tolerance > 0 else []


def _tolerance_name(settings: LearningRateSettings, text: Text) -> list[Json]:
    place: Json = {"xref": f"x{LOSS} domain", "x": 1, "xanchor": "right", "yref": f"y{LOSS}", "font": NOTE}
    name = f"{text.controls['tol'].label} {number(settings.tolerance)}"
    return [place | {"y": math.log10(settings.tolerance), "text": name}] if settings.tolerance > 0 else []


def _names(here: Rates, text: Text) -> list[Json]:
    """The landmarks' names, upright beside their lines, the last one's to the right: runs leave the chart there.

    Plotly wants the logarithm of a place on such an axis, here and not for shapes.
    """
    last = max(here.marks, key=here.marks.__getitem__)
    return [
        {
            "xref": f"x{panel}", "x": math.log10(value), "xanchor": "left" if mark is last else "right",
            "yref": f"y{panel} domain", "y": 0.98, "yanchor": "top", "textangle": -90,
            "text": getattr(text.marks, mark), "font": NOTE,
        }
        for panel in MAPS
        for mark, value in here.marks.items()
    ]  # fmt: skip


def _titles(settings: LearningRateSettings, text: Text) -> list[Json]:
    words, chart = text.of(Words).chart, text.chart
    names = {
        Method.BGD: "BGD",
        Method.SGD: "SGD",
        Method.MINI_BATCH: words.mini_batch.format(size=settings.size_of(Method.MINI_BATCH)),
    }
    methods = "   ".join(swatch("━", colour_of(method), name) for method, name in names.items())
    updates, tolerance = Count(settings.updates_allowed), number(settings.tolerance)
    over_alpha = {
        NEEDED: words.needed.format(tolerance=tolerance, updates=updates),
        FINAL: words.final.format(updates=updates),
        FARTHER: words.farther,
    }
    run = swatch("━", colour_of(settings.method), words.excess)
    whole = settings.run.batches.rows is None
    theory = "<br>" + swatch("┅", PALETTE.trail.light, words.slope) if whole else ""
    batch = [] if whole else [title(COST, swatch("┅", PALETTE.batch.light, chart.batch_cost), right=True)]
    return [
        *(title(panel, f"{methods}<br>{what}") | {"align": "left"} for panel, what in over_alpha.items()),
        title(COST, swatch("━", PALETTE.data.light, chart.cost)),
        title(LOSS, run + theory) | {"align": "left"},
        *batch,
    ]


def _edges(settings: LearningRateSettings, text: Text) -> list[Json]:
    """What it means that a line leaves its chart, at the right where most do, and in the middle below."""
    words = text.of(Words).chart
    labels = [(FINAL, 0.99, 0.5, "right", words.above)]
    labels += [(NEEDED, 1, 0.68, "right", words.never)]
    if settings.measured(settings.method).final.median.min() < least_cost(settings):
        labels += [(FINAL, 0.5, 0.14, "center", words.below)]
    return [
        {
            "xref": f"x{panel} domain", "x": x, "xanchor": anchor, "yref": f"y{panel} domain", "y": y,
            "yanchor": "top", "text": text, "font": NOTE,
        }
        for panel, x, y, anchor, text in labels
    ]  # fmt: skip
