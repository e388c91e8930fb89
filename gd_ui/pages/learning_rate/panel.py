"""The controls of the page on learning rates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.data.panel import data_panel
from gd_ui.descent.drawing_inputs import drawing, few_batch_sizes
from gd_ui.descent.rate_inputs import learning_rate
from gd_ui.descent.settings import Method
from gd_ui.descent.start_input import start
from gd_ui.page import as_a_list
from gd_ui.pages.learning_rate.runs import nearest
from gd_ui.pages.learning_rate.sentences import counted
from gd_ui.pages.learning_rate.settings import MOST_ON_THE_MAP, RateMap
from gd_ui.text import Text


@dataclass(frozen=True)
class RateMapPanel:
    """The controls of the page, in one language, as `settings` have them."""

    settings: RateMap
    text: Text

    def show(self) -> None:
        """Show them all."""
        words, settings = self.text.learning_rate.controls, self.settings
        names: dict[str, str] = {Method.BGD: "BGD", Method.SGD: "SGD", Method.MINI_BATCH: words.mini_batch}
        inputs.choice(words.method, "method", settings.method, names, help=words.method_help)
        learning_rate(settings, self.text)
        if settings.method is Method.MINI_BATCH:
            few_batch_sizes(settings, self.text)
        if settings.method is not Method.BGD:
            drawing(settings, self.text)
        self._more()
        data_panel(settings, self.text)
        if settings.updates > MOST_ON_THE_MAP:
            st.info(words.too_many.format(asked=f"{settings.updates:,}", most=MOST_ON_THE_MAP))

    def _more(self) -> None:
        opener = st.expander(self.text.learning_rate.controls.more, key="more", on_change="rerun")
        if opener.open:
            with opener:
                self._run()

    def _run(self) -> None:
        words, own, settings = self.text.controls, self.text.learning_rate.controls, self.settings
        start(settings, self.text)
        inputs.number(
            words.updates, "updates", settings, 50, help=own.updates_help.format(most=MOST_ON_THE_MAP)
        )
        inputs.number(words.tolerance, "tol", settings, 1e-5, format="%.1e", help=own.tolerance_help)


def pick_rate(settings: RateMap) -> Callable[[float], None]:
    """What takes the learning rate of the map nearest to where it was tapped."""
    return lambda picked: link.choose("lr", nearest(picked, settings.rates))


def panel(settings: RateMap, text: Text) -> None:
    """Show the controls."""
    RateMapPanel(settings, text).show()


def ending(settings: RateMap, text: Text, said: Sequence[str]) -> None:
    """What the map shows, and how its runs were counted."""
    as_a_list(settings, text, said)
    st.markdown(f":small[{counted(settings, text)}]")
