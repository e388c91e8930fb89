"""Runs down one cost as one scene: their balls on one parabola, their costs on one chart, under one clock."""

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
from gd_ui.scene.scene import Scene
from gd_ui.scene.schema import Figure, Json, RunMessage, Switch, TextTrack, Track
from gd_ui.text import Text

COST, LOSS = "", "2"
"""The panels, by the number Plotly gives their axes."""
LOWEST = 1e-4
"""Of the target: a run that goes on below it leaves the chart."""
TARGET: Json = {"color": PALETTE.text.light, "width": 1, "dash": "dot"}

Axes = Mapping[str, tuple[str, list[float], float]]
"""What the clock may count: by its series the title, where each run ends, and the first value above 0."""


@dataclass(frozen=True)
class SideBySide:
    """The scene of `runs` by their racers. They have one start and one cost, told above the least possible.

    `most`: so many key frames each. `card`: the template of their cards. `target`: a cost to be marked, and its name.
    `drag`: what a dragged start is called, where it may be dragged.
    """

    runs: Mapping[Racer, Run]
    text: Text
    most: int
    card: str
    target: tuple[float, str] | None = None
    drag: str | None = None

    def scene(self, axes: Axes, alt: str) -> Scene:
        """The scene, ready to be sent; `alt` describes the picture."""
        words = self.text.race
        messages: dict[str, RunMessage] = {}
        tracks: list[Track] = [TextTrack(slot="line", templates=[words.line])]
        for racer, run in self.runs.items():
            tracks += racer.tracks(COST, LOSS, "excess", drag=None if messages else self.drag)
            tracks.append(racer.card(self.card))
            messages[racer.name] = excess_run(run, self._frames(run))
        options = [race.axis(name, LOSS, *measured) for name, measured in axes.items()]
        return Scene(
            figure=self._figure(),
            runs=messages,
            tracks=tracks,
            switches=[Switch(id="axis", label=self.text.player.axis, options=options), self._scales()],
            speed=race.SPEED,
            captions=replace(captions(self.text, alt), scrub_value=words.line, speed_unit=words.speed_unit),
        )

    @cached_property
    def _parabola(self) -> Parabola[float]:
        return next(iter(self.runs.values())).data_parabola

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
        made = fill(
            _base_figure(self.text, tuple(self.runs), self.target[1] if self.target else ""), numbers, ranges
        )
        shapes = [] if self.target is None else [level(LOSS, self.target[0], TARGET)]
        return made | {"layout": made["layout"] | {"shapes": shapes}}


@lru_cache
def _base_figure(text: Text, racers: tuple[Racer, ...], target: str) -> Figure:
    traces = cost_curve()
    traces[0].line.color = PALETTE.rows.light  # the colours belong to the runs here
    for racer in racers:
        traces += _loss_traces(racer.name, getattr(PALETTE, racer.colour).light)
    to_target = title(LOSS, swatch("┅", PALETTE.text.light, target), right=True)
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": [
            title(COST, swatch("━", PALETTE.rows.light, text.chart.cost)), title(LOSS, text.race.loss),
            *([to_target] if target else []),
        ],
    }  # fmt: skip
    return base_figure(traces, layout, *two_panels(left=0.46, lower=0.38))


def _loss_traces(name: str, colour: str) -> list[Any]:
    place: Json = {"xaxis": "x2", "yaxis": "y2"}
    line = {"color": colour, "width": 2}
    return [
        *band(f"lowest-{name}", f"highest-{name}", colour, place, opacity=0.15),
        go.Scatter(name=f"excess-{name}", mode="lines", hoverinfo="skip", opacity=0.3, line=line, **place),
    ]
