"""Runs down one cost as one scene: their balls on one parabola, their costs on one chart, under one clock."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from gd_core import Parabola, Run
from gd_ui.scene import race
from gd_ui.scene.captions import captions
from gd_ui.scene.key_frames import Frames, key_frames
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import (
    band,
    base_figure,
    cost_curve,
    cost_numbers,
    fill,
    level,
    scales,
    swatch,
    title,
    two_panels,
)
from gd_ui.scene.race import Racer
from gd_ui.scene.ranges import cost_range, farthest_early, linear_range, log_range, weight_range
from gd_ui.scene.runs import excess_run, thinned
from gd_ui.scene.scene import Scene, pack
from gd_ui.scene.schema import (
    CurveHeight,
    Figure,
    Json,
    Patch,
    Ramp,
    RunMessage,
    Switch,
    TableCurve,
    TextTrack,
    Track,
)
from gd_ui.text import Text

COST, LOSS, LANES = "", "2", "3"
"""The panels, by the number Plotly gives their axes; in the third, where there is a target, each run has a lane."""
LOWEST = 1e-4
"""Of the target: a run that goes on below it leaves the chart."""
LANES_BELOW: Patch = {
    "height": 450, "xaxis.title.text": "", "yaxis.domain": [0.44, 1],
    "xaxis3.domain": [0, 0.46], "yaxis3.domain": [0, 0.28],
}  # fmt: skip
LANES_INSTEAD: Patch = {
    "height": 420, "yaxis.domain": [0.5, 1], "yaxis2.domain": [0, 0.25],
    "xaxis3.domain": [0, 1], "yaxis3.domain": [0, 0.25],
}  # fmt: skip
"""Where the lanes stand: on a wide page below the cost, on a narrow one in turn with the loss."""
TARGET: Json = {"color": PALETTE.text.light, "width": 1, "dash": "dot"}

Axes = Mapping[str, tuple[str, list[float], float]]
"""What the clock may count: by its series the title, where each run ends, and the first value above 0."""


@dataclass(frozen=True)
class SideBySide:
    """The scene of `runs` by their racers. They have one start and one cost, told above the least possible.

    `most`: so many key frames each. `card`: the template of their cards. `target`: a cost to be reached, and its name.
    `drag`: what a dragged start is called, where it may be dragged. `first`: the template of who wins.
    """

    runs: Mapping[Racer, Run]
    text: Text
    most: int
    card: str
    target: tuple[float, str] | None = None
    drag: str | None = None
    first: str | None = None

    def scene(self, axes: Axes, alt: str) -> Scene:
        """The scene, ready to be sent; `alt` describes the picture."""
        words = self.text.race
        messages: dict[str, RunMessage] = {}
        tracks: list[Track] = [TextTrack(slot="line", templates=[words.line])]
        for lane, (racer, run) in enumerate(self.runs.items()):
            tracks += racer.tracks(COST, LOSS, "excess", drag=None if messages else self.drag)
            tracks.append(racer.card(self.card))
            messages[racer.name] = excess_run(run, self._frames(run))
            if self.target is not None:
                tracks += racer.lane(LANES, "distance", "lane")
                messages[racer.name] = self._in_lane(messages[racer.name], lane)
        options = [race.axis(name, LOSS, *measured) for name, measured in axes.items()]
        return Scene(
            figure=self._figure(),
            runs=messages,
            tracks=tracks,
            switches=[
                Switch(id="axis", label=self.text.player.axis, options=options, first=self.first),
                self._scales(),
            ],
            speed=race.SPEED,
            captions=replace(captions(self.text, alt), scrub_value=words.line, speed_unit=words.speed_unit),
        )

    @cached_property
    def _parabola(self) -> Parabola[float]:
        return next(iter(self.runs.values())).data_parabola

    def _in_lane(self, message: RunMessage, lane: int) -> RunMessage:
        """With its distance from the lowest cost, and the height of its lane."""
        best = self._parabola.vertex
        reach = max(1.0, abs(best))
        away = TableCurve(between=(best - reach, best + reach), values=pack([reach, 0, reach], "f8"))
        return replace(
            message,
            series=message.series | {"lane": Ramp(from_=lane, step=0)},
            curves=message.curves | {"distance": away},
            derived=message.derived | {"distance": CurveHeight(curve="distance", of="w")},
        )

    def _frames(self, run: Run) -> Frames:
        return key_frames(run.updates, self.most, self.most)

    def _scales(self) -> Switch:
        losses = np.concatenate([run.excess for run in self.runs.values()])
        shown = losses
        if self.target is not None:
            shown = np.append(losses[losses > LOWEST * self.target[0]], self.target[0])
        return scales(self.text.player, log_range(shown), linear_range(losses[0], losses))

    def _figure(self) -> Figure:
        best = self._parabola.vertex
        farthest = [farthest_early(run.w, best) for run in self.runs.values()]
        weights = weight_range(best, max(farthest, key=lambda w: abs(w - best)))
        first = next(iter(self.runs)).name
        numbers = cost_numbers(self._parabola, weights, self.text, run=first)
        for racer, run in self.runs.items():
            shown = ["excess"] + ["lowest", "highest"] * thinned(run, self._frames(run))
            by_axis: Json = {"run": racer.name, "x": {"switch": "axis"}}
            numbers |= {f"{name}-{racer.name}": by_axis | {"y": {"series": name}} for name in shown}
        ranges = {"xaxis": list(weights), "yaxis": cost_range(self._parabola, weights)}
        shapes = []
        if self.target is not None:
            shapes = [level(LOSS, self.target[0], TARGET)]
            lanes, finish = [-0.6, len(self.runs) - 0.4], self._distance(self.target[0])
            numbers["finish"] = {"x": [finish, finish], "y": lanes}
            ranges |= {"xaxis3": self._way(finish), "yaxis3": lanes[::-1]}
        made = fill(
            _base_figure(self.text, tuple(self.runs), self.target[1] if self.target else ""), numbers, ranges
        )
        return made | {"layout": made["layout"] | {"shapes": shapes}}

    def _distance(self, excess: float) -> float:
        """From the lowest cost, where the cost is so much above it."""
        return math.sqrt(2 * excess / self._parabola.curvature) if self._parabola.curvature else 1.0

    def _way(self, finish: float) -> list[float]:
        """The range of the lanes: from the farthest to beyond the finish, where a run that goes on leaves the chart."""
        best = self._parabola.vertex
        away = np.concatenate([abs(run.w - best) for run in self.runs.values()])
        starts = [abs(farthest_early(run.w, best) - best) for run in self.runs.values()]
        shown = away[(away > math.sqrt(LOWEST) * finish) & (away <= max(starts))]
        return log_range(np.append(shown, finish))[::-1]


@lru_cache
def _base_figure(text: Text, racers: tuple[Racer, ...], target: str) -> Figure:
    traces = cost_curve()
    traces[0].line.color = PALETTE.rows.light  # the colours belong to the runs here
    for racer in racers:
        traces += _loss_traces(racer)
    to_target = title(LOSS, swatch("┅", PALETTE.text.light, target), right=True)
    layout: Json = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": [
            title(COST, swatch("━", PALETTE.rows.light, text.chart.cost)), title(LOSS, text.race.loss),
            *([to_target] if target else []),
        ],
    }  # fmt: skip
    wide, narrow = two_panels(left=0.46, lower=0.38)
    if not target:
        return base_figure(traces, layout, wide, narrow)
    traces.append(
        go.Scatter(name="finish", mode="lines", line=TARGET, hoverinfo="skip", xaxis="x3", yaxis="y3")
    )
    layout |= {
        "xaxis3": {"anchor": "y3", "type": "log", "exponentformat": "power"},
        "yaxis3": {"anchor": "x3", "dtick": 1, "showticklabels": False},
    }
    layout["annotations"].append(title(LANES, text.race.lanes))
    strip = {LOSS: text.chart.loss_strip, LANES: text.race.lanes_strip}
    return base_figure(traces, layout, wide | LANES_BELOW, narrow | LANES_INSTEAD, strip)


def _loss_traces(racer: Racer) -> list[Any]:
    name, colour = racer.name, getattr(PALETTE, racer.colour).light
    place: Json = {"xaxis": "x2", "yaxis": "y2"}
    line = {"color": colour, "width": 2, "dash": racer.style.dash or "solid"}
    return [
        *band(f"lowest-{name}", f"highest-{name}", colour, place, opacity=0.15),
        go.Scatter(name=f"excess-{name}", mode="lines", hoverinfo="skip", opacity=0.3, line=line, **place),
    ]
