"""What a visitor moves in the player: the learning rate on its ruler, the batch size, another draw of the rows."""

import math
from collections.abc import Iterable

from gd_ui.controls.chosen import Rated
from gd_ui.declared import NAMES, Number
from gd_ui.descent.rates import Rates, Zone, rates
from gd_ui.rows.drawing import Draw
from gd_ui.scene.schema import (
    BatchSlider,
    DrawAgain,
    FiniteRamp,
    HandMessage,
    Landmark,
    Ruler,
    RulerWords,
    RulerZone,
)
from gd_ui.text import Text
from gd_ui.text.numbers import Count

DECADES = 2
"""Of the ruler, below the power of ten in which 1/L lies, and above it."""
FEW_ROWS = 256
"""Of so many, every batch size has a place on a slider."""
SEEDS = 10_000
"""Of which "draw again" takes one: short enough to be read out to a class."""
MOST_OFFERED = 9
"""Batch sizes, where not every one is offered, besides all rows."""


def hand(
    rated: Rated, text: Text, sizes: Iterable[int] = (), seed: bool = False, whose: str = ""
) -> HandMessage:
    """The ruler of the run of `rated`; the batch `sizes`, if one is chosen; another draw, if a `seed` draws.

    `whose`: what the run is called, where it is one of several.
    """
    return HandMessage(
        ruler=_ruler(rated, text, whose),
        batch=_batch(rated, text, sizes) if sizes else None,
        again=DrawAgain(
            name="seed", below=SEEDS, label=text.panel.draw_again, help=text.panel.draw_again_help
        )
        if seed
        else None,
    )


def offered_sizes(rows: int) -> tuple[int, ...]:
    """Batch sizes that `rows` rows can be cut into: powers of two, or where those are too many of four, …; and all.

    >>> offered_sizes(199), offered_sizes(10_000)
    ((1, 2, 4, 8, 16, 32, 64, 128, 199), (1, 4, 16, 64, 256, 1024, 4096, 10000))
    """
    powers = (rows - 1).bit_length()
    step = max(1, -(-powers // MOST_OFFERED))
    return (*(2**power for power in range(0, powers, step)), rows)


def _ruler(rated: Rated, text: Text, whose: str) -> Ruler:
    here, of, words = rates(rated), NAMES["lr"], text.ruler
    assert isinstance(of, Number)
    says = text.zones_whole if here.one_parabola else text.zones_batch
    says_whose = words.whose if whose else "{says}"
    low, high = _ends(here)
    return Ruler(
        name="lr",
        rate=rated.learning_rate,
        low=low,
        high=high,
        least=of.least,
        most=of.most,
        per_curvature=here.one_step if math.isfinite(here.one_step) else None,
        zones=[
            RulerZone(
                label=getattr(text.zone_names, zone),
                says=says_whose.format(says=getattr(says, zone), run=whose),
                name=zone,
                end=end if math.isfinite(end := here.ends.get(zone, math.inf)) else None,
            )
            for zone in Zone
        ],
        marks=[Landmark(rate=value, label=getattr(text.marks, mark)) for mark, value in here.marks.items()],
        words=RulerWords(
            label=words.label,
            help=text.panel.marks_help_whole if here.one_parabola else text.panel.marks_help_batch,
            part=words.part,
            unread=words.unread,
            outside=words.outside,
        ),
    )


def _ends(here: Rates) -> tuple[float, float]:
    """Whole powers of ten around 1/L: in the notes' units 1e-7 and 1e-3."""
    middle = math.floor(math.log10(here.one_step)) if math.isfinite(here.one_step) else 0
    return 10.0 ** (middle - DECADES), 10.0 ** (middle + DECADES)


def _batch(rated: Rated, text: Text, sizes: Iterable[int]) -> BatchSlider:
    size, rows, words = rated.batch_size, len(rated.data), text.panel
    template = (
        words.batch_short
        if rows % size and rated.draw is Draw.SHUFFLE
        else getattr(words.batch_means, rated.draw)
    )
    sentences = [template.format(updates=Count(-(-rows // size)), short=rows % size)]
    sentences += [words.batch_is_sgd] * (size == 1) + [words.batch_is_bgd] * (size == rows)
    return BatchSlider(
        name="batch",
        size=size,
        sizes=FiniteRamp(from_=1, step=1, length=rows)
        if len(offered := sorted({*sizes, size})) == rows
        else offered,
        label=text.controls["batch"].label,
        means=" ".join(sentences),
    )


def every_size(rows: int) -> Iterable[int]:
    """The batch sizes on a slider that leaves none out, where there are few enough."""
    return range(1, rows + 1) if rows <= FEW_ROWS else offered_sizes(rows)
