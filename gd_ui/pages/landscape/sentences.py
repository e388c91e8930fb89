"""Where each run on a landscape ended, which was first at the lowest minimum, in sentences."""

from dataclasses import dataclass

import numpy as np

from gd_core import CriticalKind, CriticalPoint, Landscape
from gd_core.arrays import Floats
from gd_ui.pages.landscape.settings import LandscapeSettings, RaceRun, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

NEAR = 0.025
"""Of the width of the picture along each weight: within it a run is at a point."""
STAYS = 0.1
"""Of its updates, the last, that a run must have stayed there: noise passes by many a point."""
TINY = 1e-9
"""Of that width: below it a weight is written as 0, not as rounding."""


@dataclass(frozen=True)
class LimitPoint:
    """`point` is what the run stays near from update `since` on; without `since`, the minimum in whose valley it is."""

    point: CriticalPoint | None
    since: int | None


def limit_point(landscape: Landscape, run: RaceRun) -> LimitPoint:
    """Where `run` ended."""
    w = run.trajectory.w
    for point in landscape.critical:
        outside = np.abs(w - point.w).reshape(len(w), -1) > near(landscape)
        since = int(np.flatnonzero(outside.any(axis=1)).max(initial=-1)) + 1
        if since <= (1 - STAYS) * run.trajectory.updates:
            return LimitPoint(point, since)
    return LimitPoint(valley(landscape, w[-1]), None)


def near(landscape: Landscape) -> Floats:
    """How far from a point still counts as at it, for each weight: (weights,)."""
    return np.atleast_1d(NEAR * (np.array(landscape.high) - np.array(landscape.low)))


def valley(landscape: Landscape, w: Floats) -> CriticalPoint | None:
    """The minimum in whose valley w lies, or None on a ridge.

    Along the first weight minima and what parts them take turns, on all of our landscapes.
    """
    first = float(np.ravel(w)[0])
    by_place = sorted(landscape.critical, key=lambda point: np.ravel(point.w)[0])
    ridges = [np.ravel(point.w)[0] for point in by_place if point.kind is not CriticalKind.MINIMUM]
    if first in ridges:
        return None
    valleys = [point for point in by_place if point.kind is CriticalKind.MINIMUM]
    inner = [ridge for ridge in ridges if np.ravel(valleys[0].w)[0] < ridge < np.ravel(valleys[-1].w)[0]]
    return valleys[int(np.searchsorted(inner, first))]


def lowest(landscape: Landscape) -> float:
    """The cost of the lowest minimum."""
    return min(cost_at(landscape, point) for point in landscape.critical)


def cost_at(landscape: Landscape, point: CriticalPoint) -> float:
    """The cost at a critical point."""
    return float(landscape.cost(np.array(point.w)))


def outcomes(settings: LandscapeSettings, text: Text) -> list[str]:
    """A sentence on who was first, where several race, and one on each run."""
    names = {rule: text.of(Words).rules[rule] for rule in settings.rules}
    found = {rule: limit_point(settings.landscape, run) for rule, run in settings.runs.items()}
    arrived = [(names[rule], since) for rule, since in arrivals(settings).items()]
    ends = [_ending(names[rule], one, settings.runs[rule], settings, text) for rule, one in found.items()]
    return ends if len(ends) == 1 else [_first(arrived, text), *ends]


def arrivals(settings: LandscapeSettings) -> dict[RuleName, int]:
    """The rules that come to the lowest minimum to stay, and from which update on; the first comes first."""
    found = {rule: limit_point(settings.landscape, run) for rule, run in settings.runs.items()}
    arrived = {
        rule: one.since
        for rule, one in found.items()
        if one.since is not None and _is_lowest(settings.landscape, one)
    }
    return dict(sorted(arrived.items(), key=lambda arrival: arrival[1]))


def how_near(settings: LandscapeSettings, text: Text) -> str:
    """What "at" means in those sentences."""
    parts = [
        f"{number(far, 3)} ({symbol})"
        for far, symbol in zip(near(settings.landscape), settings.symbols, strict=True)
    ]
    return text.of(Words).outcomes.near.format(near=text.comma.join(parts))


def written(w: Floats, settings: LandscapeSettings) -> str:
    """A point, as it is written: w = 1 or (w₁, w₂) = (1, 0)."""
    width = near(settings.landscape) / NEAR
    rounded = np.where(np.abs(np.ravel(w)) < TINY * width, 0.0, np.ravel(w)).tolist()
    values, names = ", ".join(number(value, 3) for value in rounded), ", ".join(settings.symbols)
    return f"{names} = {values}" if len(rounded) == 1 else f"({names}) = ({values})"


def _is_lowest(landscape: Landscape, one: LimitPoint) -> bool:
    return one.point is not None and cost_at(landscape, one.point) <= lowest(landscape)


def _first(arrived: list[tuple[str, int]], text: Text) -> str:
    words = text.of(Words).outcomes
    if not arrived:
        return words.nobody
    (winner, value), *others = arrived
    if not others:
        return words.only.format(winner=winner, value=value)
    second, other = others[0]
    if other == value:
        winners = text.comma.join(name for name, since in arrived if since == value)
        return words.tie.format(winners=winners, value=value)
    return words.first.format(winner=winner, value=value, second=second, other=other)


def _ending(name: str, one: LimitPoint, run: RaceRun, settings: LandscapeSettings, text: Text) -> str:
    words, landscape = text.of(Words).outcomes, settings.landscape
    if run.diverged:
        return words.left.format(rule=name)
    if one.since is None:
        template = words.ridge if one.point is None else words.moving
    elif one.point is not None and one.point.kind is CriticalKind.MINIMUM:
        template = words.lowest if _is_lowest(landscape, one) else words.minimum
    else:
        template = words.saddle if one.point and one.point.kind is CriticalKind.SADDLE else words.maximum
    return template.format(
        rule=name, since=one.since, updates=Count(run.trajectory.updates), cost=number(run.cost[-1], 3),
        w=written(run.trajectory.w[-1], settings), least=number(lowest(landscape), 3),
        at=one.point and written(np.array(one.point.w), settings),
    )  # fmt: skip
