"""Which rows an update reads: how many, how they are drawn, and with which seed."""

import random

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.controls.chosen import Rated
from gd_ui.rows.drawing import Draw
from gd_ui.text import Text

DRAWN_SEEDS = 10_000
"""A seed from "draw again" is below it: short enough to be read out to a class."""
FEW_ROWS = 256
"""Of so many, every batch size has a place on a slider."""
MOST_OFFERED = 9
"""Batch sizes, where not every one is offered, besides all rows."""


def offered_sizes(rows: int) -> tuple[int, ...]:
    """Batch sizes that `rows` rows can be cut into: powers of two, or where those are too many of four, …; and all.

    >>> offered_sizes(199), offered_sizes(10_000)
    ((1, 2, 4, 8, 16, 32, 64, 128, 199), (1, 4, 16, 64, 256, 1024, 4096, 10000))
    """
    powers = (rows - 1).bit_length()
    step = max(1, -(-powers // MOST_OFFERED))
    return (*(2**power for power in range(0, powers, step)), rows)


def batch_size(settings: Rated, text: Text) -> None:
    """The batch size, and what it means for an epoch."""
    rows = len(settings.data)
    if rows > FEW_ROWS:
        return few_batch_sizes(settings, text)
    if rows > 1:
        inputs.slider(text.controls.batch, "batch", settings, 1, most=rows, help=text.controls.batch_help)
    return _tell_batch_means(settings, text)


def few_batch_sizes(settings: Rated, text: Text) -> None:
    """The same where 200 runs are drawn for each: few sizes, which a class has soon all drawn. A link may have any."""
    rows = len(settings.data)
    help_ = text.controls.batch_help
    inputs.ladder(text.controls.batch, "batch", settings, offered_sizes(rows), rows, help=help_)
    _tell_batch_means(settings, text)


def _tell_batch_means(settings: Rated, text: Text) -> None:
    st.markdown(f":small[{_batch_means(settings.batch_size, len(settings.data), text)}]")


def drawing(settings: Rated, text: Text) -> None:
    """The way rows are drawn, of those that the page offers, and the seed."""
    words = text.controls
    labels: dict[str, str] = {
        Draw.FRESH: words.draw_fresh,
        Draw.SHUFFLE: words.draw_shuffle,
        Draw.FROZEN: words.draw_frozen,
    }
    ways: dict[str, str] = {code: labels[code] for code in link.offered(Draw, settings)}
    inputs.choice(words.draw, "draw", settings.draw, ways, help=words.draw_help)
    inputs.number(words.seed, "seed", settings, 1, help=words.seed_help)
    st.button(
        words.draw_again, key="again", help=words.draw_again_help, on_click=_draw_again, width="stretch",
        disabled="seed" in link.locked(),
    )  # fmt: skip


def _draw_again() -> None:
    link.choose("seed", random.randrange(DRAWN_SEEDS))


def _batch_means(size: int, rows: int, text: Text) -> str:
    words = text.controls
    template = words.batch_short if rows % size else words.batch_means
    said = [template.format(updates=f"{-(-rows // size):,}", short=rows % size)]
    said += [words.batch_is_sgd] * (size == 1) + [words.batch_is_bgd] * (size == rows)
    return " ".join(said)
