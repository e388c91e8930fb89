"""A script that makes one run of ŷ = w·x: forward, cost, gradient, then a loop over the updates."""

import json
import textwrap
from dataclasses import dataclass

from gd_ui.export.data_code import WIDTH
from gd_ui.export.rows_code import DrawAlgorithm, Drawing, function_of
from gd_ui.text.exports import Script


@dataclass(frozen=True)
class Plan:
    """What such a script is told: `data` is code, `rows` says which rows an update sees.

    `decay` is τ of α/(1 + k/τ), 0 for a learning rate that stays. `tolerance` is None where no cost stops the run;
    `on_all` says that the cost printed and compared is that on all the data. `replayed` is code that makes
    `rows_of_updates`, where rows are not drawn but listed.
    """

    data: str
    rows: Drawing
    start: float
    rate: float
    seed: int = 0
    decay: float = 0.0
    tolerance: float | None = None
    on_all: bool = False
    replayed: str = ""

    @property
    def whole(self) -> bool:
        """Whether every update reads all rows."""
        return self.rows.algorithm is DrawAlgorithm.ALL and not self.replayed


def program(head: list[str], blocks: list[str]) -> str:
    """The whole script: what it is as comments, numpy, then `blocks`, functions two lines apart as is the custom."""
    text, before = "\n".join(map(_comment, head)) + "\n\nimport numpy as np", ""
    for block in blocks:
        apart = 2 if _has_function(block) or _has_function(before) else 1
        text += "\n" * (apart + 1) + block.strip("\n")
        before = block
    return text + "\n"


def quoted(words: str) -> str:
    """Our own words as a string in the script."""
    return json.dumps(words, ensure_ascii=False)


def _comment(line: str) -> str:
    """Broken between words, so that it can be read; what has none, as a link, is left whole."""
    return textwrap.fill(
        line, WIDTH, initial_indent="# ", subsequent_indent="#   ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


def _has_function(block: str) -> bool:
    return "\ndef " in f"\n{block}"


def run_blocks(plan: Plan, words: Script) -> list[str]:
    """The blocks of a script that makes one run."""
    draws = [] if plan.whole or plan.replayed else [function_of(plan.rows.algorithm, words)]
    listed = [plan.replayed] if plan.replayed else []
    settings = _settings(plan, words)
    return [
        overflow(words), plan.data, settings, *model_blocks(words), *draws, *listed, bounds(words), _loop(plan, words)
    ]  # fmt: skip


def overflow(words: Script) -> str:
    """No warning where a run leaves the range of numbers: the loop sees to that."""
    return f'np.seterr(all="ignore")  # {words.overflow}'


def model_blocks(words: Script) -> list[str]:
    """The three functions that the course has."""
    return [
        f"def forward(x, w):  # {words.forward}\n    return w * x",
        f"def cost(x, y, w):  # {words.cost}\n    return np.mean((forward(x, w) - y) ** 2)",
        f"def gradient(x, y, w):  # {words.gradient}\n    return np.mean(2 * x * (forward(x, w) - y))",
    ]


def bounds(words: Script) -> str:
    """The least cost's w, and how far from it a run has diverged."""
    best = f"w_best = (x @ y) / (x @ x)  # {words.best}"
    return f"{best}\ntoo_far = 1e50 * max(abs(w - w_best), 1)  # {words.too_far}"


def _settings(plan: Plan, words: Script) -> str:
    lines = [f"# {words.settings}", f"w = {plan.start!r}  # {words.start}"]
    lines.append(f"alpha = {plan.rate!r}  # {words.rate}")
    if plan.decay:
        lines.append(f"tau = {plan.decay!r}  # {words.decay}")
    if plan.tolerance is not None:
        lines.append(f"tolerance = {plan.tolerance!r}  # {words.tolerance}")
    if not plan.whole and not plan.replayed:
        lines.append(f"seed = {plan.seed}")
    return "\n".join(lines)


def _loop(plan: Plan, words: Script) -> str:
    some = "x, y" if plan.whole else "x[rows], y[rows]"
    counted = "x, y" if plan.on_all or plan.whole else some
    alpha = "alpha / (1 + (k - 1) / tau)" if plan.decay else "alpha"
    below = "" if plan.tolerance is None else "loss < tolerance or "
    stop = words.stop if below else words.diverged
    return "\n".join([
        *_begin(plan, words),
        f"    loss = cost({counted}, w)",
        f"    g = gradient({some}, w)",
        f"    w = w - {alpha} * g",
        f"    if not np.isfinite(w):  # {words.not_finite}",
        "        break",
        '    print(f"{k}  {loss:.12g}  {g:.12g}  {w:.12g}")',
        f"    if {below}abs(w - w_best) > too_far:  # {stop}",
        "        break",
    ])  # fmt: skip


def _begin(plan: Plan, words: Script) -> list[str]:
    printed = words.printed_all if plan.on_all or plan.whole else words.printed_batch
    head = [f"print({quoted(printed)})"]
    if plan.whole:
        return [*head, f"for k in range(1, {plan.rows.updates} + 1):"]
    rows = "rows_of_updates"
    drawn = [] if plan.replayed else [f"{rows} = {plan.rows.call}"]
    if plan.rows.frozen and not plan.replayed:
        drawn.insert(0, f"# {words.frozen}")
    return [*drawn, *head, f"for k, rows in enumerate({rows}, start=1):"]
