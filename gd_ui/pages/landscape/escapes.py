"""How often noise leads out of a saddle point or a shallow minimum: counted, in sentences and a table."""

import numpy as np
import pandas as pd

from gd_core import LANDSCAPES, CriticalKind, LandscapeName, Rule, first_passage_times
from gd_ui.once import once
from gd_ui.pages.landscape.sentences import written
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import number

STARTS = 200
SPREADS = (0.0, 0.01, 0.1, 0.5, 1.0, 2.0, 5.0)
"""In the table, beside the one that is chosen."""


def count(settings: LandscapeSettings, rule: RuleName, spread: float) -> int:
    """Of the noisy starts, how many left under `rule`."""
    used, alpha = settings.rule(rule), settings.alpha(rule)
    return _count(settings.cost, used, alpha, spread, settings.updates, settings.seed)


@once(maxsize=2048)
def _count(cost: LandscapeName, rule: Rule, alpha: float, spread: float, updates: int, seed: int) -> int:
    found = first_passage_times(LANDSCAPES[cost], rule, alpha, spread, updates, STARTS, seed)
    return int(found.escaped.sum())


def escape_words(settings: LandscapeSettings, text: Text) -> str:
    """What is counted, how many left, and what follows."""
    words, trap = text.of(Words).escaping, settings.landscape.trap
    assert trap is not None, f"{settings.cost} has nothing to leave"
    at_saddle = any(p.w == trap.w and p.kind is CriticalKind.SADDLE for p in settings.landscape.critical)
    left = words.half_way if at_saddle else words.over_hill
    lead = words.lead.format(point=written(np.array(trap.w), settings), left=left, updates=settings.updates)
    shares = text.comma.join(
        words.share.format(rule=name, count=count(settings, rule, settings.spread))
        for rule, name in _rules(settings, text).items()
    )
    counted = words.counted.format(spread=number(settings.spread), shares=shares)
    return "\n\n".join([lead, counted, words.saddle if at_saddle else words.minimum])


def escape_table(settings: LandscapeSettings, text: Text) -> pd.DataFrame:
    """The share that left, for each rule and several noises: one row a noise."""
    rules = _rules(settings, text)
    spreads = sorted({*SPREADS, settings.spread})
    rows = [[_percent(count(settings, rule, spread)) for rule in rules] for spread in spreads]
    index = pd.Index(map(number, spreads), name=text.of(Words).escaping.spread)
    return pd.DataFrame(rows, index=index, columns=list(rules.values()))


def _percent(left: int) -> str:
    return f"{number(100 * left / STARTS)} %"


def _rules(settings: LandscapeSettings, text: Text) -> dict[RuleName, str]:
    """The rules in the race, each once: here noise is added to all."""
    plain = {RuleName.PLAIN, RuleName.NOISE}
    rules = [RuleName.PLAIN] if plain & set(settings.rules) else []
    rules += [rule for rule in settings.rules if rule not in plain]
    return {rule: text.of(Words).rules[rule] for rule in rules}
