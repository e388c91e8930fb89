"""The runs of a whole class, computed at once on the rows of one page, and made small enough to be sent."""

import base64
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import numpy as np

from gd_core import Parabola
from gd_core.arrays import Floats, Ints
from gd_core.many import parabolas_of_many, trajectories_of_many
from gd_ui.classroom.bounds import Problem, RefusedError
from gd_ui.controls.chosen import read_settings, read_source
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.rows.source import Origin

MOST_UPDATES = 1000
FRAMES = 60
"""Updates of which every w is sent: the first ones, which differ most, and fewer and fewer of those after."""
LARGEST = 1e30
"""A w that is farther from the bottom is sent as if it were there: it has left every picture long ago."""
MOST_ROWS_READ = 400_000
"""By all updates together: rows that a link asks for may be many."""
RATES, STARTS = (0.0, 1e200), (-1e100, 1e100)


def settings_of(question: str) -> Settings | None:
    """The settings that a page and its link ask for, "bgd?noise=3"; None where no runs of a class are computed."""
    page, _, query = question.partition("?")
    given = dict(parse_qsl(query))
    if page not in set(Method):
        return None
    initial = AS_IN_THE_NOTES[Method(page)]
    source = read_source(given, initial.source)
    if source.origin is Origin.FILE:
        return None
    return read_settings(given, replace(initial, source=source))


def written(given: list[Any]) -> str:
    """A learning rate and a start, as they are kept; RefusedError if they are none."""
    for value, (least, most) in zip(given, (RATES, STARTS), strict=False):
        if type(value) not in (int, float) or not least <= value <= most:
            raise RefusedError(Problem.UNREAD)
    if len(given) != 2:
        raise RefusedError(Problem.UNREAD)
    return " ".join(repr(float(value)) for value in given)


def together(settings: Settings, given: Iterable[str]) -> dict[str, Any]:
    """The runs that `given` ask for, all on the batches of `settings`: where each is at each of the updates `at`.

    `needed`: how many updates it needs until it ends as the page's own run would, or None. `w` is base64 of floats
    (4 bytes), frame by frame.
    """
    pairs = np.array([[float(part) for part in one.split()] for one in given]).reshape(-1, 2)
    rates, starts = pairs.T
    batches = settings.batches.first(min(len(settings.batches), _affordable(settings)))
    parabolas, whole = parabolas_of_many(settings.data, batches), Parabola.of(settings.data)
    frames = _frames(len(batches))
    w = (
        trajectories_of_many(parabolas, rates, starts, whole.vertex)
        if len(pairs)
        else np.zeros((0, len(batches) + 1))
    )
    watched = parabolas if settings.stop_on is StopOn.BATCH else whole
    seen = np.clip(w[:, frames], whole.vertex - LARGEST, whole.vertex + LARGEST).T.astype("<f4")
    return {
        "rates": rates.tolist(),
        "starts": starts.tolist(),
        "needed": _needed(watched(w[:, :-1]), settings.tolerance),
        "at": frames.tolist(),
        "w": base64.b64encode(seen.tobytes()).decode(),
        "curvature": whole.curvature,
        "vertex": whole.vertex,
        "floor": whole.floor,
    }


def _affordable(settings: Settings) -> int:
    few = MOST_ROWS_READ // settings.batch_size if settings.method is not Method.BGD else MOST_UPDATES
    return max(1, min(MOST_UPDATES, few))


def _frames(updates: int) -> Ints:
    """0 to `updates`, every one of the first half of the frames."""
    half = FRAMES // 2
    later = np.geomspace(half, max(updates, half), FRAMES - half).round().astype(np.int64)
    return np.unique(np.minimum(np.r_[np.arange(half), later], updates))


def _needed(costs: Floats, tolerance: float) -> list[int | None]:
    below = costs < tolerance
    return [int(one.argmax()) + 1 if one.any() else None for one in below]
