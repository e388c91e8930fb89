"""The story of noise in steps, each with one picture and one sentence; the last has all pictures."""

from collections.abc import Mapping, Sequence
from math import inf, log10

from gd_ui.pages.noise.figure import BAND, CLOUD, FAN, FLOORS, LEVELS, OTHER_RUNS, headings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.noise.words import Words
from gd_ui.scene.schema import Json, Option, Patch, Switch
from gd_ui.text import Text
from gd_ui.text.numbers import fill

UPPER, LOWER, LEVEL = 3, 4, 5
"""Places among the annotations, after the titles of the three panels."""
ROOM = 56
"""Pixels at the right, where the ends of lines are named."""


def names(fan: NoiseSettings, text: Text, shown: Sequence[float]) -> list[Json]:
    """The names of mean and median at the ends of their lines, the upper first; some steps show them.

    `shown`: the powers of ten between which the chart is.
    """
    words = text.of(Words).picture
    ends = {
        words.mean: float(fan.mean[fan.run.updates]),
        words.median: float(fan.quantiles[1, fan.run.updates]),
    }
    place: Json = {"xref": f"x{FAN} domain", "x": 1, "xanchor": "left", "yref": f"y{FAN}", "visible": False}
    order = sorted(ends, key=ends.__getitem__, reverse=True)
    return [
        place | {"y": _power(ends[name], shown), "yanchor": side, "text": name}
        for name, side in zip(order, ("bottom", "top"), strict=True)
    ]


def story(fan: NoiseSettings, text: Text, levels: bool, floors: Mapping[int, float]) -> Switch:
    """The steps; `levels` says whether the fan has some, `floors` what is predicted for batch sizes that have one."""
    words = text.of(Words).steps
    sentences = _sentences(fan, text, floors)
    told = dict(
        zip(sentences, fill("\n".join(sentences.values()), _facts(fan, floors)).split("\n"), strict=True)
    )
    one, ten, band = headings(text.of(Words).picture, fan.runs, fan.seed)
    unmarked: Patch = {f"annotations.{LEVEL}.visible": False} if levels else {}
    named: Patch = {}
    if not fan.is_whole:
        named = {f"annotations.{place}.visible": True for place in (UPPER, LOWER)} | {"margin.r": ROOM}
    steps = {
        "one": (FAN, [*OTHER_RUNS, *BAND, "mean", *LEVELS], unmarked | one),
        "ten": (FAN, [*BAND, "mean", *LEVELS], unmarked | ten),
        "band": (FAN, [*OTHER_RUNS, *LEVELS], unmarked | named | band),
        "floor": (FAN, OTHER_RUNS + ["mean"] * levels, named | band),
        "cloud": (CLOUD, [], {}),
        "sizes": (FLOORS, [], {}),
    }
    options = [
        Option(
            id=name, label=getattr(words, name), layout=_alone(panel) | patch, panels=[panel], without=without,
            says=told.get(name),
        )
        for name, (panel, without, patch) in steps.items()
    ]  # fmt: skip
    options.append(Option(id="all", label=words.all, layout={}, without=[*OTHER_RUNS, "mean"]))
    return Switch(id="story", label=words.label, options=options, back=words.back, next=words.next)


def _power(value: float, shown: Sequence[float]) -> float:
    """Where `value` is on the logarithmic axis, or at its edge."""
    low, high = shown
    if not 0 < value < inf:
        return low if value == 0 else high
    return min(max(log10(value), low), high)


def _alone(panel: str) -> Patch:
    return {f"xaxis{panel}.domain": [0, 1], f"yaxis{panel}.domain": [0, 1], "margin.t": 28}


def _sentences(fan: NoiseSettings, text: Text, floors: Mapping[int, float]) -> dict[str, str]:
    words, last = text.of(Words).steps, fan.run.updates
    skewed = fan.mean[last] > fan.quantiles[1, last]
    return {
        "one": words.one_says,
        "ten": words.same if fan.is_whole else words.ten_says,
        "band": words.same if fan.is_whole else words.band_says + (words.skewed if skewed else ""),
        "floor": words.floor_says[fan.outcome],
        "sizes": words.sizes_says if floors else words.no_floor_says,
    }


def _facts(fan: NoiseSettings, floors: Mapping[int, float]) -> dict[str, float]:
    small = min(floors, default=0)
    large = next((size for size in sorted(floors) if size >= 4 * small), max(floors, default=0))
    return {
        "small": small, "large": large, "small_floor": floors.get(small, 0.0), "large_floor": floors.get(large, 0.0),
        "seed": fan.seed, "runs": fan.runs, "others": fan.others.shape[1], "measured": fan.hovers_at,
        "first": fan.learning_rate, "last": float(fan.rates[-1]), "limit": fan.mean_square_limit,
    }  # fmt: skip
