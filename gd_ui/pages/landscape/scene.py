"""A race of rules on one landscape: balls along a curve, or paths over lines of equal cost."""

from dataclasses import replace
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
from gd_ui.scene.scene import Scene, pack, pack_floats, pack_ramp
from gd_ui.scene.schema import Pick, RunMessage, TableCurve, TextTrack, Track
from gd_ui.text import Text
from gd_ui.text.numbers import number

LOWEST = 1e-8
"""Costs below it leave the logarithmic chart."""
SPEED = 15


def landscape_scene(settings: LandscapeSettings, text: Text) -> Scene:
    """The scene of the race."""
    words, one = text.of(Words).chart, settings.landscape.weights == 1
    tracks: list[Track] = [TextTrack(slot="line", templates=[words.line])]
    for k, racer in enumerate(racers_of(settings, text)):
        if one:
            tracks += racer.tracks(COST, LOSS, "cost", drag="p0" if k == 0 else None)
        else:
            moving = racer.tracks(COST, LOSS, "cost", y="w2")
            tracks += [replace(moving[0], class_="path", last=MOST_IN_A_RACE), *moving[1:]]
        tracks.append(racer.card(words.card_one if one else words.card_two))
    cost = np.concatenate([run.cost for run in settings.runs.values()])
    return Scene(
        figure=landscape_figure(settings, text),
        runs={rule.value: _run(run, settings.cost) for rule, run in settings.runs.items()},
        tracks=tracks,
        switches=[scales(text.player, log_range(cost[cost > LOWEST]), linear_range(cost[0], cost))],
        picks=[] if one else [Pick(panel=COST, name="start", both=True)],
        speed=SPEED,
        captions=captions(text, words.alt_one if one else words.alt_two),
    )


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


def _run(run: RaceRun, cost: LandscapeName) -> RunMessage:
    w, updates = run.trajectory.w, run.trajectory.updates
    weights = {"w": w} if w.ndim == 1 else {"w": w[:, 0], "w2": w[:, 1]}
    return RunMessage(
        updates=updates,
        frames=updates,
        series={
            **{name: pack_floats(values) for name, values in (weights | {"cost": run.cost}).items()},
            "update": pack_ramp(np.arange(updates + 1), "u2"),
        },
        curves={"cost": _table(cost)} if w.ndim == 1 else {},
        derived={},
        moves={},
    )


@lru_cache
def _table(cost: LandscapeName) -> TableCurve:
    (low, high), *_ = shown_part(LANDSCAPES[cost])
    w = np.linspace(low, high, CURVE_POINTS)
    return TableCurve(between=(low, high), values=pack(LANDSCAPES[cost].cost(w), "f4"))
