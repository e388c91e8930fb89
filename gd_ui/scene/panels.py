"""What every picture is made of: panels and their titles, dots, one look for all axes.

A picture's base figure is built once per language with Plotly's own classes, which are slow; then it is only filled.
"""

import math
from typing import Any

import plotly.graph_objects as go

from gd_core import Parabola
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.schema import Figure, FiniteRamp, Json, Option, Patch, Spaced, Switch
from gd_ui.text import Text
from gd_ui.text.numbers import number
from gd_ui.text.words import Player

CURVE_POINTS = 81
"""Of a parabola: the straight lines between them are not seen."""
FAINT = "38"
"""The opacity, in hexadecimal, behind a colour that leaves lines under it in sight."""


def base_figure(
    traces: list[Any],
    layout: Json,
    wide: Patch,
    narrow: Patch,
    strip: dict[str, str] | None = None,
    tabs: list[str] | None = None,
) -> Figure:
    """Traces without their numbers, and the layout; `wide` and `narrow` say where the panels stand, and how high.

    `strip`: panels that share one place on a narrow page, of which one is seen at a time, and what they are called;
    those in `tabs` share it on a wide page, too.
    """
    base: Json = {
        "template": {"layout": _style()}, "showlegend": False, "autosize": False, "dragmode": "zoom",
        "hovermode": "closest", "margin": {"l": 46, "r": 12, "t": 28, "b": 40},
    }  # fmt: skip
    made = go.Figure(traces, go.Layout(**base, **layout)).to_plotly_json()
    figure: Figure = {"data": list(made["data"]), "layout": made["layout"], "wide": wide, "narrow": narrow}
    return figure | ({"strip": strip} if strip else {}) | ({"tabs": tabs} if tabs else {})


LETTERS = "~s"
"""A format of ticks: 20k for 20,000, and 500m for 0.5."""
LEAST_COMMON, THOUSAND, MOST_COMMON = 1e-3, 1e3, 1e9


def fill(base: Figure, numbers: dict[str, Json], ranges: dict[str, list[float]]) -> Figure:
    """`base` with the numbers of each trace (by its name) and the ranges of axes; `base` is left as it is.

    Traces without numbers are left out.
    """
    data = [trace | numbers[trace["name"]] for trace in base["data"] if trace["name"] in numbers]
    axes = {axis: base["layout"][axis] | _range(base["layout"][axis], ends) for axis, ends in ranges.items()}
    return base | {"data": data, "layout": base["layout"] | axes}


def _range(axis: Json, ends: list[float]) -> Json:
    """The range, and how numbers of its size are written: k and M are read by all, m, µ and y are not."""
    largest, lettered = max(map(abs, ends)), axis.get("tickformat") == LETTERS
    if axis.get("type") == "log" or (lettered and THOUSAND <= largest < MOST_COMMON):
        return {"range": ends}
    plain: Json = {"range": ends} | ({"tickformat": ""} if lettered else {})
    return plain if LEAST_COMMON <= largest < MOST_COMMON else plain | {"exponentformat": "power"}


def two_panels(
    left: float, lower: float, between: float = 0.13, narrow_height: int = 460
) -> tuple[Patch, Patch]:
    """Where two panels stand: wide side by side, the first `left` broad; narrow, the second below, `lower` high.

    There `between` of the height is left for ticks and a title, and all is `narrow_height` pixels high, more or less.
    """
    wide = {
        "height": 430,
        "xaxis.domain": [0, left], "yaxis.domain": [0, 1],
        "xaxis2.domain": [left + 0.09, 1], "yaxis2.domain": [0, 1],
    }  # fmt: skip
    narrow = {
        "height": narrow_height, "margin.b": 34, "xaxis.title.text": "",
        "xaxis.domain": [0, 1], "yaxis.domain": [lower + between, 1],
        "xaxis2.domain": [0, 1], "yaxis2.domain": [0, lower],
    }  # fmt: skip
    return wide, narrow


MOST_TICKS, SHORT = 6, 1.5
"""Labels along a logarithmic axis, and the powers of ten below which it has labels between them."""


def scales(
    words: Player,
    log: list[float],
    linear: list[float],
    series: str | None = None,
    ticks: FiniteRamp | None = None,
) -> Switch:
    """The switch between a logarithmic and a linear axis in the second panel; with both, the clock counts `ticks`."""
    powers = {"yaxis2.type": "log", "yaxis2.range": log, "yaxis2.dtick": _log_ticks(log)}
    values = {"yaxis2.type": "linear", "yaxis2.range": linear}
    options = [
        Option(id="log", label=words.scale_log, layout=powers, series=series, ticks=ticks),
        Option(id="linear", label=words.scale_linear, layout=values, series=series, ticks=ticks),
    ]
    return Switch(id="scale", label=words.scale, options=options)


def _log_ticks(powers: list[float]) -> int | str:
    """Whole powers of ten, few enough to be read; on a short axis also 2 and 5, not all that Plotly would write."""
    span = powers[1] - powers[0]
    return math.ceil(span / MOST_TICKS) if span > SHORT else "D2"


def cost_numbers(
    parabola: Parabola[float], weights: tuple[float, float], text: Text, run: str = "run"
) -> dict[str, Json]:
    """The numbers of the traces of `cost_curve`: the curve `cost` of `run` over `weights`, and its bottom."""
    bottom = text.chart.optimum.format(w=number(parabola.vertex, 5))
    return {
        "curve": {"run": run, "x": Spaced(between=weights, points=CURVE_POINTS), "y": {"curve": "cost"}},
        "optimum": {"x": [parabola.vertex], "y": [parabola.floor], "text": [bottom]},
    }


def level(panel: str, height: float, line: Json) -> Json:
    """A shape of the layout: a line across the panel."""
    across: Json = {"xref": f"x{panel} domain", "x0": 0, "x1": 1}
    return across | {"type": "line", "yref": f"y{panel}", "y0": height, "y1": height, "line": line}


def band(low: str, high: str, colour: str, place: Json, **filled: Any) -> list[Any]:
    """Two traces without a line, and what is between them in `colour`; how faint, `filled` says."""
    edge: Json = place | {"mode": "lines", "hoverinfo": "skip", "line": {"width": 0, "color": colour}}
    return [go.Scatter(name=low, **edge), go.Scatter(name=high, fill="tonexty", **filled, **edge)]


def cost_curve() -> list[Any]:
    """The traces `curve` and `optimum`, of the cost over w."""
    return [
        go.Scatter(name="curve", mode="lines", line={"color": PALETTE.data.light, "width": 3}, hoverinfo="skip"),
        go.Scatter(name="optimum", mode="markers+text", hoverinfo="skip", textposition="bottom center",
                   marker={"color": PALETTE.optimum.light, "size": 11, "symbol": "diamond"},
                   textfont={"size": 13, "color": PALETTE.muted.light}),
    ]  # fmt: skip


def dots(name: str, colour: str, size: int, **more: Any) -> Any:
    """A trace of dots as one line of zero-length pieces with round ends (`meta` tells the player to cut it so).

    As markers, each would be an element of its own, and the browser would look at all of them for every frame.
    """
    line = {"color": colour, "width": size, "simplify": False}
    return go.Scatter(name=name, mode="lines", line=line, meta="dots", **more)


def _style() -> Json:
    """What holds for all panels."""
    muted, clear = PALETTE.muted.light, "rgba(0,0,0,0)"
    axis = {"gridcolor": PALETTE.grid.light, "zeroline": False, "nticks": 6}
    axis |= {
        "tickfont": {"size": 13, "color": muted},
        "title": {"font": {"size": 13, "color": muted}, "standoff": 4},
    }
    words = {"showarrow": False, "font": {"size": 13}, "y": 1, "yanchor": "bottom"}
    font = {"color": PALETTE.text.light}
    return {
        "xaxis": axis, "yaxis": axis, "font": font, "paper_bgcolor": clear, "plot_bgcolor": clear,
        "annotationdefaults": words,
    }  # fmt: skip


def swatch(mark: str, colour: str, words: str) -> str:
    """`words` behind a coloured mark: colours are for marks, never for words."""
    return f'<span style="color:{colour}">{mark}</span> {words}'


def title(panel: str, words: str, right: bool = False) -> Json:
    """`words` above the panel, at its left or its right end. A panel is the number Plotly gives its axes."""
    side: Json = {"x": 1, "xanchor": "right"} if right else {"x": 0, "xanchor": "left"}
    place: Json = {"xref": f"x{panel} domain", "yref": f"y{panel} domain"}
    return side | place | {"text": words}
