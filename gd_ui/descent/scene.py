"""A run of gradient descent as a scene of three linked panels under one clock."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from html import escape
from itertools import accumulate
from unicodedata import east_asian_width

import numpy as np
from numpy.typing import NDArray

from gd_core import Batches, Dataset, Run
from gd_core.arrays import Ints
from gd_ui.descent.captions import moving_words
from gd_ui.descent.figure import COST, DATA, LOSS, PUSH, descent_frame
from gd_ui.descent.shown_rows import ShownRows, shown_rows
from gd_ui.export.line import one_line
from gd_ui.rows.source import Source
from gd_ui.scene.captions import captions
from gd_ui.scene.key_frames import WHOLE, Frames, key_frames
from gd_ui.scene.panels import cost_numbers, fill, scales
from gd_ui.scene.ranges import (
    EARLY,
    cost_range,
    farthest_early,
    linear_range,
    log_range,
    padded,
    weight_range,
)
from gd_ui.scene.runs import descent_run, thinned
from gd_ui.scene.scene import Scene, float_kind, pack_ramp
from gd_ui.scene.schema import (
    BarTrack,
    CurveTrack,
    ErrorsTrack,
    Figure,
    HeadTrack,
    Json,
    Option,
    Patch,
    PointsTrack,
    PushesTrack,
    RayTrack,
    RevealTrack,
    RowCurvesTrack,
    Switch,
    TangentTrack,
    Track,
    TrailTrack,
)
from gd_ui.text import Text
from gd_ui.text.numbers import number

FEW_UPDATES = 6
FEW_ROWS = 500
AXIS_NAME = 16
"""So many letters of a column's name stand beside an axis."""


@dataclass(frozen=True)
class DescentScene:
    """The scene of `run` on the rows of `source`; `true_epochs` says whether its epochs visit every row once."""

    run: Run
    text: Text
    true_epochs: bool
    source: Source
    drawn: Batches | None = None

    @cached_property
    def whole(self) -> bool:
        """Whether every update reads all rows, so that there is no batch to draw apart from the data."""
        return self.run.batches.rows is None

    @cached_property
    def frames(self) -> Frames:
        """The update numbers that can be looked at."""
        return key_frames(self.run.updates)

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The range of w that the chart shows."""
        best = self.run.data_parabola.vertex
        return weight_range(best, farthest_early(self.run.w, best))

    @cached_property
    def rows(self) -> ShownRows:
        """The rows that are drawn; of a run that bends those, too, that it reads only when it is longer."""
        if self.drawn is None or thinned(self.run, self.frames):
            return shown_rows(self.run.batches, self.frames[1:] - 1)
        return shown_rows(self.drawn, np.arange(min(len(self.drawn), WHOLE)))

    def scene(self) -> Scene:
        """The scene, ready to be sent."""
        run, data, text = self.run, self.run.data, self.text
        words = captions(text, text.chart.alt, thinned(run, self.frames))
        if len(self.rows.shown) < len(data):
            fewer = text.data.thinned.format(shown=f"{len(self.rows.shown):,}", n=f"{len(data):,}")
            said = f"{words.thinned} {fewer}" if words.thinned else fewer
            words = replace(words, thinned=said, some_rows=text.player.some_rows)
        return Scene(
            figure=self._figure(),
            runs={"run": descent_run(run, self.frames, not self.whole, self.source.asked, self.drawn)},
            tracks=[
                *self._moving(),
                *moving_words(text, self.whole, self.weights, self.source.asked),
            ],
            switches=self._switches(),
            captions=words,
        )

    def _figure(self) -> Figure:
        data, parabola = self.run.data, self.run.data_parabola
        by_axis: Json = {"run": "run", "x": {"switch": "axis"}}
        numbers = cost_numbers(parabola, self.weights, self.text) | {
            "cost": by_axis | {"y": {"series": "cost"}},
            "data": _scatter(data, self.rows.shown),
            "push": {"x": [0.0], "y": [0.0]},
        }
        if not self.whole:
            numbers["batch_cost"] = by_axis | {"y": {"series": "batch_cost"}}
        if thinned(self.run, self.frames):
            numbers |= {name: by_axis | {"y": {"series": name}} for name in ("lowest", "highest")}
        made = fill(descent_frame(self.text, not self.whole), numbers, self._ranges())
        x, y = axis_titles(self.source, self.text)
        titles = {"xaxis3": x, "yaxis3": y, "xaxis4": x}
        axes = {
            axis: made["layout"][axis] | {"title": {"text": title}} for axis, title in titles.items() if title
        }
        return made | {"layout": made["layout"] | axes}

    def _ranges(self) -> dict[str, list[float]]:
        data = self.run.data
        heights = cost_range(self.run.data_parabola, self.weights)
        return {
            "xaxis": list(self.weights),
            "yaxis": heights,
            "xaxis3": padded(data.x),
            "yaxis3": padded(data.y),
            "xaxis4": padded(data.x),
            "yaxis4": padded(self._pushes()),
        }

    def _pushes(self) -> NDArray[np.float64]:
        """2·e·x of each row, where the first updates are farthest out on either side of the chart."""
        data, (left, right), early = self.run.data, self.weights, self.run.w[: EARLY + 1]
        seen = early[(left <= early) & (early <= right)]
        outer = np.array([[seen.min()], [seen.max()]])
        return (2 * data.x * (outer * data.x - data.y)).ravel()

    def _switches(self) -> list[Switch]:
        words = self.text.player
        ends = {
            "update": self.run.updates,
            "epoch": self.run.epochs[-1],
            "samples": self.run.samples_seen[-1],
        }
        passes = words.axis_epoch if self.true_epochs else words.axis_pass
        labels = {"update": words.axis_update, "epoch": passes, "samples": words.axis_samples}
        axes = [
            Option(id=name, label=labels[name], series=name, layout=_axis(name, labels[name], float(end)))
            for name, end in ends.items()
        ]
        linear = linear_range(self.run.cost[0], self._losses())
        return [
            Switch(id="axis", label=words.axis, options=axes),
            scales(words, log_range(self._losses()), linear),
        ]

    def _losses(self) -> NDArray[np.float64]:
        return self.run.cost if self.whole else np.concatenate([self.run.cost, self.run.batch_cost])

    def _moving(self) -> list[Track]:
        own = _moving(self.text, not self.whole)
        if self.rows.lit is None:
            return [*_of_the_rows(whole=True), *own]
        return [
            *_of_the_rows(whole=False),
            *OF_THE_BATCH,
            PointsTrack(panel=DATA, class_="batch", trace="data", rows=self.rows.lit),
            *own,
        ]


OF_THE_BATCH: tuple[Track, ...] = (
    CurveTrack(panel=COST, class_="batch", curve="batch"),
    HeadTrack(panel=COST, class_="batch", x="w", curve="batch", radius=5, of_step=True),
    RevealTrack(panel=LOSS, class_="batch", y="batch_cost", dots=True),
)
"""What moves for each drawn batch, beside the rows that light up."""


@lru_cache
def _of_the_rows(whole: bool) -> tuple[Track, ...]:
    """What the rows do: their parabolas, whose mean is the cost; their errors, and how each of them pushes w."""
    idea = "data" if whole else "batch"
    return (
        RowCurvesTrack(panel=COST, class_="rows", trace="data"),
        BarTrack(panel=COST, class_="data", height="cost", of="w"),
        ErrorsTrack(panel=DATA, class_="batch", trace="data", slope="w"),
        PushesTrack(
            panel=PUSH, class_=idea, trace="data", whole=whole or None, slope="before", mean="gradient"
        ),
    )


@lru_cache
def _moving(text: Text, batches: bool) -> tuple[Track, ...]:
    """What moves in every run's scene; the slope is that of the drawn batch, where there are `batches`."""
    slope, label = "batch" if batches else "cost", text.readout.w_label
    return (
        TrailTrack(panel=COST, class_="trail", x="w", curve="cost", last=40),
        TangentTrack(panel=COST, class_="weight", x="w", curve=slope, idle="cost"),
        HeadTrack(panel=COST, class_="weight", x="w", curve="cost", radius=9, label=label, drag="w0"),
        RevealTrack(panel=LOSS, class_="data", y="cost"),
        HeadTrack(panel=LOSS, class_="weight", y="cost", radius=5),
        RayTrack(panel=DATA, class_="weight", slope="w"),
    )


def _axis(name: str, title: str, end: float) -> Patch:
    axis = {"xaxis2.title.text": title, "xaxis2.range": [-0.02 * (end or 1), 1.02 * (end or 1)]}
    few = name == "update" and end <= FEW_UPDATES  # else Plotly would mark halves of an update
    return axis | ({"xaxis2.dtick": 1} if few else {})


def axis_titles(source: Source, text: Text) -> tuple[str, str]:
    """What stands along the axes of the rows: x in its units, y only where a file gives its column a name."""
    x, y = units_of_x(source, text), ""
    if source.own and source.own.names:
        x, y = (
            text.data.axis.format(axis=axis, name=escape(_brief(one_line(name)), quote=False))
            for axis, name in zip((x, "y"), source.own.names, strict=True)
        )
    return x, y


def _brief(name: str) -> str:
    """As much of a name as stands beside the axis of a small panel; a Chinese character is as wide as two others."""
    widths = accumulate(1 + (east_asian_width(letter) in "FW") for letter in name)
    kept = sum(width <= AXIS_NAME for width in widths)
    return name if kept == len(name) else name[:kept] + "…"


def units_of_x(source: Source, text: Text) -> str:
    """What stands along the x axis of the rows."""
    words, units = text.data, source.units
    by, mean = number(units.x_scale, 3), number(units.x_offset, 3)
    if units.x_scale == 1:
        return words.x_centred.format(mean=mean) if units.x_offset else "x"
    return (words.x_standardised if units.x_offset else words.x_divided).format(by=by, mean=mean)


def _scatter(data: Dataset, shown: Ints) -> Json:
    rows = slice(None) if len(shown) == len(data) else shown
    x, y = (pack_ramp(values[rows], _kind(values[rows])) for values in (data.x, data.y))
    return {"x": x, "y": y, "points": len(shown)}


def _kind(values: NDArray[np.float64]) -> str:
    """Of few rows every digit, for what is worked out from them: near the bottom an error is a small difference."""
    with np.errstate(over="ignore"):
        exact = len(values) > FEW_ROWS or (values.astype("f4") == values).all()
    return float_kind(values) if exact else "f8"


def descent_scene(
    run: Run, text: Text, true_epochs: bool, source: Source, drawn: Batches | None = None
) -> Scene:
    """The scene of one run on the rows of `source`: cost(w), loss and data, with everything that moves in them.

    With all the batches `drawn` for it, of which it has read the first, it bends under the hand.
    """
    return DescentScene(run, text, true_epochs, source, drawn).scene()
