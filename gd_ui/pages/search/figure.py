"""The panels of an exhaustive search that stand still: cost(w), and the distance from the best w."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from gd_ui.pages.search.words import Words
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import base_figure, cost_curve, dots, swatch, title, two_panels
from gd_ui.scene.schema import Figure, Json
from gd_ui.text import Text

COST, DISTANCE = "", "2"
"""The panels, by the number Plotly gives their axes."""


@lru_cache
def search_frame(text: Text) -> Figure:
    """The traces without their numbers, and the layout."""
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2", "title": {"text": text.of(Words).chart.passes}},
        "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": _titles(text),
    }  # fmt: skip
    return base_figure(_traces(), layout, *two_panels(left=0.54, lower=0.37))


def _traces() -> list[Any]:
    curve, optimum = cost_curve()
    own: Json = {"xaxis": "x2", "yaxis": "y2", "hovertemplate": "%{y:.3~g}<extra></extra>"}
    red, half = PALETTE.weight.light, {"color": PALETTE.muted.light, "width": 1, "dash": "dot"}
    return [
        curve,
        dots("grid", PALETTE.rows.light, 5, hoverinfo="skip"),
        optimum,
        go.Scatter(name="sure", mode="lines+text", line=half, textposition="top left",
                   textfont={"size": 11, "color": PALETTE.muted.light}, **own),
        dots("found", PALETTE.optimum.light, 4, opacity=0.35, **own),
        go.Scatter(name="distance", mode="lines", line={"color": red, "width": 2}, opacity=0.35, **own),
    ]  # fmt: skip


def _titles(text: Text) -> list[Json]:
    words, chart = text.of(Words).chart, text.chart
    cost = swatch("━", PALETTE.data.light, chart.cost) + "   " + swatch("●", PALETTE.trail.light, words.tried)
    return [title(COST, cost), title(DISTANCE, words.distance)]
