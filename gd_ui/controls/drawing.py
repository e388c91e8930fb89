"""Which rows an update reads: how many, how they are drawn, and with which seed."""

import random

import streamlit as st

from gd_ui.controls import link
from gd_ui.settings import ROWS, Draw, Rated
from gd_ui.text import Text

DRAWN_SEEDS = 10_000
"""A seed from "draw again" is below it: short enough to be read out to a class."""


OFFERED_SIZES = (1, 2, 4, 8, 16, 32, 64, 128, ROWS)
"""Where not every batch size is offered."""


def batch_size(settings: Rated, text: Text) -> None:
    """The batch size, and what it means for an epoch."""
    link.slider(text.controls.batch, "batch", settings, 1, help=text.controls.batch_help)
    _tell_batch_means(settings, text)


def few_batch_sizes(settings: Rated, text: Text) -> None:
    """The same where 200 runs are drawn for each: few sizes, which a class has soon all drawn. A link may have any."""
    link.ladder(text.controls.batch, "batch", settings, OFFERED_SIZES, help=text.controls.batch_help)
    _tell_batch_means(settings, text)


def _tell_batch_means(settings: Rated, text: Text) -> None:
    st.markdown(f":small[{_batch_means(settings.batch_size, text)}]")


def drawing(settings: Rated, text: Text) -> None:
    """The way rows are drawn, of those that the page offers, and the seed."""
    words = text.controls
    labels: dict[str, str] = {
        Draw.FRESH: words.draw_fresh,
        Draw.SHUFFLE: words.draw_shuffle,
        Draw.FROZEN: words.draw_frozen,
    }
    ways: dict[str, str] = {code: labels[code] for code in link.offered(Draw, settings)}
    link.choice(words.draw, "draw", settings.draw, ways, help=words.draw_help)
    link.number(words.seed, "seed", settings, 1, help=words.seed_help)
    st.button(
        words.draw_again, key="again", help=words.draw_again_help, on_click=_draw_again, width="stretch"
    )


def _draw_again() -> None:
    link.choose("seed", random.randrange(DRAWN_SEEDS))


def _batch_means(size: int, text: Text) -> str:
    words = text.controls
    template = words.batch_short if ROWS % size else words.batch_means
    said = [template.format(updates=-(-ROWS // size), short=ROWS % size)]
    said += [words.batch_is_sgd] * (size == 1) + [words.batch_is_bgd] * (size == ROWS)
    return " ".join(said)
