"""What stands still in the picture of a landscape: its curve or lines of equal cost, its critical points, the costs."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from gd_core import LANDSCAPES, CriticalKind, Landscape, LandscapeName
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import base_figure, fill, swatch, title, two_panels
from gd_ui.scene.race import STYLES, Style
from gd_ui.scene.scene import pack
from gd_ui.scene.schema import Figure, Json, Spaced
from gd_ui.text import Text

COST, LOSS = "", "2"
"""The panels, by the number Plotly gives their axes."""
LOOKS = ("data", "batch", "weight", "pink", "rows", "trail", "text")
COLOURS = {rule: LOOKS[k] for k, rule in enumerate(RuleName)}
"""Of each rule, in the palette; the last of `LOOKS` is spare."""
CURVE_POINTS = 241
"""Between two of them the curve is drawn, and the ball goes, in a straight line."""
GRID = 61
"""Points of the contour plot along each weight."""
LEVELS = 14
DEEPEST = 65535
"""The largest height of the contour plot: 16 bits are finer than any screen."""
ROOM = 0.16
"""Of the height of a curve, left below it for the names of its minima."""


def landscape_figure(settings: LandscapeSettings, text: Text) -> Figure:
    """The figure of a race."""
    updates = settings.updates
    numbers = _still(settings.cost, text) | {
        f"cost-{rule}": {
            "run": rule.value,
            "x": {"series": "update"},
            "y": {"series": "cost"},
            "line": {
                "color": getattr(PALETTE, COLOURS[rule]).light,
                "width": 2,
                "dash": style.dash or "solid",
            },
        }
        for rule, style in styles(settings.rules).items()
    }
    if settings.landscape.weights == 1:
        along = Spaced(between=shown_part(settings.landscape)[0], points=CURVE_POINTS)
        numbers["curve"] = {"run": settings.rules[0].value, "x": along, "y": {"curve": "cost"}}
    ranges = {"xaxis2": [-0.02 * updates, 1.02 * updates], **_ranges(settings.cost)}
    return fill(_base_figure(settings.cost, settings.symbols, text), numbers, ranges)


def styles(rules: Sequence[RuleName]) -> dict[RuleName, Style]:
    """How the line and the ball of each of `rules` are told apart without the colour; one alone needs no such thing."""
    own = dict(zip(RuleName, STYLES, strict=True))
    return {rule: own[rule] if len(rules) > 1 else STYLES[0] for rule in rules}


def shown_part(landscape: Landscape) -> list[tuple[float, float]]:
    """From where to where the picture shows each weight."""
    low, high = np.ravel(landscape.low).tolist(), np.ravel(landscape.high).tolist()
    return list(zip(low, high, strict=True))


def _ranges(cost: LandscapeName) -> dict[str, list[float]]:
    landscape = LANDSCAPES[cost]
    first, *second = shown_part(landscape)
    if second:
        return {"xaxis": list(first), "yaxis": list(second[0])}
    top = float(landscape.cost(np.linspace(*first, CURVE_POINTS)).max())
    return {"xaxis": list(first), "yaxis": [-ROOM * top, 1.05 * top]}


@lru_cache
def _still(cost: LandscapeName, text: Text) -> dict[str, Json]:
    """The numbers of what no setting but the landscape changes."""
    numbers = {kind.value: points for kind in CriticalKind if (points := _critical(cost, kind, text))["x"]}
    return numbers | ({"contour": _contour(cost)} if LANDSCAPES[cost].weights == 2 else {})


def _critical(cost: LandscapeName, kind: CriticalKind, text: Text) -> Json:
    landscape, words = LANDSCAPES[cost], text.of(Words).chart
    points = [point for point in landscape.critical if point.kind is kind]
    costs = [float(landscape.cost(np.array(point.w))) for point in points]
    heights = costs if landscape.weights == 1 else [np.ravel(point.w)[1].item() for point in points]
    names = {CriticalKind.SADDLE: [words.saddle] * len(points), CriticalKind.MAXIMUM: [""] * len(points)}
    minima = [words.lowest if c <= min(costs) else words.minimum for c in costs]
    return {
        "x": [np.ravel(point.w)[0].item() for point in points],
        "y": heights,
        "text": names.get(kind, minima),
    }


def _contour(cost: LandscapeName) -> Json:
    """Lines of equal cost. Its heights are the roots of the costs: so the lines of a bowl are equally far apart."""
    landscape = LANDSCAPES[cost]
    across, up = shown_part(landscape)
    grid = np.stack(np.meshgrid(np.linspace(*across, GRID), np.linspace(*up, GRID)), axis=-1)
    root = np.sqrt(landscape.cost(grid))
    return {
        "x": Spaced(between=across, points=GRID),
        "y": Spaced(between=up, points=GRID),
        "z": {"values": pack(root / root.max() * DEEPEST, "u2"), "columns": GRID},
    }


@lru_cache
def _base_figure(cost: LandscapeName, symbols: tuple[str, ...], text: Text) -> Figure:
    words, landscape = text.of(Words).chart, LANDSCAPES[cost]
    two = landscape.weights == 2
    picture = words.lines if two else swatch("━", PALETTE.muted.light, words.cost)
    axis = {"title": {"text": symbols[1]}} if two else {"tickformat": "~g"}
    layout = {
        "xaxis": {"title": {"text": symbols[0]}}, "yaxis": axis,
        "xaxis2": {"anchor": "y2", "title": {"text": text.player.axis_update}},
        "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": [title(COST, picture), title(LOSS, words.loss)],
    }  # fmt: skip
    losses = [_loss_trace(rule) for rule in RuleName]
    traces = [_lines() if two else _curve(), *_points(), *losses]
    return base_figure(traces, layout, *two_panels(left=0.54, lower=0.3, between=0.2, narrow_height=340))


def _curve() -> Any:
    line = {"color": PALETTE.muted.light, "width": 2}
    return go.Scatter(name="curve", mode="lines", line=line, hoverinfo="skip")


def _lines() -> Any:
    """Calm: grey lines on a light ground of one hue."""
    scale = [[0, PALETTE.grid.light], [1, PALETTE.paper.light]]
    return go.Contour(
        name="contour", autocontour=False, contours={"start": 0, "end": DEEPEST, "size": DEEPEST / LEVELS},
        colorscale=scale, zmin=0, zmax=DEEPEST, showscale=False, hoverinfo="skip",
        line={"color": PALETTE.rows.light, "width": 0.7},
    )  # fmt: skip


def _points() -> list[Any]:
    looks = {
        CriticalKind.MINIMUM: {"color": PALETTE.optimum.light, "symbol": "diamond", "size": 11},
        CriticalKind.MAXIMUM: {"color": PALETTE.muted.light, "symbol": "circle-open", "size": 8},
        CriticalKind.SADDLE: {
            "color": PALETTE.text.light,
            "symbol": "square-open",
            "size": 11,
            "line": {"width": 2},
        },
    }
    return [
        go.Scatter(name=str(kind), mode="markers+text", marker=look, hoverinfo="skip",
                   textposition="bottom center", textfont={"size": 12, "color": PALETTE.text.light})
        for kind, look in looks.items()
    ]  # fmt: skip


def _loss_trace(rule: RuleName) -> Any:
    return go.Scatter(
        name=f"cost-{rule}", mode="lines", opacity=0.3, hovertemplate="%{y:.3~g}<extra></extra>",
        xaxis="x2", yaxis="y2",
    )  # fmt: skip
