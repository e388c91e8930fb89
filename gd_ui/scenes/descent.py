"""A run of gradient descent as a scene of three linked panels under one clock."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from gd_core import Run
from gd_ui.scenes import captions
from gd_ui.scenes.ending import PREDICT_AT
from gd_ui.scenes.figure import COST, DATA, LOSS, descent_frame
from gd_ui.scenes.key_frames import Frames, cost_band, key_frames
from gd_ui.scenes.panels import fill
from gd_ui.scenes.ranges import cost_range, farthest_early, linear_range, log_range, padded, weight_range
from gd_ui.scenes.rows import lit_rows
from gd_ui.scenes.scene import Json, Scene, pack, pack_ramp
from gd_ui.scenes.steps import step_kinds
from gd_ui.text import Text
from gd_ui.text.numbers import number

CURVE_POINTS = 81
FEW_UPDATES = 6


@dataclass(frozen=True)
class DescentScene:
    """The scene of `run`; `true_epochs` says whether its epochs visit every row once."""

    run: Run
    text: Text
    true_epochs: bool

    @cached_property
    def whole(self) -> bool:
        """Whether every update reads all rows, so that there is no batch to draw apart from the data."""
        return self.run.batches.rows is None

    @cached_property
    def frames(self) -> Frames:
        """The update numbers that can be looked at."""
        return key_frames(self.run.updates)

    @cached_property
    def thinned(self) -> bool:
        """Whether some updates cannot be looked at one by one."""
        return len(self.frames) <= self.run.updates

    @cached_property
    def weights(self) -> tuple[float, float]:
        """The range of w that the chart shows."""
        best = self.run.data_parabola.vertex
        return weight_range(best, farthest_early(self.run.w, best))

    def scene(self) -> Scene:
        """The scene, ready to be sent."""
        tracks = [*self._moving(), *captions.tracks(self.text, self.run, self.whole, self._kinds())]
        words = captions.player(self.text, len(self.frames) - 1, self.run.updates)
        return Scene(self._figure(), {"run": self._run()}, tracks, words, self._switches())

    def _run(self) -> Json:
        parabola = self.run.data_parabola
        cost = {"curvature": parabola.curvature, "vertex": parabola.vertex, "floor": parabola.floor}
        own = {"curvature": "batch_curvature", "vertex": "bottom", "floor": "batch_floor"}
        return {
            "updates": self.run.updates,
            "frames": len(self.frames) - 1,
            "series": self._series() | ({} if self.whole else self._batch_series()),
            "curves": {"cost": cost} | ({} if self.whole else {"batch": own}),
            "derived": self._derived(),
            "moves": {"w": "before"},
        }

    def _series(self) -> Json:
        series = {
            "w": pack(self.run.w[self.frames], "f8"),
            "update": pack_ramp(self.frames, "u4"),
            "samples": pack_ramp(self.run.samples_seen[self.frames], "u4"),
            "rate": self._rates(),
        }
        if self.thinned:
            lowest, highest = cost_band(self.run, self.frames)
            kind = "f4" if highest.max() < np.finfo("f4").max else "f8"
            series |= {"lowest": pack(lowest, kind), "highest": pack(highest, kind)}
            series |= {"before": pack(self.run.w[np.maximum(self.frames - 1, 0)], "f8")}
        return series

    def _rates(self) -> Json:
        rates = self.run.learning_rate
        if len(rates) and (rates != rates[0]).any():
            return pack(self._per_step(rates), "f8")
        return {"from": float(rates[0]) if len(rates) else 0.0, "step": 0}

    def _batch_series(self) -> Json:
        own = self.run.parabolas
        return {
            "batch_curvature": pack(self._per_step(own.curvature), "f4"),
            "bottom": pack(self._per_step(own.vertex), "f8"),
            "batch_floor": pack(self._per_step(own.floor), "f4"),
        }

    def _per_step(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """What belongs to the update that leads to each key frame; none leads to the first."""
        return np.concatenate([[0.0], values[self.frames[1:] - 1]])

    def _derived(self) -> Json:
        derived: Json = {} if self.thinned else {"before": {"previous": "w"}}
        derived |= {
            "epoch": {"sum": {"samples": 1 / self.run.batches.n}},
            "cost": {"curve": "cost", "of": "w"},
            "cost_before": {"curve": "cost", "of": "before"},
            "predict": {"sum": {"w": PREDICT_AT}},
            "gradient": {"slope": "cost" if self.whole else "batch", "of": "before"},
        }
        if not self.whole:
            derived |= {"batch_cost": {"curve": "batch", "of": "before"}}
            derived |= {"batch_cost_after": {"curve": "batch", "of": "w"}}
        return derived

    def _figure(self) -> Json:
        data, parabola = self.run.data, self.run.data_parabola
        best = self.text.chart.optimum.format(w=number(parabola.vertex, 5))
        by_axis: Json = {"run": "run", "x": {"switch": "axis"}}
        numbers: dict[str, Json] = {
            "curve": {
                "run": "run",
                "x": {"between": self.weights, "points": CURVE_POINTS},
                "y": {"curve": "cost"},
            },
            "optimum": {"x": [parabola.vertex], "y": [parabola.floor], "text": [best]},
            "cost": by_axis | {"y": {"series": "cost"}},
            "data": {"x": pack_ramp(data.x, "f4"), "y": pack_ramp(data.y, "f4"), "points": len(data)},
        }
        if not self.whole:
            numbers["batch_cost"] = by_axis | {"y": {"series": "batch_cost"}}
        if self.thinned:
            numbers |= {name: by_axis | {"y": {"series": name}} for name in ("lowest", "highest")}
        return fill(descent_frame(self.text, not self.whole), numbers, self._ranges())

    def _ranges(self) -> dict[str, list[float]]:
        data = self.run.data
        heights = cost_range(self.run.data_parabola, self.weights)
        return {
            "xaxis": list(self.weights),
            "yaxis": heights,
            "xaxis3": padded(data.x),
            "yaxis3": padded(data.y),
        }

    def _switches(self) -> list[Json]:
        words = self.text.player
        ends = {
            "update": self.run.updates,
            "epoch": self.run.epochs[-1],
            "samples": self.run.samples_seen[-1],
        }
        passes = words.axis_epoch if self.true_epochs else words.axis_pass
        labels = {"update": words.axis_update, "epoch": passes, "samples": words.axis_samples}
        axes = [
            {
                "id": name,
                "label": labels[name],
                "series": name,
                "layout": _axis(name, labels[name], float(end)),
            }
            for name, end in ends.items()
        ]
        log = {"yaxis2.type": "log", "yaxis2.range": log_range(self._losses())}
        linear = {"yaxis2.type": "linear", "yaxis2.range": linear_range(self.run.cost[0], self._losses())}
        scales = [
            {"id": "log", "label": words.scale_log, "layout": log},
            {"id": "linear", "label": words.scale_linear, "layout": linear},
        ]
        return [
            {"id": "axis", "label": words.axis, "options": axes},
            {"id": "scale", "label": words.scale, "options": scales},
        ]

    def _losses(self) -> NDArray[np.float64]:
        return self.run.cost if self.whole else np.concatenate([self.run.cost, self.run.batch_cost])

    def _kinds(self) -> NDArray[np.uint8]:
        kinds = step_kinds(self.run, self.weights)
        return np.concatenate([np.zeros(1, np.uint8), kinds[self.frames[1:] - 1]])

    def _moving(self) -> list[Json]:
        slope = "cost" if self.whole else "batch"
        label = self.text.readout.w_label
        ball = {"kind": "head", "panel": COST, "x": "w", "curve": "cost", "class": "weight", "radius": 9}
        tracks: list[Json] = [] if self.whole else self._batch_tracks()
        return [
            *tracks,
            {"kind": "trail", "panel": COST, "x": "w", "curve": "cost", "class": "trail", "last": 40},
            {"kind": "tangent", "panel": COST, "curve": slope, "idle": "cost", "x": "w", "class": "weight"},
            ball | {"label": label, "drag": "w0"},
            {"kind": "reveal", "panel": LOSS, "y": "cost", "class": "data"},
            {"kind": "head", "panel": LOSS, "y": "cost", "class": "weight", "radius": 5},
            {"kind": "ray", "panel": DATA, "slope": "w", "class": "weight"},
        ]

    def _batch_tracks(self) -> list[Json]:
        rows = lit_rows(self.run.batches, self.frames[1:] - 1)
        ring = {"kind": "head", "panel": COST, "x": "w", "curve": "batch", "class": "batch", "radius": 5}
        return [
            {"kind": "curve", "panel": COST, "curve": "batch", "class": "batch"},
            ring | {"of_step": True},
            {"kind": "reveal", "panel": LOSS, "y": "batch_cost", "class": "batch", "dots": True},
            {"kind": "points", "panel": DATA, "trace": "data", "rows": rows, "class": "batch"},
        ]


def _axis(name: str, title: str, end: float) -> Json:
    axis = {"xaxis2.title.text": title, "xaxis2.range": [-0.02 * (end or 1), 1.02 * (end or 1)]}
    few = name == "update" and end <= FEW_UPDATES  # else Plotly would mark halves of an update
    return axis | ({"xaxis2.dtick": 1} if few else {})


def descent_scene(run: Run, text: Text, true_epochs: bool) -> Scene:
    """The scene of one run: cost(w), loss and data, with everything that moves in them."""
    return DescentScene(run, text, true_epochs).scene()
