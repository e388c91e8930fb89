"""The three panels that stand still: cost(w), the loss, the data. Built once per language, then only filled."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from gd_ui.scenes.palette import PALETTE
from gd_ui.scenes.scene import Json
from gd_ui.text import Text

COST, LOSS, DATA = "", "2", "3"
"""The panels, by the number Plotly gives their axes."""
WIDE = {
    "height": 450,
    "xaxis.domain": [0, 0.57], "yaxis.domain": [0, 1],
    "xaxis2.domain": [0.66, 1], "yaxis2.domain": [0.6, 1],
    "xaxis3.domain": [0.66, 1], "yaxis3.domain": [0, 0.38],
}  # fmt: skip
NARROW = {
    "height": 660,
    "xaxis.domain": [0, 1], "yaxis.domain": [0.52, 1],
    "xaxis2.domain": [0, 1], "yaxis2.domain": [0.25, 0.42],
    "xaxis3.domain": [0, 1], "yaxis3.domain": [0, 0.155],
}  # fmt: skip


@lru_cache
def frame(text: Text, batches: bool) -> Json:
    """Traces without their numbers, and the layout; `batches` adds what only the drawn batches have."""
    figure = go.Figure(_traces(batches), _layout(text, batches))
    made = figure.to_plotly_json()
    return {"data": list(made["data"]), "layout": made["layout"], "wide": WIDE, "narrow": NARROW}


def fill(base: Json, numbers: dict[str, Json], ranges: dict[str, list[float]]) -> Json:
    """`base` with the numbers of each trace (by its name) and the ranges of axes; `base` is left as it is.

    Traces without numbers are left out.
    """
    data = [trace | numbers[trace["name"]] for trace in base["data"] if trace["name"] in numbers]
    axes = {axis: base["layout"][axis] | {"range": ends} for axis, ends in ranges.items()}
    return base | {"data": data, "layout": base["layout"] | axes}


def _traces(batches: bool) -> list[Any]:
    blue, orange, grey = PALETTE.data.light, PALETTE.batch.light, PALETTE.rows.light
    faint: Json = {"xaxis": "x2", "yaxis": "y2", "opacity": 0.35}
    band: Json = {"xaxis": "x2", "yaxis": "y2", "mode": "lines", "hoverinfo": "skip"}
    dots = [_dots("batch_cost", orange, 4, **faint, hovertemplate="%{y:.4~g}<extra></extra>")]
    return [
        go.Scatter(name="curve", mode="lines", line={"color": blue, "width": 3}, hoverinfo="skip"),
        go.Scatter(name="optimum", mode="markers+text", hoverinfo="skip", textposition="bottom center",
                   marker={"color": PALETTE.optimum.light, "size": 11, "symbol": "diamond"},
                   textfont={"size": 12, "color": PALETTE.muted.light}),
        go.Scatter(name="lowest", line={"width": 0, "color": blue}, **band),
        go.Scatter(name="highest", line={"width": 0, "color": blue}, fill="tonexty", opacity=0.2, **band),
        *(dots if batches else []),
        go.Scatter(name="cost", mode="lines", line={"color": blue, "width": 2},
                   hovertemplate="%{y:.6~g}<extra></extra>", **faint),
        _dots("data", grey, 4, xaxis="x3", yaxis="y3", hovertemplate="x %{x}, y %{y:.5~g}<extra></extra>"),
    ]  # fmt: skip


def _dots(name: str, colour: str, size: int, **more: Any) -> Any:
    """Dots as one line of zero-length pieces with round ends (`meta` tells the player to cut it so).

    As markers, each would be an element of its own, and the browser would look at all of them for every frame.
    """
    line = {"color": colour, "width": size, "simplify": False}
    return go.Scatter(name=name, mode="lines", line=line, meta="dots", **more)


def _layout(text: Text, batches: bool) -> go.Layout:
    return go.Layout(
        template={"layout": _style()}, showlegend=False, autosize=False, dragmode="zoom", hovermode="closest",
        margin={"l": 46, "r": 12, "t": 28, "b": 40},
        xaxis={"title": {"text": "w"}}, yaxis={"tickformat": "~s"},
        xaxis2={"anchor": "y2"}, yaxis2={"anchor": "x2", "exponentformat": "power"},
        xaxis3={"anchor": "y3", "title": {"text": "x"}}, yaxis3={"anchor": "x3"},
        annotations=_titles(text, batches),
    )  # fmt: skip


def _style() -> Json:
    """What holds for all three panels."""
    muted, clear = PALETTE.muted.light, "rgba(0,0,0,0)"
    axis = {"gridcolor": PALETTE.grid.light, "zeroline": False, "nticks": 6}
    axis |= {
        "tickfont": {"size": 11, "color": muted},
        "title": {"font": {"size": 12, "color": muted}, "standoff": 4},
    }
    words = {"showarrow": False, "font": {"size": 12}, "y": 1, "yanchor": "bottom"}
    font = {"color": PALETTE.text.light}
    return {
        "xaxis": axis, "yaxis": axis, "font": font, "paper_bgcolor": clear, "plot_bgcolor": clear,
        "annotationdefaults": words,
    }  # fmt: skip


def _titles(text: Text, batches: bool) -> list[Json]:
    chart, blue, orange = text.chart, PALETTE.data.light, PALETTE.batch.light
    loss = _swatch("━", blue, chart.loss)
    if batches:
        loss += "   " + _swatch("●", orange, chart.loss_batch)
    titles = [_title(COST, _swatch("━", blue, chart.cost)), _title(LOSS, loss)]
    data = (
        _swatch("●", PALETTE.rows.light, chart.data) + "   " + _swatch("━", PALETTE.weight.light, chart.fit)
    )
    titles += [_title(DATA, data)]
    return titles + [_title(COST, _swatch("┅", orange, chart.batch_cost), right=True)] * batches


def _swatch(mark: str, colour: str, words: str) -> str:
    return f'<span style="color:{colour}">{mark}</span> {words}'


def _title(panel: str, words: str, right: bool = False) -> Json:
    side: Json = {"x": 1, "xanchor": "right"} if right else {"x": 0, "xanchor": "left"}
    place: Json = {"xref": f"x{panel} domain", "yref": f"y{panel} domain"}
    return side | place | {"text": words}
