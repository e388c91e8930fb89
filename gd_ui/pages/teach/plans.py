"""The plans of lessons: their steps, what the links of each open, and the numbers that are said there.

A link is made from settings, so it says what its page reads; every number comes from the run that it opens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple
from urllib.parse import urlencode

from gd_core import CriticalKind
from gd_core.theory import one_step_rate, stable_limit
from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, Method, Settings, StopOn
from gd_ui.pages import BY_NAME
from gd_ui.pages.teach.words import Words
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import NOTES, Scaling
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.numbers import fill

Facts = Mapping[str, float]


@dataclass(frozen=True)
class View:
    """What a link opens: a page, its settings, the place `at` which its clock stands, the names that it `lock`s.

    The place is an update, or as links say it, with how the picture is looked at: see static/player/place.js.
    """

    page: str
    settings: Chosen
    at: int | str = 0
    lock: tuple[str, ...] = ()

    def address(self, text: Text | None, plan: str = "") -> str:
        """The link, below the address of the app, in the language of `text` or in whichever: for the class.

        Or for a projector, in a `plan`, whose other steps are then a key away.
        """
        chosen = {name: link.spelled(name, self.settings) for name in sorted(link.differing(self.settings))}
        asked = ({"lang": text.code} if text else {}) | chosen
        asked |= {link.PLACE: str(self.at)} if self.at else {}
        asked |= {link.LOCK: ",".join(self.lock)} if self.lock else {}
        asked |= {link.VIEW: link.PRESENT, link.PLAN: plan} if plan else {}
        return f"{self.page}?{urlencode(asked, safe=',')}"


@dataclass(frozen=True)
class Step:
    """A question to a class: the link that it is asked on, the `second` that answers it, and the numbers of both."""

    first: View
    second: View
    facts: Callable[[], Facts]


class Slot(NamedTuple):
    """A step in a plan, and the minutes for asking, for hearing the answers, and for showing what is so."""

    step: str
    ask: int
    hear: int
    show: int


BGD, SGD, MINI_BATCH = (AS_IN_THE_NOTES[method] for method in Method)
ROWS = len(BGD.data)
SUMMED = replace(BGD, learning_rate=BGD.learning_rate * ROWS)
"""The sum of the gradients is the mean times n: the same as this learning rate."""
LARGE = replace(BGD, learning_rate=7e-5)
ONE_STEP = replace(BGD, learning_rate=float(f"{one_step_rate(BGD.data.x):.5g}"))
SCALED = BGD.on(replace(NOTES, scaling=Scaling.LARGEST))
ONCE_ROUND = replace(SGD, updates=ROWS, stop_on=StopOn.NEVER)
SHUFFLED = replace(SGD, draw=Draw.SHUFFLE, epochs=1, stop_on=StopOn.NEVER)
SEARCH, COMPARE, NOISE, RACE = (BY_NAME[name].initial for name in ("search", "compare", "noise", "landscape"))
PLAIN = replace(RACE, rules=RACE.rules[:1])
LECTURE = replace(SEARCH, source=NOTES)
DECAYING = replace(NOISE, decay=50.0)
EPOCHS = replace(BY_NAME["pitfalls"].initial, point=3)


def _grid() -> Facts:
    return {
        "points": SEARCH.points,
        "found": LECTURE.found,
        "best": SEARCH.parabola.vertex,
        "grid_best": SEARCH.found,
        "half": SEARCH.half_spacing,
        "two": SEARCH.points**2,
        "ten": float(SEARCH.points) ** 10,
    }


def _whole() -> Facts:
    run = BGD.run
    return {
        "updates": run.updates,
        "gradient": run.gradient[0],
        "rate": BGD.learning_rate,
        "w": run.w[1],
        "w_second": run.w[2],
        "step": run.w[1] - run.w[0],
        "step_second": run.w[2] - run.w[1],
        "cost": run.cost[0],
        "rows": ROWS,
    }


def _sum() -> Facts:
    run = BGD.run
    return {
        "rows": ROWS,
        "mean": run.gradient[0],
        "sum": run.gradient[0] * ROWS,
        "rate": BGD.learning_rate,
        "rate_summed": SUMMED.learning_rate,
        "w": SUMMED.run.w[1],
        "w_second": SUMMED.run.w[2],
        "limit": stable_limit(BGD.data.x),
        "limit_summed": stable_limit(BGD.data.x) / ROWS,
    }


def _rate() -> Facts:
    return {
        "updates": BGD.run.updates,
        "rate": BGD.learning_rate,
        "large": LARGE.learning_rate,
        "times": LARGE.learning_rate / BGD.learning_rate,
        "updates_large": LARGE.run.updates,
        "w_large": LARGE.run.w[1],
        "one_step": ONE_STEP.learning_rate,
        "updates_one_step": ONE_STEP.run.updates,
        "limit": stable_limit(BGD.data.x),
    }


def _scale() -> Facts:
    data, w = BGD.data, BGD.start
    pushes = 2 * (w * data.x - data.y) * data.x
    return {
        "near": data.x[0],
        "far": data.x[-1],
        "push_near": pushes[0],
        "push_far": pushes[-1],
        "times": pushes[-1] / pushes[0],
        "rate": BGD.learning_rate,
        "of_limit": BGD.learning_rate / one_step_rate(data.x),
        "rate_scaled": SCALED.learning_rate,
        "steep": BGD.run.data_parabola.curvature,
        "steep_scaled": SCALED.run.data_parabola.curvature,
        "updates": SCALED.run.updates,
    }


def _seen(settings: Settings) -> int:
    run = settings.run
    return len({row for update in range(run.updates) for row in run.rows_of(update).tolist()})


def _shuffle() -> Facts:
    return {
        "rows": ROWS,
        "seen": _seen(ONCE_ROUND),
        "missed": ROWS - _seen(ONCE_ROUND),
        "expected": ROWS * (1 - (1 - 1 / ROWS) ** ROWS),
        "share": 1 - (1 - 1 / ROWS) ** ROWS,
        "left": (1 - 1 / ROWS) ** ROWS,
        "seen_shuffled": _seen(SHUFFLED),
    }


def _pair() -> Facts:
    run, rate = MINI_BATCH.run, MINI_BATCH.learning_rate
    data, rows, w = MINI_BATCH.data, run.rows_of(0), MINI_BATCH.start
    x, y = data.x[rows], data.y[rows]
    pushes = 2 * (w * x - y) * x
    alone = w - rate * pushes
    in_turn = alone[0] - rate * 2 * (alone[0] * x[1] - y[1]) * x[1]
    return {
        "x": x[0],
        "x_second": x[1],
        "push": pushes[0],
        "push_second": pushes[1],
        "gradient": run.gradient[0],
        "w": run.w[1],
        "alone": alone[0],
        "alone_second": alone[1],
        "in_turn": in_turn,
        "updates": run.updates,
        "frozen": AS_PRINTED.run.updates,
    }


def _epoch() -> Facts:
    one, some, whole = COMPARE.entries
    proof = EPOCHS.proof.facts
    facts = {"rows": ROWS, "size": some.size, "printed": proof["updates"], "passed": proof["epochs"]}
    for name, entry in {"one": one, "some": some, "whole": whole}.items():
        measured = COMPARE.measured(entry.run)
        facts |= {
            name: entry.run.updates,
            f"{name}_samples": measured["samples"],
            f"{name}_time": measured["time"],
        }
    return facts


def _noise() -> Facts:
    return {
        "seeds": NOISE.runs,
        "updates": NOISE.updates,
        "median": NOISE.quantiles[1, -1],
        "floor": NOISE.predicted[-1],
        "half_after": DECAYING.decay,
        "median_decaying": DECAYING.quantiles[1, -1],
    }


def _minima() -> Facts:
    plain, noisy, momentum, adam = (RACE.runs[rule] for rule in RACE.rules)
    minima = [point.w for point in RACE.landscape.critical if point.kind is CriticalKind.MINIMUM]
    return {
        "start": RACE.first,
        "rate": RACE.rate,
        "w": plain.trajectory.w[-1],
        "cost": plain.cost[-1],
        "best": min(minima, key=RACE.landscape.cost),
        "w_noise": noisy.trajectory.w[-1],
        "w_momentum": momentum.trajectory.w[-1],
        "w_adam": adam.trajectory.w[-1],
    }


STEPS = {
    "grid": Step(View("search", LECTURE), View("search", SEARCH), _grid),
    "whole": Step(View("bgd", BGD, lock=("data", "lr", "w0")), View("bgd", BGD, at=2), _whole),
    "sum": Step(View("bgd", BGD, at=1, lock=("data", "lr", "w0")), View("bgd", SUMMED, at=1), _sum),
    "rate": Step(View("bgd", LARGE, lock=("data", "w0")), View("bgd", ONE_STEP, lock=("data", "w0")), _rate),
    "scale": Step(View("bgd", BGD, lock=("w0",)), View("bgd", SCALED), _scale),
    "shuffle": Step(View("sgd", ONCE_ROUND, lock=("data", "lr")), View("sgd", SHUFFLED), _shuffle),
    "pair": Step(View("mini_batch", MINI_BATCH, at=1, lock=("batch", "data")), View("mini_batch", AS_PRINTED), _pair),
    "epoch": Step(View("compare", COMPARE, lock=("data", "sizes")), View("pitfalls", EPOCHS), _epoch),
    "noise": Step(View("noise", NOISE, lock=("batch", "data")), View("noise", DECAYING, at="0_linear_floor"), _noise),
    "minima": Step(View("landscape", PLAIN), View("landscape", RACE), _minima),
}  # fmt: skip
"""By their names in the words."""
PLANS = {
    "short": (Slot("whole", 1, 1, 2), Slot("rate", 1, 1, 2), Slot("scale", 1, 1, 1), Slot("epoch", 1, 1, 2)),
    "hour": (
        Slot("grid", 1, 1, 2), Slot("whole", 1, 2, 3), Slot("sum", 1, 2, 2), Slot("rate", 1, 2, 4),
        Slot("scale", 1, 2, 2), Slot("shuffle", 1, 2, 2), Slot("pair", 1, 2, 3), Slot("epoch", 1, 2, 4),
    ),
    "double": (
        Slot("grid", 1, 2, 3), Slot("whole", 2, 3, 8), Slot("sum", 2, 3, 2), Slot("rate", 2, 3, 5),
        Slot("scale", 2, 3, 2), Slot("shuffle", 2, 3, 4), Slot("pair", 2, 3, 6), Slot("epoch", 2, 4, 4),
        Slot("noise", 2, 3, 4), Slot("minima", 2, 3, 3),
    ),
}  # fmt: skip
"""Their steps in turn; no plan has more than there are digits, which are their keys before a hall."""


def length(plan: str) -> int:
    """The minutes of a plan."""
    return sum(slot.ask + slot.hear + slot.show for slot in PLANS[plan])


@cache
def facts_of(step: str) -> Facts:
    """The numbers that the words of a step may ask for."""
    return STEPS[step].facts()


def told(step: str, template: str) -> str:
    """A text of a step with its numbers."""
    return fill(template, facts_of(step))


def as_markdown(plan: str, text: Text, below: str = "") -> str:
    """A plan, minute by minute; its links lead to the app whose address is `below`."""
    words, captions = text.of(Words), text.of(Words).captions
    one = words.plans[plan]
    parts, minute = [one.lead], 0
    for slot in PLANS[plan]:
        extra = one.extra.get(slot.step, "")
        parts.append(_step(slot, plan, minute, extra, text, below))
        minute += slot.ask + slot.hear + slot.show
    return "\n\n".join([*parts, f"{captions.end.format(minute=minute)} {one.after}"])


def ways() -> dict[str, list[str]]:
    """Of each plan where its steps are asked before a hall: static/plans.json, for the keys 1 to 9 and 0."""
    return {
        plan: [STEPS[slot.step].first.address(None, plan) for slot in slots] for plan, slots in PLANS.items()
    }


def _step(slot: Slot, plan: str, minute: int, extra: str, text: Text, below: str) -> str:
    captions, views, step = text.of(Words).captions, STEPS[slot.step], text.of(Words).steps[slot.step]
    hear, show = minute + slot.ask, minute + slot.ask + slot.hear
    present, for_class = (f"{below}{views.first.address(text, hall)}" for hall in (plan, ""))
    second = f"{below}{views.second.address(text, plan)}"
    phones = ""
    if asked := BY_NAME[views.first.page].lesson.ask:
        question = asked(views.first.settings, text)
        phones = captions.phones.format(ask=question.ask, right=question.answers[question.right])
    rows = [f"| {one.said} | {one.behind} | {one.show} |" for one in step.answers]
    parts = [
        f"## {captions.minutes.format(first=minute, last=show + slot.show)} · {step.title}",
        extra,
        f"{captions.ask.format(minute=minute, present=present, for_class=for_class)} {step.ask}",
        phones,
        captions.hear.format(minute=hear),
        "\n".join([f"| {captions.answer} | {captions.behind} | {captions.then} |", "|---|---|---|", *rows]),
        f"{captions.show.format(minute=show, present=second)} {step.second}",
        f"> {captions.keep} {step.keep}",
    ]
    return told(slot.step, "\n\n".join(filter(None, parts)))


def _checked(text: Text) -> None:
    """Fail where a language lacks a step or a plan, or has one that nobody reads."""
    words: Any = text.of(Words)
    for kind, known in (("steps", STEPS), ("plans", PLANS)):
        if getattr(words, kind).keys() != known.keys():
            raise ValueError(f"teach: the {kind} {sorted(known)} have other words in {text.name}")
    for plan, slots in PLANS.items():
        if unread := words.plans[plan].extra.keys() - {slot.step for slot in slots}:
            raise ValueError(
                f"teach: {plan} has no steps {sorted(unread)}, but words for them in {text.name}"
            )


for _text in LANGUAGES.values():
    _checked(_text)
