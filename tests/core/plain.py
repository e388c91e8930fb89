"""Gradient descent as one would write it first: the reference the engine is held against."""

from collections.abc import Sequence


def gradient(x: Sequence[float], y: Sequence[float], rows: Sequence[int], w: float) -> float:
    """Of mean((w·x − y)²) over the rows, at w."""
    return sum(2 * x[i] * (w * x[i] - y[i]) for i in rows) / len(rows)


def cost(x: Sequence[float], y: Sequence[float], rows: Sequence[int], w: float) -> float:
    """mean((w·x − y)²) over the rows."""
    return sum((w * x[i] - y[i]) ** 2 for i in rows) / len(rows)


def descent(
    x: Sequence[float],
    y: Sequence[float],
    batches: Sequence[Sequence[int]],
    rates: Sequence[float],
    start: float,
) -> list[float]:
    """w before the first update and after each."""
    path = [start]
    for rows, rate in zip(batches, rates, strict=True):
        path.append(path[-1] - rate * gradient(x, y, rows, path[-1]))
    return path
