"""The costs and rules as a script has them: as in `gd_core.landscapes`, and copied from `gd_core.rules`."""

import ast
import inspect
from functools import lru_cache

from gd_core import LandscapeName, Rule
from gd_ui.export.run_code import quoted
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text

COSTS: dict[str, tuple[str, ...]] = {
    LandscapeName.SHALLOW: (
        "def cost(w):\n    return (3 * w**4 - w**3 - 6 * w**2 + 3 * w + 5) / 12",
        "def gradient(w):\n    return (w**2 - 1) * (w - 0.25)",
    ),
    LandscapeName.SEVERAL: (
        "def cost(w):\n    return 0.1 * w**2 + 1 - np.cos(2 * w)",
        "def gradient(w):\n    return 0.2 * w + 2 * np.sin(2 * w)",
    ),
    LandscapeName.PLATEAU: (
        "def cost(w):\n    return 1 - np.exp(-(w**2) / 2)",
        "def gradient(w):\n    return w * np.exp(-(w**2) / 2)",
    ),
    LandscapeName.BOWL: (
        "x = np.array([0, 0.5, 1, 1.5, 2])\ny = 2 * x + 1",
        "def cost(w):\n    return np.mean((w[0] * x + w[1] - y) ** 2)",
        "def gradient(w):\n"
        "    error = w[0] * x + w[1] - y\n"
        "    return 2 * np.array([np.mean(error * x), np.mean(error)])",
    ),
    LandscapeName.SADDLE: (
        "def cost(w):\n    return (w[0] ** 2 - 1) ** 2 / 4 + w[1] ** 2 / 2",
        "def gradient(w):\n    return np.array([w[0] ** 3 - w[0], w[1]])",
    ),
    LandscapeName.VALLEY: (
        "def cost(w):\n    return (1 - w[0]) ** 2 + 4 * (w[1] - w[0] ** 2) ** 2",
        "def gradient(w):\n"
        "    bent = w[1] - w[0] ** 2\n"
        "    return np.array([2 * (w[0] - 1) - 16 * w[0] * bent, 8 * bent])",
    ),
}
"""For each the cost and its gradient."""


@lru_cache
def _function_of(rule: Rule) -> str:
    """The engine's formula as a function of the script: without types, its parameters as they are in `rule`.

    A script computes the same numbers because it does the same: this is the code that ran, copied.
    """
    source = inspect.getsource(rule.formula)
    (formula,) = ast.parse(source).body
    assert isinstance(formula, ast.FunctionDef)
    body = source.splitlines(keepends=True)[formula.body[0].lineno - 1 :]
    names = [argument.arg for argument in formula.args.args]
    given = [f"{name}={rule.parameters[name]!r}" if name in rule.parameters else name for name in names]
    return f"def {rule.name}({', '.join(given)}):\n{''.join(body)}"


def rules_code(settings: LandscapeSettings, text: Text) -> list[str]:
    """The functions of the rules that race, each once."""
    racing = dict.fromkeys(map(settings.rule, settings.rules))
    first, *others = (f"# {text.of(Words).formulas[rule.name]}\n{_function_of(rule)}" for rule in racing)
    return [f"# {text.exports.script.rules}\n{first}", *others]


def race_code(settings: LandscapeSettings, text: Text) -> str:
    """The loop over the rules, and in it that over the updates."""
    words, start = text.exports.script, settings.start
    start_code = (
        f"np.array([{start[0]!r}, {start[1]!r}])" if isinstance(start, tuple) else f"np.float64({start!r})"
    )
    return "\n".join([
        f"# {words.race}", "race = [", *(_racer(rule, settings, text) for rule in settings.rules), "]",
        "for name, rule, memory, alpha, noise in race:",
        '    print(f"{name}, alpha = {alpha}")',
        f"    print({quoted(words.printed_landscape)})",
        f"    w, rng = {start_code}, np.random.default_rng({settings.seed})",
        f"    for k in range(1, {settings.updates} + 1):",
        "        loss, g = cost(w), gradient(w)",
        "        if noise > 0:",
        f"            g = g + noise * rng.standard_normal(np.shape(w))  # {words.spread}",
        "        w, memory = rule(w, g, alpha, memory)",
        f"        if not np.all(np.abs(w) <= 1e50):  # {words.left}",
        "            break",
        "        numbers = [loss, *np.ravel(g), *np.ravel(w)]",
        '        print(k, *(f"{number:.12g}" for number in numbers), sep="  ")',
    ])  # fmt: skip


def _racer(rule: RuleName, settings: LandscapeSettings, text: Text) -> str:
    name: str = text.of(Words).rules[rule]
    noise = settings.spread if rule is RuleName.NOISE else 0
    used = settings.rule(rule)
    memory = (0,) * used.slots
    return f"    ({quoted(name)}, {used.name}, {memory}, {settings.alpha(rule)!r}, {noise!r}),"
