"""Several runs under one clock: what moves for each of them, and what the clock counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gd_ui.scene.scene import pack
from gd_ui.scene.schema import HeadTrack, Option, Packed, RevealTrack, TextTrack, TrailTrack
from gd_ui.text import Text

TICKS = 120
"""Of the clock, at most: at the first speed they take 24 seconds."""
SHORTEST = 1 / 6
"""Of the clock's ticks, that the shortest run gets: else it would be over before it was seen."""
SPEED = 5
"""Ticks a second to begin with."""
FAR_APART = 20
"""Times: where the longest run is so much longer than the shortest, both fit on a logarithmic axis only."""


@dataclass(frozen=True)
class Racer:
    """One run of a race: its name in the scene, the colour (of the palette) it is drawn in, and its card."""

    name: str
    colour: str
    label: str

    def tracks(
        self, panel: str, loss_panel: str, loss: str, y: str | None = None, drag: str | None = None
    ) -> tuple[TrailTrack, HeadTrack, RevealTrack, HeadTrack]:
        """Its path and its ball in `panel`, at w on the curve `cost` or (with `y`) in the plane of w and that series.

        Then its `loss` in the other panel, uncovered, and the ball there.
        """
        name, colour, curve = self.name, self.colour, None if y else "cost"
        return (
            TrailTrack(panel=panel, class_="run", run=name, colour=colour, x="w", y=y, curve=curve, last=40),
            HeadTrack(
                panel=panel, class_="run", run=name, colour=colour, x="w", y=y, curve=curve, radius=8, drag=drag,
            ),
            RevealTrack(panel=loss_panel, class_="run", run=name, colour=colour, y=loss),
            HeadTrack(panel=loss_panel, class_="run", run=name, colour=colour, y=loss, radius=4),
        )  # fmt: skip

    def card(self, template: str, held: str | None = None) -> TextTrack:
        """Its card: what it has reached; `held`: what stands there while the start is dragged."""
        return TextTrack(
            slot="card", run=self.name, colour=self.colour, label=self.label, templates=[template], held=held,
            reached=True, tally=True,
        )  # fmt: skip


def size_name(size: int, rows: int, text: Text) -> str:
    """BGD for all `rows`, SGD for one, or mini-batch with its size."""
    words = text.race
    return {1: words.sgd, rows: words.bgd}.get(size) or words.mini_batch.format(size=size)


def ticks(ends: Sequence[float], whole: bool) -> Packed:
    """Values for the clock, from 0 to the end of the longest run; whole numbers if asked for.

    Evenly spaced while the runs are about equally long, else denser at first.

    >>> ticks([2, 4], whole=True).tolist()
    [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    longest = max(ends)
    power = max(1.0, math.log(_shortest(ends) / longest) / math.log(SHORTEST)) if longest else 1.0
    values = longest * np.linspace(0, 1, min(TICKS, math.ceil(longest)) + 1 if whole else TICKS + 1) ** power
    values = np.unique(values.round() if whole else values)
    return pack(values, "f8")


def axis(name: str, panel: str, title: str, ends: Sequence[float], first: float) -> Option:
    """An option of the switch between axes: its ticks, and the axis in `panel` with its title and range.

    `first` is the smallest value above 0 that any run has.
    """
    longest = max(ends) or 1.0
    far = longest > FAR_APART * _shortest(ends)
    room = [math.log10(0.8 * first), math.log10(1.1 * longest)] if far else [-0.02 * longest, 1.02 * longest]
    layout = {"title.text": title, "type": "log" if far else "linear", "range": room}
    whole = name in ("update", "samples")
    return Option(
        id=name, label=title, series=name, ticks=ticks(ends, whole), whole=whole,
        layout={f"xaxis{panel}.{key}": value for key, value in layout.items()},
    )  # fmt: skip


def _shortest(ends: Sequence[float]) -> float:
    return min((end for end in ends if end > 0), default=1.0)
