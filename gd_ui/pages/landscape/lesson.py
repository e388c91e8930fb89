"""The lesson of the page of costs that are no parabola: which rule is first, and outcomes to bring about."""

import numpy as np

from gd_core import CriticalKind, LandscapeName
from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.landscape.sentences import arrivals, cost_at, limit_point, lowest, outcomes, valley
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text

NOBODY = "nobody"
SOON = 50
"""Updates: what a rule needs to be quick in the long valley."""


def ask(settings: LandscapeSettings, text: Text) -> Question:
    """Which rule is first at the lowest minimum, to stay? Of one alone, in which third of its updates it comes there.

    Of several that come there together it is the first of the race.
    """
    words, arrived = text.of(Words).question, arrivals(settings)
    verdict = outcomes(settings, text)[0]
    if len(settings.rules) > 1:
        names = {rule.value: text.of(Words).rules[rule] for rule in settings.rules}
        right = next((rule.value for rule in arrived), NOBODY)
        return Question(ask=words.ask, answers=names | {NOBODY: words.nobody}, right=right, verdict=verdict)
    (rule,) = settings.rules
    one, two = settings.updates // 3, 2 * settings.updates // 3
    answers = {
        "early": words.early.format(by=one),
        "middle": words.middle.format(by=two),
        "late": words.late.format(by=two),
        NOBODY: words.never,
    }
    since = arrived.get(rule)
    right = NOBODY if since is None else "early" if since <= one else "middle" if since <= two else "late"
    return Question(
        ask=words.ask_one.format(rule=text.of(Words).rules[rule]),
        answers=answers,
        right=right,
        verdict=verdict,
    )


def _stays_at(settings: LandscapeSettings, rule: RuleName, kind: CriticalKind) -> bool:
    if rule not in settings.rules:
        return False
    one = limit_point(settings.landscape, settings.runs[rule])
    return one.since is not None and one.point is not None and one.point.kind is kind


def noise_leaves_the_saddle(settings: LandscapeSettings) -> bool:
    """On the saddle the plain rule stays at the saddle point, the one with noise at a minimum."""
    plain = _stays_at(settings, RuleName.PLAIN, CriticalKind.SADDLE)
    return (
        settings.cost is LandscapeName.SADDLE
        and plain
        and _stays_at(settings, RuleName.NOISE, CriticalKind.MINIMUM)
    )


def over_the_hill(settings: LandscapeSettings) -> bool:
    """From the valley of another minimum the plain rule comes to the lowest."""
    start = valley(settings.landscape, np.array(settings.start))
    higher = start is not None and cost_at(settings.landscape, start) > lowest(settings.landscape)
    return higher and RuleName.PLAIN in arrivals(settings)


def quick_in_the_valley(settings: LandscapeSettings) -> bool:
    """In the long valley a rule is at the minimum, to stay, within 50 updates, from the start it opens on."""
    there = (
        settings.cost is LandscapeName.VALLEY and settings.start == LandscapeSettings.of(settings.cost).start
    )
    return there and min(arrivals(settings).values(), default=SOON + 1) <= SOON


TASKS = (
    Task("saddle", noise_leaves_the_saddle),
    Task("over_hill", over_the_hill),
    Task("valley", quick_in_the_valley),
)
LESSON = Lesson(TASKS, ask)
