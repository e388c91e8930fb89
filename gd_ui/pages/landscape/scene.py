"""A race of rules on one landscape: balls along a curve, or paths over lines of equal cost."""

from dataclasses import replace
from functools import lru_cache
from typing import get_args

import numpy as np

from gd_core import LANDSCAPES, LandscapeName
from gd_ui.pages.landscape.figure import (
    COLOURS,
    COST,
    CURVE_POINTS,
    LOSS,
    landscape_figure,
    shown_part,
    styles,
)
from gd_ui.pages.landscape.hand import in_hand
from gd_ui.pages.landscape.settings import (
    ADAPTIVE,
    MOST_IN_A_RACE,
    NESTEROV,
    WITH_VELOCITY,
    LandscapeSettings,
    RuleName,
)
from gd_ui.pages.landscape.words import Words
from gd_ui.scene.captions import captions
from gd_ui.scene.panels import scales
from gd_ui.scene.race import Racer
from gd_ui.scene.ranges import linear_range, log_range
from gd_ui.scene.scene import Scene, pack, pack_floats
from gd_ui.scene.schema import (
    ArrowTrack,
    Derived,
    KnownCost,
    KnownRule,
    OfRule,
    OfRuleName,
    Pick,
    PreviousValue,
    Ramp,
    RuleCourse,
    RunMessage,
    Series,
    TableCurve,
    TextTrack,
    Track,
)
from gd_ui.text import Text

LOWEST = 1e-6
"""Costs below it leave the logarithmic chart."""
SPEED = 15
LONGER = 3
"""Times: an arrow is so much longer than the part of the step it shows, which would hide under the ball."""


def landscape_scene(settings: LandscapeSettings, text: Text) -> Scene:
    """The scene of one rule, with the parts of its step, or of a race."""
    words, one = text.of(Words).chart, settings.landscape.weights == 1
    tracks: list[Track] = [TextTrack(slot="line", templates=[words.line])]
    for k, (rule, racer) in enumerate(racers_of(settings, text).items()):
        drag = "p0" if one and k == 0 else None
        trail, ball, loss, on_loss = racer.tracks(COST, LOSS, "cost", y=None if one else "w2", drag=drag)
        if not one:
            trail = replace(trail, class_="path", last=MOST_IN_A_RACE)
        arrows = _arrows(rule, settings, text) if len(settings.rules) == 1 else []
        rates = words.card_rates if rule in WITH_VELOCITY else words.card_rate
        card = racer.card(f"{words.card_one if one else words.card_two}\n{rates}")
        tracks += [trail, *arrows, ball, loss, on_loss, card]
    if len(settings.rules) == 1:
        tracks += _equation(settings.rules[0], settings, text)
    cost = np.concatenate([run.cost for run in settings.runs.values()])
    return Scene(
        figure=landscape_figure(settings, text),
        runs={rule.value: _run(rule, settings) for rule in settings.rules},
        tracks=tracks,
        switches=[scales(text.player, log_range(cost[cost > LOWEST]), linear_range(cost[0], cost))],
        picks=[] if one else [Pick(panel=COST, name="start", both=True)],
        speed=SPEED,
        captions=captions(text, words.alt_one if one else words.alt_two),
    )


def racers_of(settings: LandscapeSettings, text: Text) -> dict[RuleName, Racer]:
    """The runs, with their names and looks; in the picture several are named, one has its arrows there."""
    words = text.of(Words).rules
    alone = len(settings.rules) == 1
    return {
        rule: Racer(rule.value, COLOURS[rule], words[rule], style, None if alone else words[rule])
        for rule, style in styles(settings.rules).items()
    }


def _arrows(rule: RuleName, settings: LandscapeSettings, text: Text) -> list[ArrowTrack]:
    """What the next step is made of. Of a rule that divides by a usual size the gradient is no part of it."""
    words, two = text.of(Words).chart, settings.landscape.weights == 2
    parts = {"carry": ("data", words.velocity)} if rule in WITH_VELOCITY else {}
    parts |= {} if rule in ADAPTIVE else {"pull": ("text", words.gradient)}
    return [
        ArrowTrack(
            panel=COST, class_="vector", colour=colour, x="w", y="w2" if two else None, curve=None if two else "cost",
            dx=name, dy=f"{name}2" if two else None, times=LONGER, label=label,
        )
        for name, (colour, label) in parts.items()
    ]  # fmt: skip


def _equation(rule: RuleName, settings: LandscapeSettings, text: Text) -> list[TextTrack]:
    """The step with its numbers, and what the arrows are of it; of the rules whose steps are a sum."""
    words = text.of(Words).chart
    template = words.equations.get(RuleName.PLAIN if rule is RuleName.NOISE else rule)
    if template is None:
        return []

    def along(name: str) -> str:
        """A place for each weight; what is added or multiplied in brackets, as it may be below 0."""
        places = [f"{{{name}{digit}:3}}" for digit in ("", "2")[: settings.landscape.weights]]
        bare = len(places) == 1 and name in ("before", "w")
        return places[0] if bare else f"({', '.join(places)})"

    of = f"({', '.join(settings.symbols)})" if settings.cost is LandscapeName.BOWL else "w"
    places = {name: along(name) for name in ("before", "velocity", "velocity_before", "gradient", "w")}
    filled = template.format(of=of, rate="{rate}", beta="{beta}", **places)
    return [
        TextTrack(slot="equation", templates=[filled], first=words.formulas[rule]),
        TextTrack(slot="sentence", templates=[words.arrows.get(rule, words.arrow).format(times=LONGER)]),
    ]


def _run(rule: RuleName, settings: LandscapeSettings) -> RunMessage:
    course, updates = _course(rule, settings), settings.updates
    ends = ("", "2")[: settings.landscape.weights]
    derived: dict[str, Derived] = {}
    if course:
        names = [name for name in get_args(OfRuleName) if not name.endswith("2") or len(ends) == 2]
        derived = {name: OfRule(of_rule=name) for name in names}
    if len(settings.rules) == 1:
        for end in ends:
            derived[f"before{end}"] = PreviousValue(previous=f"w{end}")
            derived[f"velocity_before{end}"] = PreviousValue(previous=f"velocity{end}")
    sent: dict[str, Series] = {} if course else _series(rule, settings)
    return RunMessage(
        updates=updates,
        frames=updates,
        series={"update": Ramp(from_=0, step=1), **sent},
        curves={} if settings.landscape.weights == 2 else {"cost": _table(settings.cost)},
        derived=derived,
        moves={},
        course=course,
    )


def _course(rule: RuleName, settings: LandscapeSettings) -> RuleCourse | None:
    """What the run goes by, where the browser has its landscape and its rule with the same bits."""
    used = settings.rule(rule)
    cost: KnownCost | None = next((known for known in get_args(KnownCost) if known == settings.cost), None)
    name: KnownRule | None = next((known for known in get_args(KnownRule) if known == used.name), None)
    if cost is None or name is None:
        return None
    alpha = "step" if rule in ADAPTIVE else "rate"
    noise = settings.noise(rule)
    return RuleCourse(
        cost=cost,
        rule=name,
        updates=settings.updates,
        start=np.ravel(settings.start).tolist(),
        parameters={**used.parameters, "alpha": settings.alpha(rule)},
        moved=({"rate": "alpha"} if alpha == in_hand(settings) else {})
        | ({"beta": "mu"} if rule in WITH_VELOCITY else {}),
        noise=None if noise is None else pack(noise, "f8"),
    )


def _series(rule: RuleName, settings: LandscapeSettings) -> dict[str, Series]:
    """The run along one weight, as `OfRuleName` says; of a race what is drawn of it."""
    run, alpha, mu = settings.runs[rule], settings.alpha(rule), settings.mu(rule)
    w, numbers = run.trajectory.w, {"w": run.trajectory.w, "cost": run.cost}
    if len(settings.rules) == 1:
        slope = np.append(run.trajectory.gradient, settings.landscape.gradient(w[-1:]))
        velocity = np.zeros_like(w)
        for k in range(settings.updates if rule in WITH_VELOCITY else 0):
            velocity[k + 1] = mu * velocity[k] + slope[k]
        again = mu if rule is NESTEROV else 0.0  # its gradient counts at the point ahead, too
        numbers |= {"gradient": np.append(0.0, slope[:-1]), "velocity": velocity}
        numbers |= {
            "pull": -alpha * (1 + again) * slope,
            "carry": -alpha * mu * (again or 1.0) * velocity,
        }
    level: dict[str, Series] = {"rate": Ramp(from_=alpha, step=0), "beta": Ramp(from_=mu, step=0)}
    return level | {name: pack_floats(values) for name, values in numbers.items()}


@lru_cache
def _table(cost: LandscapeName) -> TableCurve:
    (low, high), *_ = shown_part(LANDSCAPES[cost])
    w = np.linspace(low, high, CURVE_POINTS)
    return TableCurve(between=(low, high), values=pack(LANDSCAPES[cost].cost(w), "f4"))
