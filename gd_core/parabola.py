"""The cost of y = w·x on some rows is a parabola in w: its curvature, where its bottom is, and how high."""

from dataclasses import dataclass
from typing import Generic, TypeVar, overload
from weakref import WeakKeyDictionary

import numpy as np

from gd_core.arrays import Floats, Ints
from gd_core.batches import Batches
from gd_core.data import Dataset

Number = TypeVar("Number", float, Floats)

_GATHERED = 1 << 15  # so many single rows at a time stay in the processor's cache
_CHUNK = 1 << 13  # so few residuals stay there too, and do not make a dot product start threads


@dataclass(frozen=True, eq=False)
class Parabola(Generic[Number]):
    """cost(w) = mean((w·x − y)²) = ½·curvature·(w − vertex)² + floor, with curvature = 2·mean(x²).

    The three, in units of x², y/x and y², are numbers, or arrays with one entry per batch. Rows whose x are all 0 (or
    so small that no float holds the vertex) have curvature 0, vertex 0 and floor mean(y²). Costs are taken from this
    form, never from the expanded square, which cancels near the bottom. Called with w, it gives the cost there.

    >>> from gd_core import notes_data
    >>> Parabola.of(notes_data())
    Parabola(curvature=26600.0, vertex=2.0, floor=0.0)
    >>> Parabola.of(notes_data())(1.0), Parabola.of(notes_data()).gradient(1.0)
    (13300.0, -26600.0)
    """

    curvature: Number
    vertex: Number
    floor: Number

    @staticmethod
    def of(data: Dataset) -> "Parabola[float]":
        """The parabola of all rows of `data`: one pass for the shape, one for the floor; kept as long as `data`."""
        if data not in _KNOWN:
            _KNOWN[data] = _parabola_of(data)
        return _KNOWN[data]

    @overload
    def __call__(self: "Parabola[float]", w: float) -> float: ...
    @overload
    def __call__(self, w: Floats) -> Floats: ...
    @overload
    def __call__(self: "Parabola[Floats]", w: float) -> Floats: ...
    def __call__(self, w: float | Floats) -> float | Floats:
        """The cost at w, in the units of y², its shape that of w and the parabola together; inf past the floats."""
        with np.errstate(all="ignore"):
            distance = w - self.vertex
            return 0.5 * self.curvature * distance * distance + self.floor

    @overload
    def gradient(self: "Parabola[float]", w: float) -> float: ...
    @overload
    def gradient(self, w: Floats) -> Floats: ...
    @overload
    def gradient(self: "Parabola[Floats]", w: float) -> Floats: ...
    def gradient(self, w: float | Floats) -> float | Floats:
        """The gradient ∂cost/∂w = curvature·(w − vertex) at w, its shape that of w and the parabola together."""
        with np.errstate(all="ignore"):
            return self.curvature * (w - self.vertex)

    def excess(self) -> "Parabola[Number]":
        """The parabola of cost − floor, the cost above the least: its floor is 0, and no cost is taken from another."""
        return Parabola(self.curvature, self.vertex, 0 * self.floor)

    def first(self: "Parabola[Floats]", batches: int) -> "Parabola[Floats]":
        """The parabolas of the first `batches` batches alone."""
        return Parabola(self.curvature[:batches], self.vertex[:batches], self.floor[:batches])


def batch_parabolas(data: Dataset, batches: Batches, whole: Parabola[float]) -> Parabola[Floats]:
    """The parabola of each of K batches: curvature, vertex and floor are arrays (K,).

    `whole` is the parabola of all of `data`, which is that of a batch of all rows.
    """
    if batches.rows is None:
        return _repeated(whole, len(batches))
    if len(batches.rows) == len(batches):
        return _single(data, batches.rows)
    return _summed(data, batches, batches.rows)


def _repeated(one: Parabola[float], times: int) -> Parabola[Floats]:
    return Parabola(*(np.broadcast_to(value, (times,)) for value in (one.curvature, one.vertex, one.floor)))


def _single(data: Dataset, rows: Ints) -> Parabola[Floats]:
    """The parabolas of single rows: each floor is 0, unless x is."""
    curvature, vertex = np.empty(len(rows)), np.empty(len(rows))
    with np.errstate(all="ignore"):
        for first in range(0, len(rows), _GATHERED):
            some = slice(first, first + _GATHERED)
            at = rows[some].astype(np.intp)
            x = data.x.take(at)
            np.multiply(x, x, out=curvature[some])
            np.divide(data.y.take(at), x, out=vertex[some])
    curvature *= 2
    if len(rows) and curvature.min() > 0 and np.isfinite(vertex).all():
        return Parabola(curvature, vertex, np.broadcast_to(0.0, rows.shape))
    flat = (curvature == 0) | ~np.isfinite(vertex)
    curvature[flat] = vertex[flat] = 0.0
    return Parabola(curvature, vertex, np.where(flat, data.y[rows] ** 2, 0.0))


def _summed(data: Dataset, batches: Batches, rows: Ints) -> Parabola[Floats]:
    seen, updates = batches.samples_seen, len(batches)
    curvature, vertex, floor = np.empty(updates), np.empty(updates), np.empty(updates)
    chunk = max(1, _GATHERED * updates // len(rows))
    for first in range(0, updates, chunk):
        some, ends = slice(first, first + chunk), seen[first : first + chunk + 1]
        at = rows[ends[0] : ends[-1]].astype(np.intp)  # else take() would convert them twice
        sizes, starts = batches.sizes[some], ends[:-1] - ends[0]
        curvature[some], vertex[some], floor[some] = _sums(data.x.take(at), data.y.take(at), sizes, starts)
    return Parabola(curvature, vertex, floor)


_KNOWN: WeakKeyDictionary[Dataset, Parabola[float]] = WeakKeyDictionary()
"""Of the data in use: a page asks for theirs several times, and a million rows take some milliseconds each time."""


def _parabola_of(data: Dataset) -> Parabola[float]:
    n, squares = len(data), float(data.x @ data.x)
    with np.errstate(over="ignore"):
        vertex = float(data.x @ data.y) / squares if squares > 0 else 0.0
    if squares == 0 or not np.isfinite(vertex):
        return Parabola(0.0, 0.0, float(data.y @ data.y) / n)
    return Parabola(2 * squares / n, vertex, _sum_of_squared_residuals(data, vertex) / n)


def _sums(x: Floats, y: Floats, sizes: Ints, starts: Ints) -> tuple[Floats, Floats, Floats]:
    """Curvature, vertex and floor of consecutive batches of so many rows, from where each starts."""
    squares = np.add.reduceat(x * x, starts)
    with np.errstate(all="ignore"):
        vertex = np.add.reduceat(x * y, starts) / squares
    flat = (squares == 0) | ~np.isfinite(vertex)
    vertex[flat] = 0.0
    residual = np.repeat(vertex, sizes)
    residual *= x
    residual -= y
    floor = np.add.reduceat(np.square(residual, out=residual), starts) / sizes
    return np.where(flat, 0.0, 2 * squares / sizes), vertex, floor


def _sum_of_squared_residuals(data: Dataset, slope: float) -> float:
    total, scratch = 0.0, np.empty(min(_CHUNK, len(data)))
    for first in range(0, len(data), _CHUNK):
        x, y = data.x[first : first + _CHUNK], data.y[first : first + _CHUNK]
        residual = np.multiply(x, slope, out=scratch[: len(x)])
        residual -= y
        total += float(residual @ residual)
    return total
