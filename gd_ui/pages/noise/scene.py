"""The runs of many seeds as a scene: the fan, the cloud of gradients at w, the floor against the batch size.

A story shows them one after the other.
"""

from dataclasses import dataclass
from functools import cached_property
from math import isfinite, log10

import numpy as np

from gd_core.arrays import Floats
from gd_core.floors import Sampling
from gd_ui.pages.noise.draws import SIZES, floor_law
from gd_ui.pages.noise.figure import CLOUD, FAN, FLOORS, OTHER_RUNS, inside, noise_frame, titles
from gd_ui.pages.noise.run import agreeing, noise_run
from gd_ui.pages.noise.sentences import levels, tracks
from gd_ui.pages.noise.settings import NoiseSettings, Outcome
from gd_ui.pages.noise.steps import names, story
from gd_ui.pages.noise.words import Words
from gd_ui.scene.captions import captions
from gd_ui.scene.key_frames import Frames, key_frames
from gd_ui.scene.panels import fill
from gd_ui.scene.ranges import log_range, padded
from gd_ui.scene.runs import thinned
from gd_ui.scene.scene import Scene, pack, pack_floats, pack_powers, pack_ramp
from gd_ui.scene.schema import (
    CloudTrack,
    Figure,
    HeadTrack,
    Json,
    Option,
    Patch,
    Pick,
    RevealTrack,
    Switch,
    Track,
)
from gd_ui.text import Text

SPEED = 15
"""Updates a second: a fan is looked at as a whole."""
MOST_FRAMES = 280
"""Of a long run: with its lines, each costs twice what one of a single run does."""
SOME = 210
"""Points of each run of the next seeds, and of the mean."""
DIPS = 10
"""How far below the fan the chart goes: a single run, on its way across the bottom, dips as low as you like."""
RING = 1.6
"""Times: room on the chart of the floors for the ring around the size that is chosen."""


@dataclass(frozen=True)
class NoiseScene:
    """The scene of `fan`."""

    fan: NoiseSettings
    text: Text

    @cached_property
    def frames(self) -> Frames:
        """The update numbers that can be looked at."""
        return key_frames(self.fan.run.updates, most=MOST_FRAMES)

    @cached_property
    def _hovers(self) -> bool:
        return self.fan.outcome is Outcome.HOVERING

    def scene(self) -> Scene:
        """The scene, ready to be sent."""
        words = self.text.of(Words).picture
        return Scene(
            figure=self._figure(),
            runs={"run": noise_run(self.fan, self.frames, self._agree)},
            tracks=[*self._moving(), *tracks(self.fan, self.text, self._agree)],
            switches=[self._along(), self._story()],
            picks=[Pick(panel=FLOORS, name="batch", among=pack(SIZES, "u4"))],
            speed=SPEED,
            captions=captions(self.text, words.alt, thinned(self.fan.run, self.frames)),
        )

    @cached_property
    def _agree(self) -> Floats:
        return agreeing(self.fan, self.frames)

    def _moving(self) -> list[Track]:
        cloud = self.fan.cloud
        slope, zero = pack_floats(cloud.curvature), pack_floats(cloud.vertex)
        return [
            RevealTrack(panel=FAN, class_="run", colour="weight", width=1.3, y="excess"),
            HeadTrack(panel=FAN, class_="weight", y="excess", radius=6),
            CloudTrack(panel=CLOUD, class_="batch", of="w", slope=slope, zero=zero, y=slope),
            HeadTrack(panel=CLOUD, class_="run", colour="data", x="pull", y="level", radius=7),
        ]

    def _figure(self) -> Figure:
        by_update: Json = {"run": "run", "x": {"series": "update"}}
        series = ["excess", "low", "median", "high"] + ["lowest", "highest"] * thinned(
            self.fan.run, self.frames
        )
        series += ["predicted"] * self.fan.is_predicted
        numbers = {name: by_update | {"y": {"series": name}} for name in series}
        tallest = float(self.fan.cloud.curvature.max())
        numbers |= {"zero": {"x": [0.0, 0.0], "y": [0.0, tallest]}}
        numbers |= self._measured_level() | self._against_size() | self._at_some_updates()
        figure = fill(noise_frame(self.text), numbers, self._ranges)
        written, narrow = self._annotations()
        layout = figure["layout"] | {"annotations": written}
        return figure | {"layout": layout, "narrow": figure["narrow"] | narrow, "fades": True}

    def _at_some_updates(self) -> dict[str, Json]:
        fan, some = self.fan, self.frames[:: -(-len(self.frames) // SOME)]
        if fan.is_whole:
            return {}
        lines = np.vstack([fan.mean[some], fan.others[some].T])
        packed = pack_powers(lines, self._ranges["yaxis"])
        updates: Json = {"x": pack_ramp(some, "u2"), "points": len(some)}
        return {
            name: updates | {"y": line} for name, line in zip(["mean", *OTHER_RUNS], packed, strict=False)
        }

    def _measured_level(self) -> dict[str, Json]:
        """Over the updates from which it was taken."""
        last, at = int(self.frames[-1]), self.fan.hovers_at
        return {"measured": {"x": [last - self.fan.window, last], "y": [at, at]}} if self._hovers else {}

    @cached_property
    def _floors(self) -> dict[str, Floats]:
        """At each of the batch sizes, NaN for none: predicted for rows drawn afresh, and measured for each way."""
        fan = self.fan
        rate = np.array(fan.learning_rate)
        predicted = np.array([float(floor_law(fan.source, size).at(rate)) for size in fan.sizes])
        floors = {"floors": np.where((predicted > 0) & np.isfinite(predicted), predicted, np.nan)}
        if fan.floors:
            of = fan.floors
            floors |= {
                sampling.name: np.array([of.get((sampling, size), np.nan) for size in fan.sizes])
                for sampling in Sampling
            }
        return floors

    def _against_size(self) -> dict[str, Json]:
        fan = self.fan
        numbers: dict[str, Json] = {
            name: {"x": list(fan.sizes), "y": pack_floats(floors)} for name, floors in self._floors.items()
        }
        if self._hovers:
            numbers["here"] = {"x": [fan.batch_size], "y": [fan.hovers_at]}
        return numbers

    @cached_property
    def _ranges(self) -> dict[str, list[float]]:
        fan, curvatures = self.fan, self.fan.cloud.curvature
        floors = np.concatenate([*self._floors.values(), [fan.hovers_at] * self._hovers])
        return {
            "yaxis": log_range(self._heights()),
            "xaxis2": self._gradients(),
            "yaxis2": padded(np.append(curvatures, 1.05 * curvatures.max())),
            "yaxis3": log_range(np.outer((1 / RING, RING), floors[np.isfinite(floors)]).ravel()),
        }

    def _heights(self) -> Floats:
        """What the chart of the fan has to hold."""
        fan, lines = self.fan, self.fan.quantiles[:, self.frames]
        own = np.maximum(fan.excess[self.frames, 0], lines.min() / DIPS)
        return np.concatenate([lines.ravel(), own, *[fan.predicted] * fan.is_predicted])

    def _gradients(self) -> list[float]:
        """All the cloud's gradients at the bottom, and wherever the run goes within its first distance from there."""
        w, best, cloud = self.fan.run.w, self.fan.run.data_parabola.vertex, self.fan.cloud
        near = w[np.abs(w - best) <= abs(w[0] - best)]
        gradients = np.concatenate([cloud.gradient(float(at)) for at in (near.min(), best, near.max())])
        return padded(gradients)

    def _annotations(self) -> tuple[list[Json], Patch]:
        fan, words = self.fan, self.text.of(Words).picture
        none = [] if np.isfinite(self._floors["floors"]).any() else [words.no_floor]
        above, narrow = titles(words, fan.runs, fan.seed, bool(fan.floors))
        shown = [
            *above,
            *names(fan, self.text, self._ranges["yaxis"]),
            *inside(FAN, self._levels),
            *inside(FLOORS, none),
        ]
        return shown, narrow

    def _story(self) -> Switch:
        predicted = zip(self.fan.sizes, map(float, self._floors["floors"]), strict=True)
        floors = {size: floor for size, floor in predicted if isfinite(floor)}
        return story(self.fan, self.text, bool(self._levels), floors)

    @cached_property
    def _levels(self) -> list[str]:
        return levels(self.fan, self.text.of(Words).picture)

    def _along(self) -> Switch:
        last, words = float(self.frames[-1] or 1), self.text.player
        even: Patch = {"xaxis.type": "linear", "xaxis.range": [-0.02 * last, 1.02 * last]}
        powers: Patch = {"xaxis.type": "log", "xaxis.range": [-0.05, 1.02 * log10(last) + 0.05]}
        options = [
            Option(id="linear", label=words.scale_linear, layout=even),
            Option(id="log", label=words.scale_log, layout=powers),
        ]
        return Switch(id="along", label=self.text.of(Words).picture.along, options=options)


def noise_scene(fan: NoiseSettings, text: Text) -> Scene:
    """The scene of the page on noise."""
    return NoiseScene(fan, text).scene()
