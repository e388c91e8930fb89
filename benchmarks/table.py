"""How long a visitor's table of 10⁶ rows takes to be read, and how much memory at most.

Run `python -m benchmarks.table`. Prints Markdown: medians over rounds. The memory is the most that was held at once
beyond the file's own bytes, as tracemalloc counts it, in a round that is not timed.
"""

import tracemalloc
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter

import numpy as np

from gd_ui.rows.tables import read_table

ROWS, ROUNDS = 1_000_000, 5


def lines(delimiter: str = ",") -> list[str]:
    x = np.round(np.random.default_rng(0).normal(size=ROWS), 4)
    y = np.round(2 * x + np.random.default_rng(1).normal(size=ROWS), 4)
    return [f"{one}{delimiter}{other}" for one, other in zip(x.tolist(), y.tolist(), strict=True)]


def csv(rows: list[str], delimiter: str = ",") -> str:
    return "\n".join([f"x{delimiter}y", *rows, ""])


def tables() -> dict[str, bytes]:
    plain, parted = lines(), lines(";")
    some_empty = [row if place % 100 else "," for place, row in enumerate(plain)]
    quoted = [f'"{place}","{2 * place}"' for place in range(ROWS)]  # more digits would be too many bytes
    return {
        "regular": csv(plain).encode(),
        "regular, lines end as on Windows": csv(plain).replace("\n", "\r\n").encode(),
        "regular, names in Chinese, GBK": csv(plain).replace("x,y", "温度,长度", 1).encode("gbk"),
        "regular, decimal commas": csv(parted, ";").replace(".", ",").encode(),
        "names in quotation marks": csv(plain).replace("x,y", '"x","y"', 1).encode(),
        "every hundredth row empty": csv(some_empty).encode(),
        "every number in quotation marks": csv(quoted).encode(),
    }


def read(raw: bytes) -> int:
    table = read_table(raw)
    return table.rows(*table.guess).read


def seconds(call: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return median(times)


def peak(call: Callable[[], object]) -> float:
    """In MB."""
    tracemalloc.start()
    call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / 2**20


def main() -> None:
    print(
        "| a table of two columns | MB | rows read | seconds | memory at most, MB |\n|---|---:|---:|---:|---:|"
    )
    for name, raw in tables().items():
        reading = partial(read, raw)
        time, memory = seconds(reading), peak(reading)
        print(f"| {name} | {len(raw) / 2**20:.1f} | {read(raw):,} | {time:.2f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
