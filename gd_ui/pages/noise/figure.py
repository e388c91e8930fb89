"""What stands still in the picture of noise: three panels, of which the steps of a story show one each."""

from functools import lru_cache
from typing import Any

import plotly.graph_objects as go

from gd_ui.pages.noise.draws import SIZES
from gd_ui.pages.noise.settings import OTHERS
from gd_ui.pages.noise.words import Picture, Words
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import FAINT, band, base_figure, swatch, title
from gd_ui.scene.schema import Figure, Json, Patch
from gd_ui.text import Text

FAN, CLOUD, FLOORS = "", "2", "3"
"""The panels, by the number Plotly gives their axes."""
WIDE = {
    "height": 470,
    "xaxis.domain": [0, 0.58], "yaxis.domain": [0, 1],
    "xaxis2.domain": [0.67, 1], "yaxis2.domain": [0.6, 1],
    "xaxis3.domain": [0.67, 1], "yaxis3.domain": [0, 0.36],
}  # fmt: skip
NARROW = {
    "height": 430, "margin.t": 46, "margin.b": 34,
    "xaxis.title.text": "",
    "xaxis.domain": [0, 1], "yaxis.domain": [0.53, 1],
    "xaxis2.domain": [0, 1], "yaxis2.domain": [0, 0.26],
    "xaxis3.domain": [0, 1], "yaxis3.domain": [0, 0.26],
}  # fmt: skip
OTHER_RUNS = [f"other-{place}" for place in range(1, OTHERS + 1)]
BAND = ["low", "high", "median"]
LEVELS = ["predicted", "measured"]
"""Traces, by what shows them first."""
INSIDE: Json = {"x": 0.99, "y": 0.98, "xanchor": "right", "yanchor": "top", "align": "right"}


@lru_cache
def noise_frame(text: Text) -> Figure:
    """The traces without their numbers, and the layout without its titles."""
    words = text.of(Words).picture
    powers: Json = {"type": "log", "exponentformat": "power"}
    layout = {
        "xaxis": {"title": {"text": text.player.axis_update}}, "yaxis": powers,
        "xaxis2": {"anchor": "y2", "title": {"text": words.gradient}, "tickformat": "~s"},
        "yaxis2": {"anchor": "x2", "tickformat": "~s"},
        "xaxis3": {
            "anchor": "y3", "type": "log", "title": {"text": text.controls["batch"].label},
            "tickvals": list(SIZES), "range": [-0.15, 2.3],
        },
        "yaxis3": powers | {"anchor": "x3", "dtick": 1},
    }  # fmt: skip
    grey = {"color": PALETTE.muted.light, "width": 1}
    zero = go.Scatter(name="zero", mode="lines", line=grey, xaxis="x2", yaxis="y2", hoverinfo="skip")
    strip = {CLOUD: words.cloud_strip, FLOORS: words.floors_strip}
    return base_figure([*_fan(), zero, *_floors()], layout, WIDE, NARROW, strip)


def _fan() -> list[Any]:
    blue, green, red = PALETTE.data.light, PALETTE.optimum.light, PALETTE.weight.light
    level: Json = {"mode": "lines", "hovertemplate": "%{y:.4~g}<extra></extra>"}
    other: Json = {"mode": "lines", "hoverinfo": "skip", "line": {"color": PALETTE.rows.light, "width": 1}}
    ahead: Json = other | {"opacity": 0.35, "line": {"color": red, "width": 1}}
    return [
        *band("low", "high", blue, {}, fillcolor=blue + FAINT),
        *(go.Scatter(name=name, **other) for name in OTHER_RUNS),
        *band("lowest", "highest", red, {}, fillcolor=red + FAINT),
        go.Scatter(name="excess", **ahead),
        go.Scatter(
            name="mean", mode="lines", line={"color": PALETTE.text.light, "width": 2}, hoverinfo="skip"
        ),
        go.Scatter(name="median", line={"color": blue, "width": 2}, **level),
        go.Scatter(name="predicted", line={"color": green, "width": 2.5, "dash": "dash"}, **level),
        go.Scatter(name="measured", line={"color": PALETTE.text.light, "width": 2.5, "dash": "dot"}, **level),
    ]


def _floors() -> list[Any]:
    green, orange, pink = PALETTE.optimum.light, PALETTE.batch.light, PALETTE.pink.light
    place: Json = {"xaxis": "x3", "yaxis": "y3", "hovertemplate": "%{x}: %{y:.3~g}<extra></extra>"}
    points: Json = place | {"mode": "markers"}
    ring = {"color": PALETTE.text.light, "size": 15, "symbol": "circle-open", "line": {"width": 2}}
    return [
        go.Scatter(name="floors", mode="lines", line={"color": green, "width": 2, "dash": "dash"}, **place),
        go.Scatter(name="FRESH", marker={"color": orange, "size": 8}, **points),
        go.Scatter(name="RESHUFFLED", marker={"color": pink, "size": 9, "symbol": "diamond"}, **points),
        go.Scatter(
            name="FULL_ONLY", marker={"color": pink, "size": 9, "symbol": "diamond-open", "line": {"width": 2}},
            **points,
        ),
        go.Scatter(name="here", marker=ring, **points),
    ]  # fmt: skip


def titles(words: Picture, runs: int, seed: int, ways: bool) -> tuple[list[Json], Patch]:
    """What stands above the panels, and the first of it on a narrow page, where it takes two lines.

    `ways` says whether the floors are measured for each way of drawing.
    """
    blue, orange = PALETTE.data.light, PALETTE.batch.light
    fan = [*_runs(words, runs), swatch("━", blue, words.median), _lit(words, seed)]
    cloud = [swatch("●", orange, words.cloud), swatch("●", blue, words.whole)]
    floors = [swatch("┅", PALETTE.optimum.light, words.floors)]
    if ways:
        pink = PALETTE.pink.light
        floors = [swatch("┅", PALETTE.optimum.light, words.formula), swatch("●", orange, words.fresh)]
        floors += [swatch("◆", pink, words.reshuffled), swatch("◇", pink, words.full_only)]
    above = [
        title(panel, "  ".join(labels)) for panel, labels in ((FAN, fan), (CLOUD, cloud), (FLOORS, floors))
    ]
    return above, {"annotations.0.text": f"{fan[0]}<br>{'  '.join(fan[1:])}", "annotations.0.align": "left"}


def headings(words: Picture, runs: int, seed: int) -> list[Patch]:
    """What stands above the fan where it is alone: of one run, of ten, of all."""
    one = [words.excess_alone, _lit(words, seed)]
    ten = [*one, swatch("━", PALETTE.rows.light, words.others)]
    return [
        {"annotations.0.text": "  ".join(labels)}
        for labels in (one, ten, [*_runs(words, runs), _lit(words, seed)])
    ]


def _runs(words: Picture, runs: int) -> list[str]:
    return [words.excess.format(runs=runs), swatch("■", PALETTE.data.light + "80", words.middle)]


def _lit(words: Picture, seed: int) -> str:
    return swatch("━", PALETTE.weight.light, words.lit.format(seed=seed))


def inside(panel: str, lines: list[str]) -> list[Json]:
    """The lines in the upper right corner of the panel, where the fan leaves room; or in the middle of an empty one."""
    return [title(panel, "<br>".join(lines)) | INSIDE] if lines else []
