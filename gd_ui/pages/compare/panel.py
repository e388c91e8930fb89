"""The controls of the page that compares, and how its race ended."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.hand import offered_sizes
from gd_ui.descent.inputs import start
from gd_ui.page import as_a_list
from gd_ui.pages.compare.sentences import standings
from gd_ui.pages.compare.settings import MOST_PASSES, CompareSettings, Rates
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text.numbers import number


def panel(inputs: Inputs[CompareSettings]) -> None:
    """Show the controls."""
    settings, text = inputs.settings, inputs.text
    words, rows = text.of(Words), len(settings.data)
    offered = sorted({*offered_sizes(rows), *settings.batch_sizes})
    sizes = {size: {1: "SGD", rows: "BGD"}.get(size, f"{size:,}") for size in offered}
    inputs.show("sizes", value=list(settings.batch_sizes), options=sizes)
    inputs.show("rates")
    if settings.rates is not Rates.SAME:
        own = (
            f"{size_name(size, rows, text)} {number(settings.rate_of(size))}" for size in settings.batch_sizes
        )
        st.markdown(f":small[{words.own_rates.format(rates=' · '.join(own))}]")

    def set_up() -> None:
        inputs.show("target")
        start(inputs)
        inputs.show("draw")
        inputs.show("seed")
        inputs.show("epochs")
        inputs.show("overhead")
        inputs.show("per_sample")

    inputs.behind("more", text.panel.more, set_up, map(inputs.told, ("target", "draw", "seed", "epochs")))
    if settings.epochs > MOST_PASSES:
        st.info(words.too_many.format(asked=f"{settings.epochs:,}", most=MOST_PASSES))
    data_panel(inputs)


def ending(inputs: Inputs[CompareSettings], said: Sequence[str]) -> None:
    """Who arrived first on each axis, what each run needed, and where the modelled time comes from."""
    settings, text = inputs.settings, inputs.text
    words = text.of(Words)
    head, *rows = standings(settings, text)
    table = [head, ["--", *["--:"] * len(head[1:])], *rows]
    counted = words.counted.format(target=number(settings.target))
    costs = {"overhead": number(settings.overhead), "per_sample": number(settings.per_sample)}
    written = "\n".join(f"| {' | '.join(row)} |" for row in table)
    source = words.time_source.format(**costs)
    as_a_list(inputs, said, below=f":small[{counted}]\n\n{written}\n\n:small[{source}]")
