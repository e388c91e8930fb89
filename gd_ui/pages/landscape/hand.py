"""What is moved in the player on a landscape: the learning rate on its ruler, and β on another beside it."""

import math
from typing import Any

import numpy as np

from gd_core import LANDSCAPES, LandscapeName
from gd_ui.declared import NAMES, Number, value_of
from gd_ui.pages.landscape.settings import (
    ADAPTIVE,
    MOMENTUM,
    WITH_VELOCITY,
    LandscapeSettings,
    RuleName,
)
from gd_ui.pages.landscape.words import Words
from gd_ui.scene.schema import HandMessage, Landmark, Ruler, RulerWords
from gd_ui.text import Text

BELOW, ABOVE = 1, 2
"""Decades of the ruler, below the power of ten in which the page opens, and above it."""
BETAS = (0.0, 0.5, 0.9, 0.99)
"""Landmarks: they keep a velocity for 1, 2, 10 and 100 updates."""


def hand(settings: LandscapeSettings, text: Text) -> HandMessage:
    """The ruler of α; beside it that of β, where a rule that races has a velocity."""
    with_velocity = not WITH_VELOCITY.isdisjoint(settings.rules)
    return HandMessage(ruler=_alpha(settings, text), beta=_beta(settings, text) if with_velocity else None)


def in_hand(settings: LandscapeSettings) -> str:
    """The name in the link of the learning rate on the ruler: of the other kind only where no rule has the first."""
    return "step" if ADAPTIVE.issuperset(settings.rules) else "rate"


def bowl_curvatures() -> list[float]:
    """Of the bowl, the least and the largest."""
    gradient = LANDSCAPES[LandscapeName.BOWL].gradient
    curvatures: list[float] = np.linalg.eigvalsh(gradient(np.eye(2)) - gradient(np.zeros(2))).tolist()
    return curvatures


def best_momentum() -> tuple[float, float]:
    """The α and the β with which momentum comes down the bowl the fastest (Polyak, 1964): both weights as fast."""
    least, largest = map(math.sqrt, bowl_curvatures())
    return 4 / (largest + least) ** 2, ((largest - least) / (largest + least)) ** 2


def _alpha(settings: LandscapeSettings, text: Text) -> Ruler:
    name, words = in_hand(settings), text.of(Words).hand
    opens_on: float = value_of(name, settings.defaults)
    power = math.floor(math.log10(opens_on))
    powers = [10.0**one for one in range(power - BELOW, power + ABOVE + 1)]
    marks = [Landmark(rate=one, label=f"{one:g}") for one in powers if one != opens_on]
    marks.append(Landmark(rate=opens_on, label=words.opening))
    bowl = settings.cost is LandscapeName.BOWL and name == "rate"
    steepest = bowl_curvatures()[-1]
    if bowl and not {RuleName.PLAIN, RuleName.NOISE}.isdisjoint(settings.rules):
        marks.append(Landmark(rate=2 / steepest, label=text.marks.twice))
    if bowl and MOMENTUM in settings.rules:
        marks.append(Landmark(rate=best_momentum()[0], label=words.best))
    return _ruler(
        name, settings, text, low=powers[0], high=powers[-1], marks=marks,
        label=text.ruler.label, part=text.ruler.part, outside=words.outside_rate,
        per_curvature=1 / steepest if bowl else None,
    )  # fmt: skip


def _beta(settings: LandscapeSettings, text: Text) -> Ruler:
    words = text.of(Words).hand
    marks = [Landmark(rate=beta, label=f"{beta:g}") for beta in BETAS]
    if settings.cost is LandscapeName.BOWL and MOMENTUM in settings.rules:
        marks.append(Landmark(rate=best_momentum()[1], label=words.best))
    return _ruler(
        "beta", settings, text, scale="decay", low=BETAS[0], high=BETAS[-1], marks=marks,
        label=words.beta, part=words.beta_part, outside=words.outside_beta,
    )  # fmt: skip


def _ruler(
    name: str, settings: LandscapeSettings, text: Text, label: str, part: str, outside: str, **how: Any
) -> Ruler:
    of = NAMES[name]
    assert isinstance(of, Number)
    explained = text.control("landscape", name).help
    words = RulerWords(label=label, help=explained, part=part, unread=text.ruler.unread, outside=outside)
    rate: float = value_of(name, settings)
    return Ruler(name=name, rate=rate, least=of.least, most=of.most, zones=[], words=words, **how)
