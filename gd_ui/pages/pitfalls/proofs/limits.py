"""Points 5 to 8: where a learning rate is too large, when SGD hovers, and how fast it converges."""

from dataclasses import replace

import numpy as np

from gd_core import Batches, descend, descend_many, drawn_batches
from gd_core.arrays import Floats
from gd_core.theory import log10_cost_slope, noise_floor, rate_limits
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings, StopOn
from gd_ui.pages.pitfalls.proofs.proof import ROWS, Case, Proof
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source

BGD = AS_IN_THE_NOTES[Method.BGD]
SGD = replace(AS_IN_THE_NOTES[Method.SGD], stop_on=StopOn.NEVER)
NOISE = 20.0
SEEDS = 200
BELOW, ABOVE, STEPS = 0.95, 1.05, 40
"""Of 2/L; and updates made there."""
FEW, LONG, SETTLED = 500, 20_000, 1000
"""Updates shown; updates measured, without the first so many, in which w still comes down."""
GRADED = {"low": 3e-5, "middle": 6e-5, "high": 9e-5}
"""Learning rates between SGD's three limits, and above them; each with so many updates."""
GRADED_STEPS = 300
SLOW, EPOCHS = 1e-6, 3
"""A learning rate at which three epochs do not yet reach the last digits of w."""
HALVED_AFTER = 50
"""Updates after which a decaying learning rate is half of what it was."""
DECAY_STEPS, LAST = 600, 100


def stable_limit() -> Proof:
    """BGD just below and just above 2/L, and at 1/L."""
    L = BGD.run.data_parabola.curvature
    notes, below, above, once = BGD.learning_rate, BELOW * 2 / L, ABOVE * 2 / L, 1 / L
    steps = replace(BGD, epochs=STEPS, stop_on=StopOn.NEVER)
    runs = [replace(steps, learning_rate=below).run, replace(steps, learning_rate=above).run]
    runs += [replace(BGD, learning_rate=once).run]
    facts = {
        "L": L, "limit": 2 / L, "rate": notes, "share": notes * L, "updates": STEPS,
        "below": below, "below_factor": 1 - below * L, "below_w": runs[0].w[-1],
        "above": above, "above_factor": 1 - above * L, "above_w": runs[1].w[-1],
        "one_step": once, "once_updates": runs[2].updates,
    }  # fmt: skip
    return Proof(tuple(map(Case, runs)), facts)


def no_floor_without_noise() -> Proof:
    """SGD on y = 2x exactly, and with noise on y."""
    exact, noisy = replace(SGD, updates=FEW), replace(SGD, updates=FEW, source=Source(noise=NOISE))
    long, bottoms = replace(noisy, updates=LONG).run, noisy.data.y / noisy.data.x
    facts = {
        "rate": exact.learning_rate, "updates": FEW, "error": abs(exact.run.w[-1] - 2),
        "noise": NOISE, "lowest": bottoms.min(), "highest": bottoms.max(), "best": long.data_parabola.vertex,
        "long": LONG, "measured": (long.cost[SETTLED:] - long.data_parabola.floor).mean(),
        "predicted": noise_floor(noisy.data, 1, noisy.learning_rate),
    }  # fmt: skip
    return Proof((Case(exact.run, False), Case(noisy.run, False)), facts)


def graded_limit() -> Proof:
    """SGD at three learning rates: between its limits, and above them all."""
    limits, h = rate_limits(SGD.data.x, 1, reshuffled=False), 2 * SGD.data.x**2
    assert limits.mean_square is not None, "rows are drawn afresh"
    distances = {name: _distances(rate) for name, rate in GRADED.items()}
    facts = {
        "limit": 2 * limits.one_step, "times": h.max() / limits.curvature,
        "farthest": limits.farthest, "mean_square": limits.mean_square, "typical": limits.typical,
        "seeds": SEEDS, "updates": GRADED_STEPS,
        "middle_most": distances["middle"].max(), "growth": ((1 - GRADED["middle"] * h) ** 2).mean(),
    }  # fmt: skip
    for name, distance in distances.items():
        facts[f"{name}_farther"] = (distance.max(axis=1) > distance[:, 0]).mean()
        facts[f"{name}_away"] = (distance[:, -1] > distance[:, 0]).mean()
    runs = (replace(SGD, learning_rate=rate, updates=GRADED_STEPS).run for rate in GRADED.values())
    return Proof(tuple(Case(run, False) for run in runs), facts | GRADED)


def linear_convergence() -> Proof:
    """SGD without noise; with noise and a constant learning rate; with noise and one that decays."""
    slow = replace(SGD, draw=Draw.SHUFFLE, learning_rate=SLOW, epochs=EPOCHS).run
    noisy = replace(SGD, source=Source(noise=NOISE), updates=DECAY_STEPS)
    rate = noisy.learning_rate
    decaying = rate / (1 + np.arange(DECAY_STEPS) / HALVED_AFTER)
    facts = {
        "rate": SLOW, "updates": slow.updates, "slope": np.log10((1 - 2 * SLOW * slow.data.x**2) ** 2).mean(),
        "measured": np.log10(slow.cost[-1] / slow.cost[0]) / slow.updates,
        "bgd": log10_cost_slope(slow.data_parabola, SLOW),
        "noise": NOISE, "seeds": SEEDS, "noisy_rate": rate, "noisy_updates": DECAY_STEPS, "last": LAST,
        "floor": noise_floor(noisy.data, 1, rate), "constant": _excess(noisy, np.full(DECAY_STEPS, rate)),
        "tau": HALVED_AFTER, "decayed": _excess(noisy, decaying),
    }  # fmt: skip
    decayed = descend(noisy.data, noisy.batches, decaying, noisy.start)
    return Proof((Case(slow), Case(noisy.run, False), Case(decayed, False)), facts, compared=(1, 2))


def _distances(rate: float) -> Floats:
    """Of w from the bottom, at every update of every seed."""
    distances: Floats = np.abs(descend_many(SGD.data, _draws(GRADED_STEPS), rate, SGD.start) - 2)
    return distances


def _excess(settings: Settings, rates: Floats) -> float:
    """The cost above the least, averaged over the last updates of all seeds."""
    whole = settings.run.data_parabola
    w = descend_many(settings.data, _draws(len(rates)), rates[None], settings.start)
    return float((whole(w[:, -LAST:]) - whole.floor).mean())


def _draws(updates: int) -> list[Batches]:
    """The same for every learning rate."""
    return [drawn_batches(ROWS, 1, updates, np.random.default_rng(seed)) for seed in range(SEEDS)]
