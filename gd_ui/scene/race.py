"""Several runs under one clock: what moves for each of them, and what the clock counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gd_ui.scene.schema import HeadTrack, Mark, Option, RevealTrack, TextTrack, TrailTrack
from gd_ui.text import Text

SPEED = 5
"""Ticks a second to begin with."""
FAR_APART = 20
"""Times: where the longest run is so much longer than the shortest, both fit on a logarithmic axis only."""


class Style(NamedTuple):
    """What tells a run apart without its colour: `dash` and gap of its line, in pixels, and the shape of its ball."""

    dash: str | None
    mark: Mark


STYLES = (
    Style(None, "circle"), Style("9,4", "square"), Style("2,4", "triangle"), Style("9,3,2,3", "diamond"),
    Style("18,4", "wedge"), Style("5,3", "cross"),
)  # fmt: skip
"""Of the runs of a race, in turn: no race has more."""


@dataclass(frozen=True)
class Racer:
    """One run of a race: its name in the scene, the colour (of the palette) it is drawn in, and its card.

    `style`: how it is told apart without the colour. `short`: what it is called in the picture, if it is named there.
    """

    name: str
    colour: str
    label: str
    style: Style = STYLES[0]
    short: str | None = None

    def tracks(
        self, panel: str, loss_panel: str, loss: str, y: str | None = None, drag: str | None = None
    ) -> tuple[TrailTrack, HeadTrack, RevealTrack, HeadTrack]:
        """Its path and its ball in `panel`, at w on the curve `cost` or (with `y`) in the plane of w and that series.

        Then its `loss` in the other panel, uncovered, and the ball there.
        """
        curve = None if y else "cost"
        return (
            *self._ball(panel, "w", y, curve, drag),
            RevealTrack(
                panel=loss_panel, class_="run", run=self.name, colour=self.colour, dash=self.style.dash, y=loss,
                name=self.short,
            ),
            HeadTrack(
                panel=loss_panel, class_="run", run=self.name, colour=self.colour, y=loss, radius=4,
                mark=self.style.mark,
            ),
        )  # fmt: skip

    def lane(self, panel: str, x: str, y: str) -> tuple[TrailTrack, HeadTrack]:
        """Its path and its ball at the series `x`, on the height `y` that is its own."""
        return self._ball(panel, x, y, None, None)

    def _ball(
        self, panel: str, x: str, y: str | None, curve: str | None, drag: str | None
    ) -> tuple[TrailTrack, HeadTrack]:
        dash, mark = self.style
        return (
            TrailTrack(
                panel=panel, class_="run", run=self.name, colour=self.colour, dash=dash, x=x, y=y, curve=curve, last=40,
            ),
            HeadTrack(
                panel=panel, class_="run", run=self.name, colour=self.colour, x=x, y=y, curve=curve, radius=8,
                drag=drag, mark=mark, name=self.short,
            ),
        )  # fmt: skip

    def card(self, template: str, held: str | None = None) -> TextTrack:
        """Its card: what it has reached; `held`: what stands there while the start is dragged."""
        return TextTrack(
            slot="card", run=self.name, colour=self.colour, mark=self.style.mark, dash=self.style.dash,
            label=self.label, templates=[template], held=held, reached=True, tally=True,
        )  # fmt: skip


def size_name(size: int, rows: int, text: Text) -> str:
    """BGD for all `rows`, SGD for one, or mini-batch with its size."""
    words = text.race
    return {1: words.sgd, rows: words.bgd}.get(size) or words.mini_batch.format(size=size)


def short_name(size: int, rows: int, text: Text) -> str:
    """The same in the picture, where there is little room."""
    return {1: "SGD", rows: "BGD"}.get(size) or text.race.short.format(size=size)


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
