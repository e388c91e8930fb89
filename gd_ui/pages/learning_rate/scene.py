"""Every learning rate on a map, one of three, and the run of one of them played beside it."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gd_core.theory import log10_cost_slope
from gd_ui.descent.captions import story
from gd_ui.pages.learning_rate.figure import COLOURS, COST, LOSS, MAPS, NEEDED, learning_rate_frame
from gd_ui.pages.learning_rate.marks import over_map
from gd_ui.pages.learning_rate.numbers import map_numbers, map_ranges
from gd_ui.pages.learning_rate.sentences import cards
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.captions import captions
from gd_ui.scene.panels import cost_numbers, fill
from gd_ui.scene.ranges import cost_range, farthest_early, log_range, weight_range
from gd_ui.scene.runs import excess_run
from gd_ui.scene.scene import Scene, pack
from gd_ui.scene.schema import (
    CurveTrack,
    Figure,
    FirstBelow,
    HeadTrack,
    Pick,
    RevealTrack,
    TangentTrack,
    Track,
    TrailTrack,
)
from gd_ui.text import Text

SPEED = 5
UNDER = 0.12
"""Of the height of the chart of cost(w)."""
POWERS = 250
"""Of ten: no cost on a chart is farther from 1."""


@dataclass(frozen=True)
class LearningRateScene:
    """The scene of the map and of the run that `settings` describe."""

    settings: LearningRateSettings
    text: Text

    def scene(self) -> Scene:
        """The scene, ready to be sent."""
        run, text = self.settings.run, self.text
        frames, rates = np.arange(run.updates + 1), pack(self.settings.rates, "f8")
        made = excess_run(run, frames, not self.whole, self.settings.batches)
        needed = FirstBelow(of="excess", below=self.settings.tolerance)
        return Scene(
            figure=self._figure(),
            runs={"run": replace(made, derived=made.derived | {"needed": needed})},
            tracks=[
                *self._moving(),
                *story(text, self.whole, self.weights, text.readout.line),
                *cards(self.settings, text),
            ],
            picks=[Pick(panel=panel, name="lr", among=rates) for panel in MAPS],
            speed=SPEED,
            captions=captions(text, text.of(Words).chart.alt),
        )

    @cached_property
    def whole(self) -> bool:
        """Whether every update reads all rows, so that there is no batch to draw apart from the data."""
        return self.settings.run.batches.rows is None

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The range of w that the chart shows."""
        run = self.settings.run
        return weight_range(run.data_parabola.vertex, farthest_early(run.w, run.data_parabola.vertex))

    def _moving(self) -> list[Track]:
        slope, label = "cost" if self.whole else "batch", self.text.player.drag_value
        batch = [] if self.whole else [CurveTrack(panel=COST, class_="batch", curve="batch")]
        return [
            *batch,
            TrailTrack(panel=COST, class_="trail", x="w", curve="cost", last=40),
            TangentTrack(panel=COST, class_="weight", x="w", curve=slope, idle="cost"),
            HeadTrack(panel=COST, class_="weight", x="w", curve="cost", radius=9, label=label, drag="w0"),
            RevealTrack(panel=LOSS, class_="run", colour=COLOURS[self.settings.method], y="excess"),
            HeadTrack(panel=LOSS, class_="weight", y="excess", radius=5),
            HeadTrack(panel=NEEDED, class_="weight", x="rate", y="needed", radius=6),
        ]

    def _figure(self) -> Figure:
        parabola = self.settings.run.data_parabola
        numbers = map_numbers(self.settings) | cost_numbers(parabola, self.weights, self.text)
        numbers["excess"] = {"run": "run", "x": {"series": "update"}, "y": {"series": "excess"}}
        if (line := self.slope()) is not None:
            numbers["slope"] = {"x": line[0], "y": line[1]}
        base = learning_rate_frame(self.text, self.settings.method)
        made = fill(base, numbers, map_ranges(self.settings) | self._ranges())
        return made | {"layout": made["layout"] | over_map(self.settings, self.text)}

    def _ranges(self) -> dict[str, list[float]]:
        end = self.settings.run.updates or 1
        return {
            "xaxis": list(self.weights),
            "yaxis": self._costs(),
            f"xaxis{LOSS}": [-0.02 * end, 1.02 * end],
            f"yaxis{LOSS}": log_range(np.append(self.settings.run.excess, self.settings.tolerance)),
        }

    def _costs(self) -> list[float]:
        """Of cost(w), with room for the words under its lowest point: the chart is a low one."""
        low, high = cost_range(self.settings.run.data_parabola, self.weights)
        return [low - UNDER * (high - low), high]

    def slope(self) -> tuple[list[float], list[float]] | None:
        """The line on which theory puts the cost of BGD, by its two ends; None where it has none."""
        first, run = float(self.settings.run.excess[0]), self.settings.run
        by_update = log10_cost_slope(run.data_parabola, self.settings.learning_rate)
        if not self.whole or first == 0 or not math.isfinite(by_update):
            return None
        power = math.log10(first)
        updates = min(run.updates, (POWERS - abs(power)) / abs(by_update)) if by_update else run.updates
        return [0, updates], [first, 10 ** (power + by_update * updates)]


def learning_rate_scene(settings: LearningRateSettings, text: Text) -> Scene:
    """The scene of the page on learning rates."""
    return LearningRateScene(settings, text).scene()
