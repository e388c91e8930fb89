"""A grid that is tried point by point, and a descent beside it, as one scene under one clock."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gd_core.arrays import Floats
from gd_ui.pages.search.figure import COST, DISTANCE, search_frame
from gd_ui.pages.search.settings import MOST_POINTS, SearchSettings
from gd_ui.pages.search.words import Words
from gd_ui.scene.captions import captions
from gd_ui.scene.panels import cost_numbers, fill, scales
from gd_ui.scene.race import Racer
from gd_ui.scene.ranges import cost_range, farthest_early, linear_range, log_range, weight_range
from gd_ui.scene.runs import descent_run, parabola_curve
from gd_ui.scene.scene import Scene, pack, pack_floats, pack_ramp
from gd_ui.scene.schema import (
    CurveHeight,
    Figure,
    FiniteRamp,
    HeadTrack,
    Json,
    RevealTrack,
    RunMessage,
    Spaced,
    Switch,
    TableCurve,
    TextTrack,
    Track,
    TrailTrack,
    WeightedSum,
)
from gd_ui.text import Text
from gd_ui.text.numbers import number

GRID, DESCENT = "grid", "descent"
"""The runs. One update of each reads all rows once: one grid point, one step."""
FOUND, TRIED = "optimum", "trail"
"""Colours of the palette: green is the best, also the best so far."""
SPEED = 5


@dataclass(frozen=True)
class SearchScene:
    """The scene of the search and the descent that `settings` describe."""

    settings: SearchSettings
    text: Text

    def scene(self) -> Scene:
        """The scene, ready to be sent."""
        words = self.text.of(Words).chart
        run = self.settings.descent.run
        frames = np.arange(run.updates + 1)
        descent = descent_run(run, frames, batches=False, drawn=self.settings.descent.batches)
        best, far = run.data_parabola.vertex, abs(run.w[0] - run.data_parabola.vertex) or 1.0
        distance = TableCurve(between=(best - far, best + far), values=pack([far, 0, far], "f8"))
        descent = replace(
            descent,
            curves=descent.curves | {"distance": distance},
            derived=descent.derived | {"distance": CurveHeight(curve="distance", of="w")},
        )
        return Scene(
            figure=self._figure(),
            runs={DESCENT: descent, GRID: self._grid()},
            tracks=[*self._moving(), *self._words()],
            switches=[self._scales()],
            speed=SPEED,
            captions=replace(
                captions(self.text, words.alt), back=words.back, forward=words.forward, scrub=words.scrub,
                scrub_value=words.scrub_value, speed_unit=words.speed_unit,
            ),
        )  # fmt: skip

    @cached_property
    def tried(self) -> Floats:
        """The w of each grid point in turn, the first once more before it: shape (points + 1,)."""
        w = self.settings.search.w
        return np.concatenate([w[:1], w])

    @cached_property
    def best(self) -> Floats:
        """The best w after as many grid points, as `tried`."""
        found = self.settings.search
        return np.concatenate([found.w[:1], found.w[found.best]])

    @cached_property
    def distances(self) -> dict[str, Floats]:
        """|w − w*| of the grid's best and of the descent's w after each pass."""
        return {
            GRID: np.abs(self.best - self.settings.parabola.vertex),
            DESCENT: np.abs(self.settings.descent.run.w - self.settings.parabola.vertex),
        }

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The range of w that the chart shows: the grid's, and what the descent needs."""
        best = self.settings.parabola.vertex
        seen = [*self.settings.ends, farthest_early(self.settings.descent.run.w, best)]
        return weight_range(best, max(seen, key=lambda w: abs(w - best)))

    def _grid(self) -> RunMessage:
        points = self.settings.points
        return RunMessage(
            updates=points,
            frames=points,
            series={
                "w": pack(self.tried, "f8"),
                "best": pack(self.best, "f8"),
                "distance": pack_floats(self.distances[GRID]),
                "update": pack_ramp(np.arange(points + 1), "u2"),
            },
            curves={"cost": parabola_curve(self.settings.parabola)},
            derived={
                "samples": WeightedSum(sum={"update": len(self.settings.descent.data)}),
                "cost": CurveHeight(curve="cost", of="w"),
                "best_cost": CurveHeight(curve="cost", of="best"),
            },
            moves={},
        )

    def _moving(self) -> list[Track]:
        _, descent = racers(self.text)
        tried = HeadTrack(
            run=GRID, panel=COST, class_="run", colour=TRIED, x="w", curve="cost", radius=6, of_step=True
        )
        distance = HeadTrack(
            run=GRID, panel=DISTANCE, class_="run", colour=FOUND, y="distance", radius=5, of_step=True
        )
        return [
            TrailTrack(run=GRID, panel=COST, class_="trail", x="w", curve="cost", last=MOST_POINTS),
            tried,
            replace(tried, x="best", colour=FOUND, radius=11),
            RevealTrack(run=GRID, panel=DISTANCE, class_="run", colour=FOUND, y="distance", dots=True),
            distance,
            *descent.tracks(COST, DISTANCE, "distance", drag="w0"),
        ]

    def _words(self) -> list[TextTrack]:
        words, points = self.text.of(Words).chart, self.settings.points
        lowest = np.append(False, self.settings.search.best == np.arange(points))
        grid, descent = racers(self.text)
        return [
            TextTrack(slot="badge", run=GRID, templates=[words.going], first=words.ready, last=words.ended),
            TextTrack(slot="line", run=GRID, templates=[words.line]),
            TextTrack(
                slot="sentence", run=GRID, templates=[words.higher, words.lowest], pick=pack(lowest, "u1"),
                first=words.start, held=self.text.steps.held,
            ),
            grid.card(words.card_best),
            descent.card(words.card_w, held=words.card_held),
        ]  # fmt: skip

    def _scales(self) -> Switch:
        words, points = self.text.player, self.settings.points
        far = np.append(np.concatenate(list(self.distances.values())), self.settings.half_spacing)
        first = max(float(distance[0]) for distance in self.distances.values())
        passes = FiniteRamp(from_=0, step=1, length=points + 1)
        return scales(words, log_range(far), linear_range(first, far), series="update", ticks=passes)

    def _figure(self) -> Figure:
        parabola, points = self.settings.parabola, self.settings.points
        by_pass: Json = {"x": {"series": "update"}, "y": {"series": "distance"}}
        half = self.settings.half_spacing
        sure = self.text.of(Words).chart.sure.format(half=number(half, 3))
        numbers = cost_numbers(parabola, self.weights, self.text, run=GRID) | {
            "grid": {
                "run": GRID,
                "x": Spaced(between=self.settings.ends, points=points),
                "y": {"curve": "cost"},
            },
            "sure": {"x": [0, points], "y": [half] * 2, "text": ["", sure]},
            "found": by_pass | {"run": GRID},
            "distance": by_pass | {"run": DESCENT},
        }
        ranges = {
            "xaxis": list(self.weights),
            "yaxis": cost_range(parabola, self.weights),
            "xaxis2": [-0.02 * points, 1.02 * points],
        }
        return fill(search_frame(self.text), numbers, ranges)


def racers(text: Text) -> tuple[Racer, Racer]:
    """The grid and the descent, with their names and colours."""
    words = text.of(Words).chart
    return Racer(GRID, FOUND, words.card_grid), Racer(DESCENT, "weight", words.card_descent)


def search_scene(settings: SearchSettings, text: Text) -> Scene:
    """The scene of a grid of w, tried point by point, and of the descent beside it."""
    return SearchScene(settings, text).scene()
