"""Several runs down one cost as one scene: their balls on one parabola, their costs on one chart, one clock."""

from functools import lru_cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from gd_core import Run
from gd_ui.scenes import race
from gd_ui.scenes.key_frames import key_frames
from gd_ui.scenes.palette import PALETTE
from gd_ui.scenes.panels import cost_curve, fill, frame, swatch, title
from gd_ui.scenes.race import Racer
from gd_ui.scenes.ranges import cost_range, linear_range, log_range, weight_range
from gd_ui.scenes.runs import descent_run
from gd_ui.scenes.scene import Json, Scene
from gd_ui.settings.proofs import Case
from gd_ui.text import Text
from gd_ui.text.numbers import number

COST, LOSS = "", "2"
CURVE_POINTS = 81
COLOURS = ("batch", "weight")
"""Of the runs on a few rows each; a run on the whole data is blue, as everywhere."""
WIDE = {
    "height": 430,
    "xaxis.domain": [0, 0.46], "yaxis.domain": [0, 1],
    "xaxis2.domain": [0.55, 1], "yaxis2.domain": [0, 1],
}  # fmt: skip
NARROW = {
    "height": 620,
    "xaxis.domain": [0, 1], "yaxis.domain": [0.52, 1],
    "xaxis2.domain": [0, 1], "yaxis2.domain": [0, 0.38],
}  # fmt: skip


def together(cases: list[Case], names: list[str], text: Text) -> Scene:
    """The scene of all `cases`, which have one start and one cost. Their costs are told above the least possible."""
    racers, runs = _racers(cases, names), [case.run for case in cases]
    tracks: list[Json] = [{"kind": "text", "slot": "line", "templates": [text.compare.line]}]
    for racer in racers:
        tracks += racer.tracks({"x": "w", "curve": "cost"}, COST, LOSS, "excess")
        tracks += [racer.card(text.pitfalls.card)]
    captions = {n: w for n, w in vars(text.player).items() if not n.startswith(("axis", "scale_", "thinned"))}
    captions |= {"alt": text.pitfalls.alt, "scrub_value": text.compare.line}
    captions |= {"speed_unit": text.compare.speed_unit}
    messages = {racer.name: _message(run) for racer, run in zip(racers, runs, strict=True)}
    switches = [_axes(cases, text), _scales(runs, text)]
    return Scene(_figure(runs, racers, text), messages, tracks, captions, switches, speed=race.SPEED)


def _racers(cases: list[Case], names: list[str]) -> list[Racer]:
    few = iter(COLOURS)
    colours = ["data" if case.run.batches.rows is None else next(few) for case in cases]
    return [Racer(f"r{k}", colours[k], name) for k, name in enumerate(names)]


def _message(run: Run) -> Json:
    message = descent_run(run, key_frames(run.updates), batches=False)
    message["curves"]["excess"] = message["curves"]["cost"] | {"floor": 0.0}
    message["derived"]["excess"] = {"curve": "excess", "of": "w"}
    return message


def _axes(cases: list[Case], text: Text) -> Json:
    words, runs = text.player, [case.run for case in cases]
    passes = words.axis_epoch if all(case.true_epochs for case in cases) else words.axis_pass
    rows = min(int(run.samples_seen[1]) for run in runs)
    axes: dict[str, tuple[str, list[float], float]] = {
        "update": (words.axis_update, [run.updates for run in runs], 1.0),
        "epoch": (passes, [float(run.epochs[-1]) for run in runs], rows / runs[0].batches.n),
        "samples": (words.axis_samples, [int(run.samples_seen[-1]) for run in runs], float(rows)),
    }
    options = [race.axis(name, LOSS, label, ends, first) for name, (label, ends, first) in axes.items()]
    return {"id": "axis", "label": words.axis, "options": options}


def _scales(runs: list[Run], text: Text) -> Json:
    words, costs = text.player, np.concatenate([run.cost - run.data_parabola.floor for run in runs])
    scales = {
        "log": (words.scale_log, log_range(costs)),
        "linear": (words.scale_linear, linear_range(costs[0], costs)),
    }
    options = [
        {"id": kind, "label": label, "layout": {"yaxis2.type": kind, "yaxis2.range": ends}}
        for kind, (label, ends) in scales.items()
    ]
    return {"id": "scale", "label": words.scale, "options": options}


def _figure(runs: list[Run], racers: list[Racer], text: Text) -> Json:
    parabola = runs[0].data_parabola
    weights = weight_range(parabola.vertex, float(runs[0].w[0]))
    best = text.chart.optimum.format(w=number(parabola.vertex, 5))
    numbers: dict[str, Json] = {
        "curve": {"run": "r0", "x": {"between": weights, "points": CURVE_POINTS}, "y": {"curve": "cost"}},
        "optimum": {"x": [parabola.vertex], "y": [parabola.floor], "text": [best]},
    }
    for racer in racers:
        numbers[racer.name] = {"run": racer.name, "x": {"switch": "axis"}, "y": {"series": "excess"}}
    ranges = {"xaxis": list(weights), "yaxis": cost_range(parabola, weights)}
    return fill(_frame(text, tuple(racers)), numbers, ranges)


@lru_cache
def _frame(text: Text, racers: tuple[Racer, ...]) -> Json:
    traces: list[Any] = cost_curve()
    traces[0].line.color = PALETTE.rows.light  # the colours belong to the runs here
    for racer in racers:
        line = {"color": getattr(PALETTE, racer.colour).light, "width": 2}
        traces += [go.Scatter(name=racer.name, mode="lines", line=line, opacity=0.3, xaxis="x2", yaxis="y2")]
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": [
            title(COST, swatch("━", PALETTE.rows.light, text.chart.cost)), title(LOSS, text.compare.loss),
        ],
    }  # fmt: skip
    return frame(traces, layout, WIDE, NARROW)
