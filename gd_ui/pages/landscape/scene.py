"""A race of rules on one landscape: balls along a curve, or paths over lines of equal cost."""

from functools import lru_cache

import numpy as np

from gd_core import LANDSCAPES, LandscapeName
from gd_ui.pages.landscape.figure import COLOURS, COST, CURVE_POINTS, LOSS, landscape_figure, shown_part
from gd_ui.pages.landscape.settings import MOST_IN_A_RACE, LandscapeSettings, RaceRun
from gd_ui.pages.landscape.words import Words
from gd_ui.scene.captions import captions
from gd_ui.scene.panels import scales
from gd_ui.scene.race import Racer
from gd_ui.scene.ranges import linear_range, log_range
from gd_ui.scene.scene import Json, Scene, pack, pack_floats, pack_ramp
from gd_ui.text import Text
from gd_ui.text.numbers import number

LOWEST = 1e-8
"""Costs below it leave the logarithmic chart."""
SPEED = 15


def landscape_scene(settings: LandscapeSettings, text: Text) -> Scene:
    """The scene of the race."""
    runs = {rule.value: _run(run, settings.cost) for rule, run in settings.runs.items()}
    tracks = [{"kind": "text", "slot": "line", "templates": [text.of(Words).chart.line]}]
    one = settings.landscape.weights == 1
    for k, racer in enumerate(racers_of(settings, text)):
        tracks += _moving(racer, one, drags=k == 0)
        tracks.append(racer.card(text.of(Words).chart.card_one if one else text.of(Words).chart.card_two))
    return Scene(
        landscape_figure(settings, text), runs, tracks, _captions(one, text), [_scales(settings, text)],
        picks=[] if one else [{"panel": COST, "name": "start", "both": True}], speed=SPEED,
    )  # fmt: skip


def racers_of(settings: LandscapeSettings, text: Text) -> list[Racer]:
    """The runs, with their names, colours and learning rates."""
    words = text.of(Words)
    return [
        Racer(
            rule.value,
            COLOURS[rule],
            words.chart.run.format(rule=words.rules[rule], alpha=number(settings.alpha(rule))),
        )
        for rule in settings.rules
    ]


def _moving(racer: Racer, one: bool, drags: bool) -> list[Json]:
    place = {"x": "w", "curve": "cost"} if one else {"x": "w", "y": "w2"}
    trail, *others = racer.tracks(place, COST, LOSS, "cost", "p0" if one and drags else None)
    return [trail if one else trail | {"class": "path", "last": MOST_IN_A_RACE}, *others]


def _run(run: RaceRun, cost: LandscapeName) -> Json:
    w, updates = run.trajectory.w, run.trajectory.updates
    weights = {"w": w} if w.ndim == 1 else {"w": w[:, 0], "w2": w[:, 1]}
    return {
        "updates": updates,
        "frames": updates,
        "series": {
            **{name: pack_floats(values) for name, values in (weights | {"cost": run.cost}).items()},
            "update": pack_ramp(np.arange(updates + 1), "u2"),
        },
        "curves": {"cost": _table(cost)} if w.ndim == 1 else {},
        "derived": {},
        "moves": {},
    }


@lru_cache
def _table(cost: LandscapeName) -> Json:
    (low, high), *_ = shown_part(LANDSCAPES[cost])
    w = np.linspace(low, high, CURVE_POINTS)
    return {"between": [low, high], "values": pack(LANDSCAPES[cost].cost(w), "f4")}


def _captions(one: bool, text: Text) -> Json:
    words = text.of(Words).chart
    return captions(text, words.alt_one if one else words.alt_two)


def _scales(settings: LandscapeSettings, text: Text) -> Json:
    cost = np.concatenate([run.cost for run in settings.runs.values()])
    return scales(text.player, log_range(cost[cost > LOWEST]), linear_range(cost[0], cost))
