"""Several runs under one clock: what moves for each of them, and what the clock counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gd_ui.scene.schema import HeadTrack, Option, RevealTrack, TextTrack, TrailTrack
from gd_ui.text import Text

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


def axis(name: str, panel: str, title: str, ends: Sequence[float], first: float) -> Option:
    """An option of the switch between axes, and the axis in `panel` with its title and range, for runs that end there.

    `first` is the smallest value above 0 that any run has.
    """
    longest = max(ends) or 1.0
    far = longest > FAR_APART * min((end for end in ends if end > 0), default=1.0)
    room = [math.log10(0.8 * first), math.log10(1.1 * longest)] if far else [-0.02 * longest, 1.02 * longest]
    layout = {"title.text": title, "type": "log" if far else "linear", "range": room}
    return Option(
        id=name, label=title, series=name, race=True, whole=name in ("update", "samples"),
        layout={f"xaxis{panel}.{key}": value for key, value in layout.items()},
    )  # fmt: skip
