"""What one update takes, as overhead + per-row cost: the two constants of the comparison page's modelled time.

Run `python -m benchmarks.update_time`. Times numpy's update w − α·2·mean(x·(w·x − y)) on batches of many sizes, their
rows gathered from the data (but drawn before), takes each size's median over rounds, and fits a line by least squares
relative to each time. Prints both in µs.
"""

from statistics import median
from time import perf_counter

import numpy as np

SIZES = (1, 10, 30, 100, 199, 300, 1_000, 3_000, 10_000)
ROUNDS, UPDATES = 21, 2_000
RNG = np.random.default_rng(0)


def microseconds(size: int) -> float:
    """Of one update on `size` rows."""
    data_x = RNG.uniform(0, 1, max(SIZES))
    data_y, rows, w, times = 2 * data_x, RNG.integers(len(data_x), size=size), 1.0, []
    for _ in range(ROUNDS):
        begin = perf_counter()
        for _ in range(UPDATES):
            x, y = data_x[rows], data_y[rows]
            w -= 1e-5 * 2 * float(x @ (w * x - y)) / size
        times.append((perf_counter() - begin) / UPDATES)
    return 1e6 * median(times)


def main() -> None:
    times = [microseconds(size) for size in SIZES]
    rows = np.column_stack([np.ones(len(SIZES)), SIZES]) / np.array(times)[:, None]
    (overhead, per_row), *_ = np.linalg.lstsq(rows, np.ones(len(SIZES)), rcond=None)
    print("| rows in a batch | µs an update | the line |\n|---:|---:|---:|")
    for size, time in zip(SIZES, times, strict=True):
        print(f"| {size:,} | {time:.2f} | {overhead + per_row * size:.2f} |")
    print(f"\noverhead {overhead:.2f} µs an update, {per_row:.5f} µs a row")


if __name__ == "__main__":
    main()
