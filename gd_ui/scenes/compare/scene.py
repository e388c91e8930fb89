"""Runs of several batch sizes as one scene: their balls on one parabola, their losses on one chart."""

from functools import lru_cache
from typing import Any

import numpy as np
import plotly.graph_objects as go

from gd_ui.scenes import race
from gd_ui.scenes.key_frames import cost_band, key_frames
from gd_ui.scenes.palette import PALETTE
from gd_ui.scenes.panels import cost_curve, fill, frame, swatch, title
from gd_ui.scenes.race import Racer
from gd_ui.scenes.ranges import cost_range, farthest_early, linear_range, log_range, weight_range
from gd_ui.scenes.runs import descent_run, thinned
from gd_ui.scenes.scene import Json, Scene, pack
from gd_ui.settings.compare import Axis, Comparison, Entry
from gd_ui.settings.descent import ROWS
from gd_ui.text import Text
from gd_ui.text.numbers import number

COST, LOSS = "", "2"
FRAMES = 120
"""Key frames of each run: five runs weigh what one page's picture may."""
CURVE_POINTS = 81
LOWEST = 1e-4
"""Of the target: a run that goes on below it leaves the chart."""
BETWEEN = ("weight", "optimum", "pink", "trail", "rows")
"""Colours of the sizes between one row (orange, a batch) and all rows (blue, the whole data)."""
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


def compare_scene(race_of: Comparison, text: Text) -> Scene:
    """The scene of the race."""
    entries = race_of.entries
    racers = {racer.name: entry for racer, entry in zip(racers_of(race_of.sizes, text), entries, strict=True)}
    named = racers_of(race_of.sizes, text)
    tracks = [_line(text)]
    for k, racer in enumerate(named):
        place = {"x": "w", "curve": "cost"}
        tracks += [*racer.tracks(place, COST, LOSS, "excess", "w0" if k == 0 else None)]
        tracks += [racer.card(text.compare.card)]
    runs = {name: _run(entry, race_of) for name, entry in racers.items()}
    captions = {n: w for n, w in vars(text.player).items() if not n.startswith(("axis", "scale_", "thinned"))}
    captions |= {
        "alt": text.compare.alt,
        "scrub_value": text.compare.line,
        "speed_unit": text.compare.speed_unit,
    }
    switches = [_axes(race_of, text), _scales(race_of, text)]
    return Scene(_figure(race_of, text), runs, tracks, captions, switches, speed=race.SPEED)


def racers_of(sizes: tuple[int, ...], text: Text) -> list[Racer]:
    """The runs by their batch sizes, with their names and colours."""
    between = iter(BETWEEN)
    colours = {size: {1: "batch", ROWS: "data"}.get(size) or next(between) for size in sizes}
    return [Racer(f"b{size}", colours[size], size_name(size, text)) for size in sizes]


def size_name(size: int, text: Text) -> str:
    """What the run of this batch size is called."""
    words = text.compare
    return {1: words.sgd, ROWS: words.bgd}.get(size) or words.mini_batch.format(size=size)


def _run(entry: Entry, race_of: Comparison) -> Json:
    frames = key_frames(entry.run.updates, FRAMES, FRAMES)
    message = descent_run(entry.run, frames, batches=False)
    parabola = entry.run.data_parabola
    message["curves"]["excess"] = {"curvature": parabola.curvature, "vertex": parabola.vertex, "floor": 0.0}
    message["derived"] |= {
        "excess": {"curve": "excess", "of": "w"},
        "time": {"sum": {"update": race_of.overhead, "samples": race_of.per_sample}},
    }
    if thinned(entry.run, frames):
        edges = zip(("lowest", "highest"), cost_band(entry.run, frames, above=parabola.floor), strict=True)
        message["series"] |= {edge: pack(np.maximum(values, 0.0), "f4") for edge, values in edges}
    return message


def _line(text: Text) -> Json:
    return {"kind": "text", "slot": "line", "templates": [text.compare.line]}


def _axes(race_of: Comparison, text: Text) -> Json:
    words, measured = text.player, [race_of.measured(entry.run) for entry in race_of.entries]
    labels = {Axis.UPDATE: words.axis_update, Axis.EPOCH: words.axis_epoch, Axis.SAMPLES: words.axis_samples}
    labels |= {Axis.TIME: text.compare.axis_time}
    smallest = min(race_of.sizes)
    first = {
        Axis.UPDATE: 1.0, Axis.EPOCH: smallest / ROWS, Axis.SAMPLES: float(smallest),
        Axis.TIME: race_of.overhead + race_of.per_sample * smallest or 1.0,
    }  # fmt: skip
    options = [
        race.axis(name, LOSS, labels[name], [ends[name] for ends in measured], first[name]) for name in Axis
    ]
    return {"id": "axis", "label": words.axis, "options": options}


def _scales(race_of: Comparison, text: Text) -> Json:
    words = text.player
    losses = np.concatenate([entry.run.cost - entry.run.data_parabola.floor for entry in race_of.entries])
    log = log_range(np.append(losses[losses > LOWEST * race_of.target], race_of.target))
    scales = {words.scale_log: ("log", log), words.scale_linear: ("linear", linear_range(losses[0], losses))}
    options = [
        {"id": kind, "label": label, "layout": {"yaxis2.type": kind, "yaxis2.range": ends}}
        for label, (kind, ends) in scales.items()
    ]
    return {"id": "scale", "label": words.scale, "options": options}


def _figure(race_of: Comparison, text: Text) -> Json:
    parabola = race_of.entries[0].run.data_parabola
    farthest = [farthest_early(entry.run.w, parabola.vertex) for entry in race_of.entries]
    weights = weight_range(parabola.vertex, max(farthest, key=lambda w: abs(w - parabola.vertex)))
    names = [racer.name for racer in racers_of(race_of.sizes, text)]
    best = text.chart.optimum.format(w=number(parabola.vertex, 5))
    numbers: dict[str, Json] = {
        "curve": {"run": names[0], "x": {"between": weights, "points": CURVE_POINTS}, "y": {"curve": "cost"}},
        "optimum": {"x": [parabola.vertex], "y": [parabola.floor], "text": [best]},
    }
    for name, entry in zip(names, race_of.entries, strict=True):
        by_axis: Json = {"run": name, "x": {"switch": "axis"}}
        numbers[f"excess-{name}"] = by_axis | {"y": {"series": "excess"}}
        if thinned(entry.run, key_frames(entry.run.updates, FRAMES, FRAMES)):
            numbers |= {f"{edge}-{name}": by_axis | {"y": {"series": edge}} for edge in ("lowest", "highest")}
    ranges = {"xaxis": list(weights), "yaxis": cost_range(parabola, weights)}
    made = fill(_frame(text, race_of.sizes), numbers, ranges)
    return made | {"layout": made["layout"] | {"shapes": [_target(race_of.target)]}}


def _target(target: float) -> Json:
    """The line that the runs race to."""
    line = {"color": PALETTE.text.light, "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "xref": "x2 domain",
        "x0": 0,
        "x1": 1,
        "yref": "y2",
        "y0": target,
        "y1": target,
        "line": line,
    }


@lru_cache
def _frame(text: Text, sizes: tuple[int, ...]) -> Json:
    traces = cost_curve()
    traces[0].line.color = PALETTE.rows.light  # blue is BGD's here
    for racer in racers_of(sizes, text):
        traces += _loss_traces(racer.name, getattr(PALETTE, racer.colour).light)
    layout = {
        "xaxis": {"title": {"text": "w"}}, "yaxis": {"tickformat": "~s"},
        "xaxis2": {"anchor": "y2"}, "yaxis2": {"anchor": "x2", "exponentformat": "power"},
        "annotations": [
            title(COST, swatch("━", PALETTE.rows.light, text.chart.cost)),
            title(LOSS, text.compare.loss),
            title(LOSS, swatch("┅", PALETTE.text.light, text.compare.target), right=True),
        ],
    }  # fmt: skip
    return frame(traces, layout, WIDE, NARROW)


def _loss_traces(name: str, colour: str) -> list[Any]:
    own: Json = {"xaxis": "x2", "yaxis": "y2", "mode": "lines", "hoverinfo": "skip"}
    edge = own | {"line": {"width": 0, "color": colour}}
    return [
        go.Scatter(name=f"lowest-{name}", **edge),
        go.Scatter(name=f"highest-{name}", fill="tonexty", opacity=0.15, **edge),
        go.Scatter(name=f"excess-{name}", opacity=0.3, line={"color": colour, "width": 2}, **own),
    ]
