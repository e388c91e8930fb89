"""Where the rows come from, and in which units the descent gets them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cached_property
from math import sqrt
from operator import attrgetter
from typing import Annotated, NamedTuple

import numpy as np

from gd_core import Dataset, Parabola, linear_data, notes_data
from gd_core.arrays import Floats
from gd_core.scaling import (
    Line,
    Units,
    is_constant,
    least_squares_line,
    scaling_units,
    standard_units,
    wants_intercept,
)
from gd_ui.declared import Choice, Number, Spelled, Switch
from gd_ui.once import once
from gd_ui.rows.examples import EXAMPLES, Example
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.points_code import Points, read, written

MOST_MADE = 100_000
"""Rows that can be generated."""
LARGEST = 1e12
"""Slope and range of rows that are made, and their noise."""
LARGEST_SEED = 2**31 - 1
FEW = 2_000
"""Rows of which hundreds of data can be kept."""
MOST_NOISE = 100.0
"""On the notes' data."""
EXAMPLE: Points = ((1.0, 2.6), (2.0, 3.5), (3.0, 6.8), (4.0, 7.3), (5.0, 10.9), (6.0, 11.4))
"""Drawn by hand to begin with: around y = 2x."""
SMALLEST = 1e-50
"""Of the largest |x|."""
EXACT = 1e-20
"""Of mean(y²): a least cost below it is rounding."""
NOTES_ASK_AT = 400.0
"""The x whose prediction the notes print before and after training: about twice their largest."""


class Origin(StrEnum):
    """Where rows come from."""

    NOTES = "notes"
    EXAMPLE = "example"
    MADE = "made"
    DRAWN = "drawn"
    FILE = "file"


class Scaling(StrEnum):
    """What is done to x."""

    NONE = "none"
    LARGEST = "largest"
    STANDARD = "standard"


class Asked(NamedTuple):
    """A prediction to be told: ŷ(`at`) = w·`x` + `plus`, in the units of the rows as they came.

    `truth` is what y is there without noise, where that is known.
    """

    at: float
    x: float
    plus: float
    truth: float | None


def tells_w(points: Iterable[tuple[float, float]]) -> bool:
    """Whether the cost of these points depends on w at all: not if every x is 0, or its square is lost."""
    return max(abs(x) for x, _ in points) >= SMALLEST


def _points(text: object) -> Points | None:
    found = read(text)
    return found if found and tells_w(found) else None


@dataclass(frozen=True)
class Source:
    """Rows (x, y). Two equal sources give the same rows, to the last digit.

    `noise` (a standard deviation, in units of y) and `noise_seed` belong to the notes' rows and to rows that are
    made: `rows` of them on y = `slope`·x, x evenly spaced from `low` to `high`. `example`: the name of published ones.
    `points` are drawn by hand. `own` rows came in a file, where that is their origin, and only there; they are part of
    no link. `centred` is 1 where the means of x and y are taken away.
    """

    origin: Annotated[Origin, Choice("data", codes=Origin)] = Origin.NOTES
    noise: Annotated[float, Number("noise", small=True, least=0.0, most=LARGEST)] = 0.0
    noise_seed: Annotated[int, Number("noise_seed", small=True, least=0, most=LARGEST_SEED)] = 1
    rows: Annotated[int, Number("n", small=True, least=1, most=MOST_MADE)] = 199
    slope: Annotated[float, Number("slope", small=True, least=-LARGEST, most=LARGEST)] = 2.0
    low: Annotated[float, Number("x_from", small=True, least=-LARGEST, most=LARGEST)] = 1.0
    high: Annotated[float, Number("x_to", small=True, least=-LARGEST, most=LARGEST)] = 199.0
    example: Annotated[Example, Choice("example", codes=Example, many=True)] = Example.PLANETS
    points: Annotated[Points, Spelled("drawn", reads=_points, writes=written)] = EXAMPLE
    scaling: Annotated[Scaling, Choice("scaling", codes=Scaling)] = Scaling.NONE
    centred: Annotated[int, Switch("centred", least=0, most=1)] = 0
    own: OwnRows | None = field(default=None, repr=False)

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Worked out once: every result that is kept is looked up by its source, many times in a run."""
        return hash(_CHOSEN(self))

    @property
    def inputs(self) -> set[str]:
        """The names in the link that say something about such rows."""
        made = {"noise", "noise_seed"}
        of_origin = {
            Origin.NOTES: made,
            Origin.MADE: made | {"n", "slope", "x_from", "x_to"},
            Origin.EXAMPLE: {"example"},
            Origin.DRAWN: {"drawn"},
        }
        return {"data", "scaling", "centred"} | of_origin.get(self.origin, set())

    @property
    def is_notes(self) -> bool:
        """Whether these are the notes' rows, noise or not, in their own units."""
        return self.origin is Origin.NOTES and self.units == AS_THEY_CAME

    @property
    def is_generated(self) -> bool:
        """Whether the rows lie on a line but for their noise."""
        return self.origin in (Origin.NOTES, Origin.MADE)

    @property
    def is_through_origin(self) -> bool:
        """Whether the rows, as the descent gets them, lie on a line ŷ = w·x but for their noise, as far as is known."""
        moved = self.scaling is Scaling.STANDARD and not self.centred and not self.is_constant
        return self.is_generated and not moved

    @property
    def has_range(self) -> bool:
        """Whether x has a range to be made in: if both its ends are 0, so is every x, and no w is better."""
        return tells_w([(self.low, 0.0), (self.high, 0.0)])

    @property
    def true_slope(self) -> float | None:
        """Of the line under the rows as they came, if they were generated."""
        return {Origin.NOTES: NOTES.slope, Origin.MADE: self.slope}.get(self.origin)

    @property
    def is_long(self) -> bool:
        """Whether there are so many rows that few such data can be kept."""
        return self.own is not None or (self.origin is Origin.MADE and self.rows > FEW)

    @property
    def raw(self) -> Dataset:
        """The rows as they came."""
        if self.own:
            return self.own.data
        return _many_rows(self) if self.is_long else _few_rows(self)

    @property
    def data(self) -> Dataset:
        """The rows as the descent gets them."""
        if self.units == AS_THEY_CAME:
            return self.raw
        return _many_in_units(self) if self.is_long else _few_in_units(self)

    @property
    def units(self) -> Units:
        """The units of `data`. Where all x are the same, they can be neither standardised nor centred."""
        return AS_THEY_CAME if self.scaling is Scaling.NONE and not self.centred else _units(self)

    @property
    def is_constant(self) -> bool:
        """Whether all x are the same."""
        return is_constant(self.raw.x)

    @property
    def is_noisy(self) -> bool:
        """Whether no w fits every row."""
        return len(self.raw) > 1 and self.noise > 0 if self.is_through_origin else _misses(self)

    @property
    def noise_level(self) -> float:
        """The noise that was added; of other rows, how far they lie from their best line, as a standard deviation."""
        return self.noise if self.is_generated else sqrt(Parabola.of(self.data).floor)

    @property
    def wanted_line(self) -> Line | None:
        """The line with an intercept, where the rows plainly ask for one that does not go through the origin."""
        return None if self.centred and not self.is_constant else _wanted_line(self)

    @property
    def asked(self) -> "Asked":
        """The prediction that is told: for the notes' 400; else for about twice the largest x."""
        notes, slope, units = self.origin is Origin.NOTES, self.true_slope, self.units
        at = NOTES_ASK_AT if notes else float(f"{2 * np.abs(self.raw.x).max():.0e}")
        return Asked(at, units.x(at), units.y_offset, None if slope is None else slope * at)


_CHOSEN = attrgetter(*(one.name for one in fields(Source)))
AS_THEY_CAME = Units()
NOTES = Source()
NOISY_NOTES = Source(noise=20.0)
"""The notes' rows as they are, and as the pages have them that need noise."""


def _rows(source: Source) -> Dataset:
    """The notes' rows, an example's, rows that are made, or points."""
    if source.origin is Origin.EXAMPLE:
        return EXAMPLES[source.example].data
    if source.origin is Origin.DRAWN:
        return Dataset(*zip(*source.points, strict=True))
    made = source.origin is Origin.MADE
    x = _spaced(source) if made else notes_data().x
    slope, rng = source.true_slope or 0.0, np.random.default_rng(source.noise_seed)
    return linear_data(x, slope, source.noise, rng)


def _spaced(source: Source) -> Floats:
    low, high = (source.low, source.high) if source.has_range else (Source().low, Source().high)
    alone = source.rows == 1 and not tells_w([(low, 0.0)])  # where the range begins, unless that is 0
    return np.linspace(high if alone else low, high, source.rows)


def _in_units(source: Source) -> Dataset:
    return source.units.of(source.raw)


_few_rows, _many_rows = once(maxsize=512)(_rows), once(maxsize=16)(_rows)
_few_in_units, _many_in_units = once(maxsize=512)(_in_units), once(maxsize=8)(_in_units)
"""Kept here, not with the sources: those are themselves kept, by whatever is computed from them."""


@once(maxsize=256)
def _units(source: Source) -> Units:
    raw, constant = source.raw, source.is_constant
    moved = bool(source.centred) and not constant
    x_offset = float(raw.x.mean()) if moved else 0.0
    y_offset = float(raw.y.mean()) if moved else 0.0
    scale = Units()
    if source.scaling is Scaling.LARGEST:
        scale = scaling_units(raw.x - x_offset)
    elif source.scaling is Scaling.STANDARD and not constant:
        scale = standard_units(raw.x)
        x_offset = scale.x_offset
    return Units(x_offset, scale.x_scale, y_offset)


@once(maxsize=256)
def _wanted_line(source: Source) -> Line | None:
    line = least_squares_line(source.data, Parabola.of(source.data).floor)
    return line if line and wants_intercept(line, source.data) else None


@once(maxsize=256)
def _misses(source: Source) -> bool:
    """Whether the best line leaves an error, beyond rounding."""
    y = source.data.y
    return Parabola.of(source.data).floor > EXACT * float(y @ y) / len(y)


def unit_noise(source: Source) -> tuple[Source, float, float]:
    """A source s, a weight w₀ and a factor c: every batch has its bottom at w₀ + c·(its bottom in s).

    Noise on rows of a line moves every bottom in proportion, so s has the noise alone, of size 1: what is drawn from
    it can be kept for every noise and slope. Elsewhere s is `source` itself.
    """
    if source.true_slope is None or not source.is_through_origin:
        return source, 0.0, 1.0
    base = (
        source
        if source.origin is Origin.MADE
        else replace(NOTES, scaling=source.scaling, centred=source.centred)
    )
    alone = replace(base, origin=Origin.MADE, slope=0.0, noise=1.0, noise_seed=source.noise_seed)
    return alone, source.true_slope * source.units.x_scale, source.noise
