"""The words of the page on noise: those that follow the clock, and what became of the runs."""

from math import isfinite

import numpy as np

from gd_core.arrays import Floats
from gd_core.floors import Sampling
from gd_ui.pages.noise.draws import CLOUD, MEASURED_UPDATES
from gd_ui.pages.noise.settings import SEEDS, NoiseSettings, Outcome
from gd_ui.pages.noise.words import Follows, Picture, Words
from gd_ui.rows.drawing import Draw
from gd_ui.scene.captions import LATER
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.panels import swatch
from gd_ui.scene.scene import pack
from gd_ui.scene.schema import Ending, TextTrack
from gd_ui.text import Text
from gd_ui.text.numbers import fill, number

NEAR = 0.8
"""Of the mean-square limit: from here on the mean is that of a few runs."""
ENOUGH = 0.5
"""Of α·τ·L: below it the squared error of a decaying α falls more slowly than 1/k."""


def tracks(fan: NoiseSettings, text: Text, agree: Floats) -> list[TextTrack]:
    """The texts that follow the clock; `agree` is how many batches point one way at each key frame."""
    read, words = text.readout, text.of(Words).follows
    endings: dict[Ending, str] = {
        "diverged": read.diverged, "budget": read.budget, "growing": read.budget, "cut": read.cut
    }  # fmt: skip
    if fan.decay:
        line = TextTrack(slot="line", templates=[words.line_decay], first=read.line)
    else:
        line = TextTrack(slot="line", templates=[read.line])
    agreement = [words.some_agree, words.all_agree]
    return [
        TextTrack(slot="badge", templates=[read.going], first=read.ready, endings=endings),
        line,
        TextTrack(slot="sentence", templates=agreement, pick=pack(agree == CLOUD, "u1"), bent=words.later),
        *_cards(fan, words),
    ]


def _cards(fan: NoiseSettings, words: Follows) -> list[TextTrack]:
    def of_all(label: str, template: str, colour: str | None = None) -> TextTrack:
        return TextTrack(slot="card", label=label, templates=[template], colour=colour, bent=LATER)

    cards = [
        TextTrack(slot="card", label=words.card_excess, templates=["{excess:4}"], colour="weight"),
        of_all(words.card_median, "{median:4}", "data"),
        of_all(words.card_low, "{low:4}"),
        of_all(words.card_high, "{high:4}"),
    ]
    if fan.is_predicted:
        label = words.card_decay if fan.decay else words.card_predicted
        cards.append(of_all(label, "{predicted:4}", "optimum"))
    elif fan.outcome is Outcome.HOVERING:
        cards.append(of_all(words.card_measured, number(fan.hovers_at), "text"))
    return cards


def levels(fan: NoiseSettings, words: Picture) -> list[str]:
    """What the levels in the fan are: the floor as predicted, and as measured."""
    sentences = []
    if fan.is_predicted:
        template = words.predicted_decay if fan.decay else words.predicted
        floor = {"floor": float(fan.predicted[0])}
        sentences.append(swatch("┅", PALETTE.optimum.light, fill(template, floor)))
    if fan.outcome is Outcome.HOVERING:
        floor = {"floor": fan.hovers_at}
        sentences.append(swatch("┉", PALETTE.text.light, fill(words.measured, floor)))
    return sentences


def verdict(fan: NoiseSettings, text: Text) -> list[str]:
    """What became of the runs, a paragraph each."""
    outcome = {
        Outcome.FADING: _fading,
        Outcome.UNBOUNDED: _unbounded,
        Outcome.HOVERING: _hovering,
    }.get(fan.outcome)
    sentence = outcome(fan, text) if outcome else getattr(text.of(Words).said, fan.outcome)
    quantiles = [] if fan.outcome is Outcome.WHOLE else [_quantiles(fan, text)]
    return [*quantiles, sentence, *([_short_batch(fan, text)] if fan.floors else [])]


def _quantiles(fan: NoiseSettings, text: Text) -> str:
    words = text.of(Words).said
    low, median, high = fan.quantiles[:, fan.run.updates].tolist()
    last = fan.seed + fan.runs - 1
    facts = {"low": low, "median": median, "high": high, "seed": fan.seed, "last_seed": last}
    quantiles = fill(words.spread, facts | {"updates": fan.run.updates})
    return quantiles + (fill(words.fewer, {"runs": fan.runs}) if fan.runs < SEEDS else "")


def _fading(fan: NoiseSettings, text: Text) -> str:
    words, reach = text.of(Words).said, fan.learning_rate * fan.decay * fan.run.data_parabola.curvature
    facts = {"first": fan.learning_rate, "last": float(fan.rates[-1]), "reach": reach}
    facts |= {"mean": float(fan.excess[-1].mean()), "floor": float(fan.predicted[0])}
    sentences = (
        [words.fading] + [words.fading_from] * fan.is_predicted + [words.fading_slow] * (reach < ENOUGH)
    )
    return fill("".join(sentences), facts)


def _unbounded(fan: NoiseSettings, text: Text) -> str:
    return fill(text.of(Words).said.unbounded, {"limit": fan.mean_square_limit})


def _hovering(fan: NoiseSettings, text: Text) -> str:
    words, predicted, limit = text.of(Words).said, float(fan.predicted[0]), fan.mean_square_limit
    facts = {"predicted": predicted, "measured": fan.hovers_at, "window": fan.window, "limit": limit}
    if fan.draw is Draw.SHUFFLE:
        return fill(words.hovering_reshuffled + words.hovering_afresh * isfinite(predicted), facts)
    near = fan.learning_rate > NEAR * limit
    return fill(words.hovering + words.hovering_near * near, facts | {"ratio": fan.hovers_at / predicted})


def _short_batch(fan: NoiseSettings, text: Text) -> str:
    """Of the batch size where leaving the short batch out changes most."""
    words, n = text.of(Words).said, len(fan.data)
    short = {size: [fan.floors[way, size] for way in Sampling] for size in fan.sizes if n % size}
    settled = {
        size: floors for size, floors in short.items() if np.isfinite(floors).all() and min(floors) > 0
    }
    if not settled:
        return fill(words.not_measured, {"updates": MEASURED_UPDATES})
    size = max(settled, key=lambda one: settled[one][1] / settled[one][2])
    fresh, reshuffled, full_only = settled[size]
    facts = {"fresh": fresh, "reshuffled": reshuffled, "full_only": full_only}
    return fill(words.short_batch, facts | {"size": size, "short": n % size})
