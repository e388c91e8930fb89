"""What the charts over α show: their lines, bands and ranges, and where the run that is played lies on them."""

import math

import numpy as np

from gd_ui.descent.settings import Method
from gd_ui.once import once
from gd_ui.pages.learning_rate.figure import FARTHER, FINAL, HERE, MAPS, NEEDED
from gd_ui.pages.learning_rate.runs import Draws, Quantiles, on_the_map, rates_of
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.rows.source import Source
from gd_ui.scene.scene import pack_floats
from gd_ui.scene.schema import Json, Packed

Ends = tuple[float, float]
ROUNDING = 2e-30
"""Of mean(y²): a cost below it means that w is within a few of the smallest steps around w* that a float can make."""
FAR_BELOW, FAR_ABOVE = 1e-11, 1e30
"""Times the least cost and the cost at the start: far outside every chart."""
LEAVING = 1e3
"""Times the cost at the start: where the chart of costs ends."""
EDGE = 0.03
"""Of the height of a chart: as near to its edge is the mark of a run that has left it."""


def map_numbers(settings: LearningRateSettings) -> dict[str, Json]:
    """The numbers of all lines, bands and points over α, by the names of their traces."""
    asked, ends = (settings.start, settings.tolerance), tuple(shown(settings).items())
    numbers: dict[str, Json] = {}
    for method in Method:
        numbers |= _lines(settings.draws(method), method, *asked, ends)
    points = {f"{panel}-points": numbers[f"{panel}-{settings.method}"] for panel in (FINAL, NEEDED)}
    return numbers | points | _here(settings)


def shown(settings: LearningRateSettings) -> dict[str, Ends]:
    """What lies beyond is drawn there: a log axis has no 0 and no infinity."""
    start = _first(settings)
    costs = (FAR_BELOW * min(least_cost(settings), start), FAR_ABOVE * start)
    return {FINAL: costs, NEEDED: (0.5, 1e6)}


def least_cost(settings: LearningRateSettings) -> float:
    """Below it a cost is rounding."""
    y = settings.data.y
    return ROUNDING * (float(y @ y) / len(y) or _first(settings))


def map_ranges(settings: LearningRateSettings) -> dict[str, list[float]]:
    """The ranges of the axes of the three charts over α."""
    across = [math.log10(settings.rates[0]), math.log10(settings.rates[-1])]
    return {
        **{f"xaxis{panel}": across for panel in MAPS},
        f"yaxis{FINAL}": _costs(settings),
        f"yaxis{NEEDED}": [math.log10(0.7), math.log10(2.4 * settings.updates_allowed)],
        f"yaxis{FARTHER}": [-6.0, 106.0],
    }


@once(maxsize=512)
def _lines(
    draws: Draws, method: Method, start: float, tolerance: float, ends: tuple[tuple[str, Ends], ...]
) -> dict[str, Json]:
    """The lines and bands of `method`, within the `ends` of their panels: kept, for α does not change them."""
    of, rates = on_the_map(draws, start, tolerance), _packed_rates(draws.source)
    return {
        **_quantiles(FINAL, method, rates, dict(ends)[FINAL], of.final),
        **_quantiles(NEEDED, method, rates, dict(ends)[NEEDED], of.needed),
        f"{FARTHER}-{method}": {"x": rates, "y": pack_floats(100 * of.farther / of.runs)},
    }


@once(maxsize=256)
def _packed_rates(source: Source) -> Packed:
    """What all lines have along α: it is sent once."""
    return pack_floats(rates_of(source))


def _quantiles(
    panel: str, method: Method, rates: Packed, ends: Ends, quantiles: Quantiles
) -> dict[str, Json]:
    shown = {"": quantiles.median}
    if method is not Method.BGD:
        shown |= {"low-": quantiles.low, "high-": quantiles.high}
    return {
        f"{panel}-{part}{method}": {"x": rates, "y": pack_floats(values.clip(*ends))}
        for part, values in shown.items()
    }


def _costs(settings: LearningRateSettings) -> list[float]:
    """From the least that drawn batches end at (BGD may end far below) to well above the start."""
    ends = np.concatenate([settings.measured(method).final.low for method in (Method.SGD, Method.MINI_BATCH)])
    start = _first(settings)
    low = min(max(float(ends.min()), least_cost(settings)), start)
    return [math.log10(low) - 0.3, math.log10(LEAVING * start)]


def _first(settings: LearningRateSettings) -> float:
    return float(settings.run.excess[0]) or 1.0


def _here(settings: LearningRateSettings) -> dict[str, Json]:
    """The run that is played, by its cost at the end; at α = 0 it is on no chart."""
    end, axis = float(settings.run.excess[-1]), map_ranges(settings)[f"yaxis{FINAL}"]
    rate = settings.learning_rate
    return {f"{FINAL}-here": {"x": [rate], **_mark(axis, end)}} if rate > 0 else {}


def _mark(axis: list[float], value: float) -> Json:
    """`value` on a logarithmic axis with these ends, and its mark: an arrow at the edge where it has left it."""
    low, high = axis
    power = -math.inf if value == 0 else math.log10(value)
    symbol = "triangle-up" if power > high else "triangle-down" if power < low else "circle"
    room = EDGE * (high - low)
    return {"y": [10 ** min(max(power, low + room), high - room)], "marker": HERE | {"symbol": symbol}}
