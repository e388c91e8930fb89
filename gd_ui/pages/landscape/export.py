"""What can be taken home from the page of costs that are no parabola: the race of the rules."""

from collections.abc import Iterator

import numpy as np

from gd_ui.export import Export, line, names
from gd_ui.export.table import Cell, Table
from gd_ui.pages.landscape.program import COSTS, race_code, rules_code
from gd_ui.pages.landscape.settings import ADAM, ADAPTIVE, WITH_VELOCITY, LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text


def parts(settings: LandscapeSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    words, names_of = text.exports.line, text.of(Words).rules
    named = text.comma.join(names_of[rule] for rule in settings.rules)
    adaptive = [rule for rule in settings.rules if rule in ADAPTIVE]
    noisy = RuleName.NOISE in settings.rules
    noise = [words.spread.format(spread=line.short(settings.spread)), words.seed.format(seed=settings.seed)]
    return [
        text.of(Words).costs[settings.cost], words.rules.format(rules=named),
        *[line.rate_phrase(settings.rate, text)] * (len(adaptive) < len(settings.rules)),
        *[words.step.format(rate=line.short(settings.step))] * bool(adaptive),
        *[f"β = {line.short(settings.beta)}"] * (not WITH_VELOCITY.isdisjoint(settings.rules)),
        *[f"β₁ = {line.short(settings.beta1)}", f"β₂ = {line.short(settings.beta2)}"] * (ADAM in settings.rules),
        *noise * noisy, _start_phrase(settings, text), line.updates_phrase(settings.updates, text),
    ]  # fmt: skip


def _start_phrase(settings: LandscapeSettings, text: Text) -> str:
    if settings.landscape.weights == 1:
        return line.start_phrase(settings.first, text)
    first, second = line.short(settings.first), line.short(settings.second)
    return text.exports.line.start_two.format(first=first, second=second)


def name(settings: LandscapeSettings) -> list[str]:
    """The parts of a file's name."""
    seed = [f"seed{settings.seed}"] if RuleName.NOISE in settings.rules else []
    return ["landscape", settings.cost, f"lr{names.digits(settings.rate)}", *seed]


def table(settings: LandscapeSettings, text: Text) -> Table:
    """Every update of every rule, one rule after the other."""
    words, weights = text.exports.columns, settings.symbols
    gradients = [words.gradient.format(weight=weight).strip() for weight in weights]
    header = [words.rule, text.table.update, words.cost_before, *gradients, *weights, words.cost_after]
    return Table(header, _lines(settings, text), words.counted_landscape)


def _lines(settings: LandscapeSettings, text: Text) -> Iterator[list[Cell]]:
    for rule, run in settings.runs.items():
        named, trajectory, costs = text.of(Words).rules[rule], run.trajectory, run.cost.tolist()
        for k in range(trajectory.updates):
            slopes, after = np.ravel(trajectory.gradient[k]).tolist(), np.ravel(trajectory.w[k + 1]).tolist()
            yield [named, k + 1, costs[k], *slopes, *after, costs[k + 1]]


def blocks(settings: LandscapeSettings, text: Text) -> list[str]:
    """The blocks of the program."""
    return [*COSTS[settings.cost], *rules_code(settings, text), race_code(settings, text)]


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
