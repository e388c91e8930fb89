"""How long many runs at once take: the noise fan (200 seeds × 2,000 updates) and the learning-rate map.

Run `python -m benchmarks.many`. Prints Markdown: medians over rounds, in milliseconds.
"""

from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np

from gd_core import (
    Batches,
    Parabola,
    best_rate,
    descend,
    descend_many,
    drawn_batches,
    linear_data,
    parabolas_of_many,
    rate_sweep,
    shuffled_batches,
    trajectories_of_many,
)

SEEDS, UPDATES, MAP_UPDATES, ROUNDS = 200, 2_000, 400, 7
DATA = linear_data(np.arange(1.0, 200.0), 2, 20, np.random.default_rng(0))
WHOLE = Parabola.of(DATA)
RATES = np.geomspace(1e-7, 3e-4, 40)


def drawn(size: int, updates: int = UPDATES) -> list[Batches]:
    return [drawn_batches(199, size, updates, np.random.default_rng(seed)) for seed in range(SEEDS)]


def shuffled(size: int) -> list[Batches]:
    epochs = -(-UPDATES // -(-199 // size))
    runs = (shuffled_batches(199, size, epochs, np.random.default_rng(seed)) for seed in range(SEEDS))
    return [run.first(UPDATES) for run in runs]


def milliseconds(call: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        call()
        times.append(1e3 * (perf_counter() - begin))
    return median(times)


def print_fan() -> None:
    print(f"\n| {SEEDS} seeds × {UPDATES:,} updates, ms | B = 1 | B = 2 | B = 8 | B = 64 |")
    print("|---|---:|---:|---:|---:|")
    sizes = (1, 2, 8, 64)
    runs = {size: drawn(size) for size in sizes}
    kept = {size: parabolas_of_many(DATA, runs[size]) for size in sizes}
    rows: dict[str, Callable[[int], object]] = {
        "drawing, afresh": drawn,
        "drawing, reshuffled": shuffled,
        "descend_many, rows drawn before": lambda size: descend_many(DATA, runs[size], 1e-5, 1.0),
        "trajectories_of_many, parabolas kept": lambda size: trajectories_of_many(
            kept[size], 1e-5, 1.0, WHOLE.vertex
        ),
        "the same, all diverging": lambda size: trajectories_of_many(kept[size], 3e-4, 1.0, WHOLE.vertex),
        "descend, one after the other": lambda size: [descend(DATA, one, 1e-5, 1.0) for one in runs[size]],
    }
    for name, call in rows.items():
        times = [milliseconds(partial(call, size)) for size in sizes]
        print(f"| {name} | " + " | ".join(f"{time:.1f}" for time in times) + " |")


def print_map() -> None:
    kept, shared = parabolas_of_many(DATA, drawn(1, MAP_UPDATES)), drawn(1)[0]
    print("\n| 40 learning rates | ms |\n|---|---:|")
    sweep = milliseconds(lambda: rate_sweep(kept, WHOLE, RATES, 1.0, 500.0))
    print(f"| rate_sweep, {SEEDS} seeds × {MAP_UPDATES} updates | {sweep:.1f} |")
    best = milliseconds(lambda: best_rate(DATA, shared, 1.0, 500.0, RATES))
    print(f"| best_rate, {UPDATES:,} updates | {best:.1f} |")


if __name__ == "__main__":
    print_fan()
    print_map()
