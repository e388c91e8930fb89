"""The controls of the page on learning rates, and what its map shows."""

from collections.abc import Callable, Sequence

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.inputs import Inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.inputs import drawing, few_batch_sizes, start
from gd_ui.descent.rate_inputs import learning_rate
from gd_ui.descent.settings import Method
from gd_ui.page import as_a_list
from gd_ui.pages.learning_rate.runs import nearest
from gd_ui.pages.learning_rate.sentences import counted
from gd_ui.pages.learning_rate.settings import MOST_ON_THE_MAP, LearningRateSettings
from gd_ui.pages.learning_rate.words import Words


def panel(inputs: Inputs[LearningRateSettings]) -> None:
    """Show the controls."""
    settings, words = inputs.settings, inputs.text.of(Words).panel
    inputs.show("method")
    learning_rate(inputs, settings)
    if settings.method is Method.MINI_BATCH:
        few_batch_sizes(inputs)
    if settings.method is not Method.BGD:
        drawing(inputs)
    opener = st.expander(words.more, key="more", on_change="rerun")
    if opener.open:
        with opener:
            start(inputs)
            inputs.show("updates", step=50, help=inputs.words("updates").help.format(most=MOST_ON_THE_MAP))
            inputs.show("tol", step=1e-5)
    data_panel(inputs)
    if settings.updates > MOST_ON_THE_MAP:
        st.info(words.too_many.format(asked=f"{settings.updates:,}", most=MOST_ON_THE_MAP))


def ending(inputs: Inputs[LearningRateSettings], said: Sequence[str]) -> None:
    """What the map shows, and how its runs were counted."""
    as_a_list(inputs, said)
    st.markdown(f":small[{counted(inputs.settings, inputs.text)}]")


def pick_rate(settings: LearningRateSettings) -> Callable[[float], None]:
    """What takes the learning rate of the map nearest to where it was tapped."""
    return lambda picked: link.choose("lr", nearest(picked, settings.rates))
