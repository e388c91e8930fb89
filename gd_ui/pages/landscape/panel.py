"""The controls of the page of costs that are no parabola, and where its runs ended."""

from collections.abc import Sequence

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.page import as_a_list
from gd_ui.pages.landscape.escapes import escape_table, escape_words
from gd_ui.pages.landscape.hand import in_hand
from gd_ui.pages.landscape.sentences import how_near
from gd_ui.pages.landscape.settings import (
    ADAM,
    ADAPTIVE,
    MOMENTUM,
    OF_A_LANDSCAPE,
    RACE,
    LandscapeSettings,
    RuleName,
)
from gd_ui.pages.landscape.words import Words
from gd_ui.text.numbers import number

STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
SPREADS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
DIGITS = 4
"""Of a start that is dragged or tapped."""


def panel(inputs: Inputs[LandscapeSettings]) -> None:
    """Show what sets the run up; α and β are in the player."""
    settings, text = inputs.settings, inputs.text
    words = text.of(Words)
    inputs.show("cost", options=words.costs, then=_open_on)
    st.markdown(f":small[{words.about[settings.cost]}]")
    _race_or_one(inputs)

    def set_up() -> None:
        inputs.show("rules", options=words.rules)
        if in_hand(settings) == "rate" and not ADAPTIVE.isdisjoint(settings.rules):
            inputs.climb("step", STEPS, format_func=number)
        if ADAM in settings.rules:
            inputs.show("beta1")
            inputs.show("beta2")
        inputs.climb("spread", SPREADS, format_func=number)
        inputs.show("seed")
        inputs.show("length")
        one = settings.landscape.weights == 1
        explained = words.panel.start_help_one if one else words.panel.start_help_two
        for name, symbol in zip(("p0", "p1"), settings.symbols, strict=False):
            label = words.panel.start.format(weight=symbol)
            inputs.show(name, label=label, help=explained)

    racing = text.comma.join(words.rules[rule] for rule in settings.rules)
    noise = [inputs.told("spread")] if RuleName.NOISE in settings.rules else []
    told = [
        inputs.text.panel.told.format(label=inputs.words("rules").label, value=racing),
        *noise,
        inputs.told("length"),
    ]
    inputs.behind("more", text.panel.more, set_up, told)


def _race_or_one(inputs: Inputs[LandscapeSettings]) -> None:
    """A button that lets four rules race, or momentum go alone again."""
    alone, words = len(inputs.settings.rules) == 1, inputs.text.of(Words).panel
    label, then = (words.race, RACE) if alone else (words.alone, (MOMENTUM,))
    locked = "rules" in link.locked()
    st.button(label, key="race", on_click=link.choose, args=("rules", then), disabled=locked)


def ending(inputs: Inputs[LandscapeSettings], said: Sequence[str]) -> None:
    """Where each rule ended, and how near counts."""
    as_a_list(inputs, said, below=f":small[{how_near(inputs.settings, inputs.text)}]")


def below(inputs: Inputs[LandscapeSettings]) -> None:
    """How long noise takes to leave a trap, if this landscape has one."""
    settings, text = inputs.settings, inputs.text
    if not settings.landscape.trap:
        return
    opener = st.expander(text.of(Words).escaping.title, key="escapes", on_change="rerun")
    if opener.open:
        with opener:
            st.markdown(escape_words(settings, text))
            st.table(escape_table(settings, text))


def _open_on(cost: str) -> None:
    """A landscape that is chosen opens on values of its own."""
    link.forget(OF_A_LANDSCAPE)


def set_weights(first: float, second: float | None = None) -> None:
    """Take a start that was dragged or tapped in the picture."""
    for name, weight in (("p0", first), ("p1", second)):
        if weight is not None:
            link.choose(name, float(f"{weight:.{DIGITS}g}"))
