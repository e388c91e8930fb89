"""The four panels of a descent that stand still: cost(w), the loss, the data, the push of each row."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import band, base_figure, cost_curve, dots, swatch, title
from gd_ui.scene.schema import Figure, Json
from gd_ui.text import Text

COST, LOSS, DATA, PUSH = "", "2", "3", "4"
"""The panels, by the number Plotly gives their axes."""
WIDE = {
    "height": 450,
    "xaxis.domain": [0, 0.51], "yaxis.domain": [0, 1],
    "xaxis2.domain": [0.59, 1], "yaxis2.domain": [0.62, 1],
    "xaxis3.domain": [0.59, 0.77], "yaxis3.domain": [0, 0.4],
    "xaxis4.domain": [0.84, 1], "yaxis4.domain": [0, 0.4],
}  # fmt: skip
NARROW = {
    "height": 420, "margin.b": 34, "xaxis.title.text": "", "xaxis3.title.text": "",
    "xaxis4.title.text": "",
    "xaxis.domain": [0, 1], "yaxis.domain": [0.5, 1],
    "xaxis2.domain": [0, 1], "yaxis2.domain": [0, 0.25],
    "xaxis3.domain": [0, 1], "yaxis3.domain": [0, 0.25],
    "xaxis4.domain": [0, 1], "yaxis4.domain": [0, 0.25],
}  # fmt: skip


@lru_cache
def descent_frame(text: Text, batches: bool) -> Figure:
    """The traces without their numbers, and the layout; `batches` adds what only the drawn batches have."""
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "xaxis3": {"anchor": "y3", "title": {"text": "x"}}, "yaxis3": {"anchor": "x3"},
        "xaxis4": {"anchor": "y4", "title": {"text": "x"}},
        "yaxis4": {"anchor": "x4", "tickformat": "~s", "zeroline": True, "zerolinecolor": PALETTE.muted.light},
        "annotations": _titles(text, batches),
    }  # fmt: skip
    strip = {LOSS: text.chart.loss_strip, DATA: text.chart.data, PUSH: text.chart.push_strip}
    return base_figure(_traces(batches), layout, WIDE, NARROW, strip)


def _traces(batches: bool) -> list[Any]:
    blue, orange, grey = PALETTE.data.light, PALETTE.batch.light, PALETTE.rows.light
    faint: Json = {"xaxis": "x2", "yaxis": "y2", "opacity": 0.35}
    own = [dots("batch_cost", orange, 4, **faint, hovertemplate="%{y:.4~g}<extra></extra>")]
    return [
        *cost_curve(),
        *band("lowest", "highest", blue, {"xaxis": "x2", "yaxis": "y2"}, opacity=0.2),
        *(own if batches else []),
        go.Scatter(name="cost", mode="lines", line={"color": blue, "width": 2},
                   hovertemplate="%{y:.6~g}<extra></extra>", **faint),
        dots("data", grey, 4, xaxis="x3", yaxis="y3", hoverinfo="skip"),
        # Bars are drawn by the player; Plotly has axes only for what has a trace.
        go.Scatter(name="push", mode="lines", xaxis="x4", yaxis="y4", hoverinfo="skip"),
    ]  # fmt: skip


def _titles(text: Text, batches: bool) -> list[Json]:
    chart, blue, orange = text.chart, PALETTE.data.light, PALETTE.batch.light
    loss = swatch("━", blue, chart.loss)
    if batches:
        loss += "   " + swatch("●", orange, chart.loss_batch)
    titles = [title(COST, swatch("━", blue, chart.cost)), title(LOSS, loss)]
    data = swatch("●", PALETTE.rows.light, chart.data) + "   " + swatch("━", PALETTE.weight.light, chart.fit)
    titles += [title(DATA, data), title(PUSH, chart.push)]
    return titles + [title(COST, swatch("┅", orange, chart.batch_cost), right=True)] * batches
