"""How long one update takes: the notes' loop, scikit-learn, PyTorch, numba and this engine, side by side.

Run `python -m benchmarks.engine` where scikit-learn, torch and numba are installed; what is missing is said
to be. Prints Markdown. Everyone gets one thread (set before a library is imported). The rounds are
interleaved, so that a busy moment of the machine hits all alike, and the medians over the rounds are shown.
"""

# ruff: noqa: E402
import os

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_threads] = "1"

import random
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np

from gd_core import (
    Batches,
    descend,
    drawn_batches,
    full_batches,
    linear_data,
    replay_batches,
    shuffled_batches,
)

UPDATES = 1_000_000
EPOCHS = 1_000
ROUNDS = 7
RATE = 1e-3
DATA = linear_data(np.random.default_rng(0).normal(size=UPDATES), 2, 1, np.random.default_rng(1))


class Contestant(NamedTuple):
    """Something to time: how it is called in the table, what to call, and how many updates a call makes."""

    name: str
    run: Callable[[], object]
    updates: int


def notes_loop() -> Contestant:
    x, y = DATA.x.tolist(), DATA.y.tolist()

    def run() -> None:
        w, losses, ws = 1.0, [], []
        for _ in range(20_000):
            row = random.randrange(len(x))
            loss = (w * x[row] - y[row]) ** 2
            w -= RATE * 2 * x[row] * (w * x[row] - y[row])
            losses.append(loss)
            ws.append(w)

    return Contestant("the notes' loop in plain Python, w and loss kept", run, 20_000)


def scikit_learn(shuffle: bool) -> Contestant:
    from sklearn.linear_model import SGDRegressor

    table = DATA.x[:, None]
    settings = {"penalty": None, "fit_intercept": False, "learning_rate": "constant", "eta0": 2 * RATE}

    def run() -> None:
        SGDRegressor(**settings, shuffle=shuffle, random_state=0).partial_fit(table, DATA.y)

    order = "rows reshuffled" if shuffle else "rows in order"
    return Contestant(f"scikit-learn SGDRegressor, one pass, no history, {order}", run, UPDATES)


def torch_sgd() -> Contestant:
    import torch

    torch.set_num_threads(1)
    x, y = torch.tensor(DATA.x), torch.tensor(DATA.y)

    def run() -> None:
        w = torch.ones((), dtype=torch.float64, requires_grad=True)
        optimizer = torch.optim.SGD([w], lr=RATE)
        for row in range(2_000):
            optimizer.zero_grad()
            ((w * x[row] - y[row]) ** 2).backward()
            optimizer.step()

    return Contestant("torch.optim.SGD, no history", run, 2_000)


def numba_loop(batches: Batches, order: str) -> Contestant:
    import numba

    @numba.njit
    def walk(x, y, rows, rate, w):  # type: ignore[no-untyped-def]
        path = np.empty(len(rows) + 1)
        path[0] = w
        for k in range(len(rows)):
            row = rows[k]
            w -= rate * 2 * x[row] * (w * x[row] - y[row])
            path[k + 1] = w
        return path

    def run() -> None:
        walk(DATA.x, DATA.y, batches.rows, RATE, 1.0)

    run()  # compiled here, not in a round
    return Contestant(f"numba loop, every w kept, {order}", run, UPDATES)


def ours(batches: Batches, order: str) -> Contestant:
    return Contestant(
        f"**gd_core**, every w kept, {order}", lambda: descend(DATA, batches, RATE, 1.0), UPDATES
    )


def ours_drawing_too(draw: Callable[[], Batches], order: str) -> Contestant:
    return Contestant(
        f"**gd_core**, every w kept, {order}", lambda: descend(DATA, draw(), RATE, 1.0), UPDATES
    )


def rows_in_order() -> Batches:
    return replay_batches(len(DATA), np.arange(len(DATA))[:, None].tolist())


def rows_drawn() -> Batches:
    return drawn_batches(len(DATA), 1, UPDATES, np.random.default_rng(2))


def rows_reshuffled() -> Batches:
    return shuffled_batches(len(DATA), 1, 1, np.random.default_rng(2))


def three_dots() -> Contestant:
    x, y = DATA.x, DATA.y
    return Contestant("three dot products: x·x, x·y, y·y", lambda: (x @ x, x @ y, y @ y), EPOCHS)


def ours_bgd() -> Contestant:
    batches = full_batches(len(DATA), EPOCHS)
    return Contestant("**gd_core**, 1,000 epochs of BGD", lambda: descend(DATA, batches, 1e-2, 1.0), EPOCHS)


def entered(makers: dict[str, Callable[[], Contestant]]) -> tuple[list[Contestant], list[str]]:
    """Those that can run here, and those that are not installed."""
    here, missing = [], []
    for name, make in makers.items():
        try:
            here.append(make())
        except ImportError:
            missing.append(name)
    return here, missing


def timed(contestants: list[Contestant]) -> list[float]:
    """The median seconds of a call of each, over rounds in which all take turns."""
    seconds: list[list[float]] = [[] for _ in contestants]
    for _ in range(ROUNDS):
        for contestant, times in zip(contestants, seconds, strict=True):
            begin = perf_counter()
            contestant.run()
            times.append(perf_counter() - begin)
    return [median(times) for times in seconds]


def print_sgd(title: str, makers: dict[str, Callable[[], Contestant]]) -> None:
    """The first of the makers is the one to be compared with."""
    contestants, missing = entered(makers)
    each = [1e9 * time / c.updates for c, time in zip(contestants, timed(contestants), strict=True)]
    print(f"\n| one-sample SGD, 10⁶ rows, 10⁶ updates, {title} | ns per update | against the first line |")
    print("|---|---:|---:|")
    for contestant, time in zip(contestants, each, strict=True):
        print(f"| {contestant.name} | {time:,.1f} | {time / each[0]:,.2f} × |")
    for name in missing:
        print(f"| {name} | not installed | |")


def print_bgd() -> None:
    contestants = [three_dots(), ours_bgd()]
    dots, bgd = timed(contestants * 3)[:2]
    print("\n| BGD, 10⁶ rows, 1,000 epochs | ms in all | against the dot products |")
    print("|---|---:|---:|")
    for contestant, time in zip(contestants, (dots, bgd), strict=True):
        print(f"| {contestant.name} | {1e3 * time:.2f} | {time / dots:.2f} × |")


if __name__ == "__main__":
    ordered, drawn = rows_in_order(), rows_drawn()
    print_sgd(
        "rows given, in order",
        {
            "gd_core": lambda: ours(ordered, "rows in order"),
            "scikit-learn": lambda: scikit_learn(shuffle=False),
            "numba": lambda: numba_loop(ordered, "rows in order"),
        },
    )
    print_sgd(
        "rows at random",
        {
            "gd_core": lambda: ours_drawing_too(rows_drawn, "rows drawn afresh, drawing included"),
            "gd_core, given": lambda: ours(drawn, "rows drawn before"),
            "gd_core, reshuffled": lambda: ours_drawing_too(rows_reshuffled, "rows reshuffled, included"),
            "the notes": notes_loop,
            "scikit-learn": lambda: scikit_learn(shuffle=True),
            "torch": torch_sgd,
            "numba": lambda: numba_loop(drawn, "rows drawn before"),
        },
    )
    print_bgd()
