"""The costs and rules as a script has them: the formulas of `gd_core.landscapes` and `gd_core.rules`."""

from gd_core import LandscapeName
from gd_ui.export.run_code import quoted
from gd_ui.pages.landscape.settings import LandscapeSettings, RuleName
from gd_ui.pages.landscape.words import Words
from gd_ui.text import Text
from gd_ui.text.exports import Script

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

_PLAIN = """\
def plain(w, g, alpha, memory):  # {plain}
    return w - alpha * g
"""
_MOMENTUM = """\
def momentum(w, g, alpha, memory):  # {momentum}
    memory["v"] = 0.9 * memory.get("v", 0) + g
    return w - alpha * memory["v"]
"""
_NESTEROV = """\
def nesterov(w, g, alpha, memory):  # {nesterov}
    memory["v"] = 0.9 * memory.get("v", 0) + g
    return w - alpha * (g + 0.9 * memory["v"])
"""
_RMSPROP = """\
def rmsprop(w, g, alpha, memory):  # {rmsprop}
    memory["s"] = 0.99 * memory.get("s", 0) + (1 - 0.99) * g * g
    return w - alpha * g / (np.sqrt(memory["s"]) + 1e-8)
"""
_ADAM = """\
def adam(w, g, alpha, memory):  # {adam}
    t = memory["t"] = memory.get("t", 0) + 1
    m = memory["m"] = 0.9 * memory.get("m", 0) + (1 - 0.9) * g
    s = memory["s"] = 0.999 * memory.get("s", 0) + (1 - 0.999) * g * g
    step = m / (1 - 0.9**t) / (np.sqrt(s / (1 - 0.999**t)) + 1e-8)
    return w - alpha * step
"""
RULES: dict[RuleName, tuple[str, str]] = {
    RuleName.PLAIN: ("plain", _PLAIN), RuleName.NOISE: ("plain", _PLAIN),
    RuleName.MOMENTUM: ("momentum", _MOMENTUM), RuleName.NESTEROV: ("nesterov", _NESTEROV),
    RuleName.RMSPROP: ("rmsprop", _RMSPROP), RuleName.ADAM: ("adam", _ADAM),
}  # fmt: skip
"""What the function of each is called, and the function."""


def rules_code(settings: LandscapeSettings, words: Script) -> list[str]:
    """The functions of the rules that race, each once."""
    codes = dict.fromkeys(RULES[rule][1] for rule in settings.rules)
    first, *others = (code.format_map(vars(words)) for code in codes)
    return [f"# {words.rules}\n{first}", *others]


def race_code(settings: LandscapeSettings, text: Text) -> str:
    """The loop over the rules, and in it that over the updates."""
    words, start = text.exports.script, settings.start
    start_code = (
        f"np.array([{start[0]!r}, {start[1]!r}])" if isinstance(start, tuple) else f"np.float64({start!r})"
    )
    return "\n".join([
        f"# {words.race}", "race = [", *(_racer(rule, settings, text) for rule in settings.rules), "]",
        "for name, rule, alpha, noise in race:",
        '    print(f"{name}, alpha = {alpha}")',
        f"    print({quoted(words.printed_landscape)})",
        f"    w, memory, rng = {start_code}, {{}}, np.random.default_rng({settings.seed})",
        f"    for k in range(1, {settings.updates} + 1):",
        "        loss, g = cost(w), gradient(w)",
        "        if noise > 0:",
        f"            g = g + noise * rng.standard_normal(np.shape(w))  # {words.spread}",
        "        w = rule(w, g, alpha, memory)",
        f"        if not np.all(np.abs(w) <= 1e50):  # {words.left}",
        "            break",
        "        numbers = [loss, *np.ravel(g), *np.ravel(w)]",
        '        print(k, *(f"{number:.12g}" for number in numbers), sep="  ")',
    ])  # fmt: skip


def _racer(rule: RuleName, settings: LandscapeSettings, text: Text) -> str:
    name: str = text.of(Words).rules[rule]
    noise = settings.spread if rule is RuleName.NOISE else 0
    return f"    ({quoted(name)}, {RULES[rule][0]}, {settings.alpha(rule)!r}, {noise!r}),"
