"""What the map of learning rates and the run that is played say, in sentences and on cards."""

import math

import numpy as np

from gd_core.theory import convergence_factor
from gd_ui.descent.rates import SAME, limits_of, rates
from gd_ui.descent.settings import Method
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.scene.captions import LATER
from gd_ui.scene.race import size_name
from gd_ui.scene.schema import TextTrack
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

LARGEST_ROOT = 1e150
"""The square of a smaller one is a float."""


def sentences(settings: LearningRateSettings, text: Text) -> list[str]:
    """What α does to the run, where the limits of its method lie and what was measured; the fastest of the map."""
    if rates(settings).one_parabola:
        return [_factor(settings, text), _fastest(settings, text)]
    return [_limits(settings, text), _measured(settings, text), _fastest(settings, text)]


def counted(settings: LearningRateSettings, text: Text) -> str:
    """What lines and bands are, and of how many runs."""
    runs = [settings.measured(method).runs for method in (Method.SGD, Method.MINI_BATCH)]
    return text.of(Words).story.counted.format(sgd=runs[0], mini=runs[1])


def cards(settings: LearningRateSettings, text: Text) -> list[TextTrack]:
    """α, α·L, updates to the tolerance, the cost at the end, the factor of the error."""
    words, needed = text.of(Words).chart, settings.needed
    rate = TextTrack(
        slot="card", label=words.card_rate, templates=[number(settings.learning_rate)], bent="{rate:4}"
    )
    shown = {
        words.card_reach: number(settings.learning_rate * settings.run.data_parabola.curvature),
        words.card_needed: "–" if needed is None else f"{needed:,}",
        words.card_final: number(float(settings.run.excess[-1]), 3),
        words.card_factor: number(mean_factor(settings), 3),
    }
    return [
        rate,
        *(
            TextTrack(slot="card", label=label, templates=[value], bent=LATER)
            for label, value in shown.items()
        ),
    ]


def mean_factor(settings: LearningRateSettings) -> float:
    """The geometric mean of |1 − α·h| over the updates of the run; for BGD |1 − α·L|, its convergence rate.

    It is what an update multiplies the error by on average, but for the noise on y.
    """
    run = settings.run
    if run.batches.rows is None:
        return convergence_factor(run.data_parabola, settings.learning_rate)
    with np.errstate(divide="ignore"):
        return float(np.exp(np.log(np.abs(1 - settings.learning_rate * run.parabolas.curvature)).mean()))


def _factor(settings: LearningRateSettings, text: Text) -> str:
    words, factor = text.of(Words).story, mean_factor(settings)
    if factor < SAME:
        return words.at_once
    if abs(factor - 1) < SAME:
        return words.same
    template = words.halves if factor < 1 else words.doubles
    updates = math.log(2) / abs(math.log(factor))
    return template.format(factor=number(factor), square=_squared(factor), updates=number(updates, 3))


def _squared(factor: float) -> str:
    """Its square, also where that is more than a float can be: a link may ask for a learning rate of 1e200."""
    if factor < LARGEST_ROOT or math.isinf(factor):
        return number(factor * factor)
    exponent, digits = divmod(2 * math.log10(factor), 1)
    return f"{number(10**digits)}e{exponent:.0f}"


def _limits(settings: LearningRateSettings, text: Text) -> str:
    words, limits = text.of(Words).story, limits_of(settings)
    template = words.limits_sharp if limits.mean_square == limits.typical else words.limits
    if limits.mean_square is None:
        template = words.limits_epoch
    return template.format(
        name=size_name(settings.batch_size, len(settings.data), text), farthest=number(limits.farthest, 3),
        mean_square=number(limits.mean_square or limits.typical, 3), typical=number(limits.typical, 3),
        twice=number(2 * limits.one_step, 3),
    )  # fmt: skip


def _measured(settings: LearningRateSettings, text: Text) -> str:
    words, here = text.of(Words).story, settings.here
    count, reached, median = int(here.farther[0]), int(here.reached[0]), float(here.needed.median[0])
    template = words.half_need if math.isfinite(median) else words.few_need if reached else words.none_needs
    need = template.format(
        reached=reached, runs=here.runs, tolerance=number(settings.tolerance), updates=Count(settings.updates_allowed),
        median=number(median),
    )  # fmt: skip
    return words.farther.format(
        rate=number(settings.learning_rate), count=count, runs=here.runs,
        share=number(100 * count / here.runs, 3), need=need,
    )  # fmt: skip


def _fastest(settings: LearningRateSettings, text: Text) -> str:
    each = " · ".join(_fastest_of(method, settings, text) for method in Method)
    return text.of(Words).story.fastest.format(tolerance=number(settings.tolerance), each=each)


def _fastest_of(method: Method, settings: LearningRateSettings, text: Text) -> str:
    words, found = text.of(Words).story, settings.measured(method)
    name = size_name(settings.size_of(method), len(settings.data), text)
    if found.fastest is None:
        return words.fastest_none.format(name=name)
    updates = number(float(found.needed.median[found.fastest]))
    return words.fastest_one.format(
        name=name, rate=number(float(settings.rates[found.fastest])), updates=updates
    )
