"""What a page opens on when its rows are not the notes': what 1e-5, w = 1 and a cost of 1e-5 are there, here."""

from dataclasses import dataclass, replace
from math import sqrt

from gd_core import Parabola, notes_data
from gd_ui.once import once
from gd_ui.rows.source import Origin, Scaling, Source

OFF = 0.05
"""Of rms(y)/rms(x), the size of a weight that matters: a w* smaller than this is no scale for the start."""
DIGITS = 5
"""Of what follows from other units for x: enough for the same run, short enough to be read."""


@dataclass(frozen=True)
class Rescaling:
    """The settings of the notes in the units of other rows.

    Each is multiplied by its factor: that of a learning rate is one over the curvature's. `at_zero` is the weight of
    the notes that lies at 0 here: 2, their w*, where the w* of the rows is 0 itself.
    """

    for_rates: float = 1.0
    for_weights: float = 1.0
    for_costs: float = 1.0
    at_zero: float = 0.0

    def rate(self, on_notes: float) -> float:
        """The learning rate that does here what `on_notes` does on the notes' rows: α·L is about the same."""
        return _short(on_notes, self.for_rates)

    def weight(self, on_notes: float) -> float:
        """The weight that lies here where `on_notes` lies between 0 and the notes' w* = 2."""
        return _short(on_notes - self.at_zero, self.for_weights)

    def distance(self, on_notes: float) -> float:
        """How far apart two weights are here that are `on_notes` apart on the notes' rows."""
        return _short(on_notes, abs(self.for_weights))

    def cost(self, on_notes: float) -> float:
        """The cost that is as small here as `on_notes` is against the notes' first cost of 13,300."""
        return _short(on_notes, self.for_costs)


@once(maxsize=256)
def rescaling_to(source: Source) -> Rescaling:
    """That of these rows, without their noise where it was added: another noise is no reason for another α.

    In other units it is the same in those: α·L and the slope of the line stay. Rows whose mean is taken away from x
    have another w*, which the notes' alone do not.
    """
    moved = bool(source.centred) or source.scaling is Scaling.STANDARD
    bare = replace(source, scaling=Scaling.NONE, centred=int(moved and source.origin is not Origin.NOTES))
    base = _as_they_came(bare)
    if source == bare:
        return base
    flatter = _curvature(bare) / (_curvature(source) or 1.0)
    return replace(
        base, for_rates=base.for_rates * flatter, for_weights=base.for_weights * source.units.x_scale
    )


def _as_they_came(source: Source) -> Rescaling:
    """With one digit, so that rows which change a little change no setting."""
    if source.origin is Origin.NOTES:
        return Rescaling()
    data = replace(source, noise=0.0).data if source.is_generated else source.data
    parabola, notes = Parabola.of(data), Parabola.of(notes_data())
    size = sqrt(float(data.y @ data.y) / float(data.x @ data.x)) or 1.0
    near_zero = abs(parabola.vertex) <= OFF * size
    start = parabola.vertex - size if near_zero else parabola.vertex / 2
    cost = (parabola(start) - parabola.floor) / notes(1.0)
    rates = notes.curvature / parabola.curvature
    for_rates, for_weights, for_costs = map(_rough, (rates, size if near_zero else start, cost))
    return Rescaling(for_rates, for_weights, for_costs, at_zero=2.0 if near_zero else 0.0)


def _rough(factor: float) -> float:
    # Twice: 1.4999999999999998 is 1.5, whose last bit differs from processor to processor.
    return float(f"{float(f'{factor:.9e}'):.0e}")


def _curvature(source: Source) -> float:
    return Parabola.of(source.data).curvature


def _short(value: float, factor: float) -> float:
    return value if factor == 1 else float(f"{value * factor:.{DIGITS}g}") + 0.0  # no minus before a 0
