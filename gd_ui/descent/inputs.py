"""The start, and which rows an update reads: how many, how they are drawn, and with which seed."""

import random

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import OnRows, Rated
from gd_ui.controls.inputs import Inputs
from gd_ui.rows.rescaling import rescaling_to

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


def start(inputs: Inputs[OnRows]) -> None:
    """The weight w₀; a step is a tenth of what is 1 on the notes' rows."""
    inputs.show("w0", step=abs(rescaling_to(inputs.settings.source).weight(0.1)))


def batch_size(inputs: Inputs[Rated]) -> None:
    """The batch size, and what it means for an epoch."""
    rows = len(inputs.settings.data)
    if rows > FEW_ROWS:
        return few_batch_sizes(inputs)
    if rows > 1:
        inputs.slide("batch", most=rows)
    return _tell_batch_means(inputs)


def few_batch_sizes(inputs: Inputs[Rated]) -> None:
    """Few batch sizes, where each costs 200 runs: a class has soon drawn them all. A link may have any size."""
    rows = len(inputs.settings.data)
    inputs.climb("batch", offered_sizes(rows), rows)
    _tell_batch_means(inputs)


def _tell_batch_means(inputs: Inputs[Rated]) -> None:
    words, size, rows = inputs.text.panel, inputs.settings.batch_size, len(inputs.settings.data)
    template = words.batch_short if rows % size else words.batch_means
    sentences = [template.format(updates=f"{-(-rows // size):,}", short=rows % size)]
    sentences += [words.batch_is_sgd] * (size == 1) + [words.batch_is_bgd] * (size == rows)
    st.markdown(f":small[{' '.join(sentences)}]")


def drawing(inputs: Inputs[Rated]) -> None:
    """The way rows are drawn, of those that the page offers, and the seed."""
    words = inputs.text.panel
    inputs.show("draw")
    inputs.show("seed")
    st.button(
        words.draw_again, key="again", help=words.draw_again_help, on_click=_draw_again, width="stretch",
        disabled="seed" in link.locked(),
    )  # fmt: skip


def _draw_again() -> None:
    link.choose("seed", random.randrange(DRAWN_SEEDS))
