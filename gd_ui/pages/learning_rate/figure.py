"""What stands still in the picture of all learning rates: a chart over α, one of three, and two of the run played."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from gd_ui.descent.settings import Method
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import FAINT, band, base_figure, cost_curve, dots
from gd_ui.scene.schema import Figure, Json
from gd_ui.text import Text

COST, NEEDED, FINAL, FARTHER, LOSS = "", "2", "3", "4", "5"
"""The panels, by the number Plotly gives their axes."""
MAPS = (NEEDED, FINAL, FARTHER)
"""Those over α: they share one place, and the first is seen to begin with."""
COLOURS = {Method.BGD: "data", Method.SGD: "batch", Method.MINI_BATCH: "pink"}
HERE: Json = {"color": PALETTE.weight.light, "size": 11, "line": {"color": PALETTE.paper.light, "width": 1.5}}
"""The mark of the run that is played."""
BEADS: Json = {"color": PALETTE.trail.light, "width": 5, "dash": "1px,9px"}
"""The line of theory: wider than the run's own, which covers it where the two agree."""
OVER_ALPHA = {f"xaxis{panel}.domain": [0, 0.56] for panel in MAPS} | {
    f"yaxis{panel}.domain": [0, 1] for panel in MAPS
}
WIDE = OVER_ALPHA | {
    "height": 500, "margin.t": 46,
    "xaxis.domain": [0.64, 1], "yaxis.domain": [0.6, 1],
    "xaxis5.domain": [0.64, 1], "yaxis5.domain": [0, 0.32],
}  # fmt: skip
STACKED = {f"xaxis{panel}.domain": [0, 1] for panel in (*MAPS, LOSS)} | {
    f"yaxis{panel}.domain": [0, 0.29] for panel in (*MAPS, LOSS)
}
NARROW = STACKED | {
    "height": 430, "margin.b": 34,
    "xaxis.title.text": "", "xaxis.domain": [0, 1], "yaxis.domain": [0.63, 1],
}  # fmt: skip


@lru_cache
def learning_rate_frame(text: Text, played: Method) -> Figure:
    """The traces without their numbers, and the layout; `played` is drawn bold, with a point for each α."""
    log: Json = {"type": "log", "exponentformat": "power"}
    rates = log | {"dtick": 1, "title": {"text": "α"}}
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": rates | {"anchor": "y2"}, "yaxis2": log | {"anchor": "x2", "dtick": 1},
        "xaxis3": rates | {"anchor": "y3"}, "yaxis3": log | {"anchor": "x3"},
        "xaxis4": rates | {"anchor": "y4"}, "yaxis4": {"anchor": "x4", "tickvals": [0, 50, 100]},
        "xaxis5": {"anchor": "y5", "title": {"text": text.player.axis_update}}, "yaxis5": log | {"anchor": "x5"},
    }  # fmt: skip
    words = text.of(Words).chart
    names = {NEEDED: words.needed_strip, FINAL: words.final_strip, FARTHER: words.farther_strip}
    return base_figure(
        [*_run(played), *_bands(), *_lines(played), *_points(played), *_here()],
        layout,
        WIDE,
        NARROW,
        names | {LOSS: text.chart.loss_strip},
        tabs=list(MAPS),
    )


def _run(played: Method) -> list[Any]:
    own: Json = _in(LOSS) | {"mode": "lines"}
    line = {"color": colour_of(played), "width": 2}
    return [
        *cost_curve(),
        go.Scatter(name="slope", line=BEADS, hoverinfo="skip", **own),
        go.Scatter(name="excess", line=line, opacity=0.4, hovertemplate="%{y:.4~g}<extra></extra>", **own),
    ]


def _bands() -> list[Any]:
    """From the 5 % to the 95 % point; BGD's runs are all the same."""
    made: list[Any] = []
    for panel in (FINAL, NEEDED):
        for method in (Method.SGD, Method.MINI_BATCH):
            low, high, colour = f"{panel}-low-{method}", f"{panel}-high-{method}", colour_of(method)
            made += band(low, high, colour, _in(panel), fillcolor=colour + FAINT)
    return made


def _lines(played: Method) -> list[Any]:
    """The one that is played lies on top."""
    order = sorted(Method, key=lambda method: method is played)
    shown = "α %{x:.4~g}: %{y:.3~g}<extra></extra>"
    return [
        go.Scatter(
            name=f"{panel}-{method}", mode="lines", hovertemplate=shown, **_in(panel),
            line={"color": colour_of(method), "width": 2.5 if method is played else 1.5},
        )
        for panel in MAPS
        for method in order
    ]  # fmt: skip


def _points(played: Method) -> list[Any]:
    return [
        dots(f"{panel}-points", colour_of(played), 5, hoverinfo="skip", **_in(panel))
        for panel in (FINAL, NEEDED)
    ]


def _here() -> list[Any]:
    """Where the run that is played lies on the map of costs; on that of updates it moves with the hand."""
    return [go.Scatter(name=f"{FINAL}-here", mode="markers", hoverinfo="skip", **_in(FINAL))]


def _in(panel: str) -> Json:
    return {"xaxis": f"x{panel}", "yaxis": f"y{panel}"}


def colour_of(method: Method) -> str:
    """The colour of its marks."""
    return str(getattr(PALETTE, COLOURS[method]).light)
