"""The controls of the page that compares."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from gd_ui.controls import inputs
from gd_ui.data.panel import data_panel
from gd_ui.descent.drawing_inputs import offered_sizes
from gd_ui.descent.rate_inputs import learning_rate
from gd_ui.descent.start_input import start
from gd_ui.page import as_a_list
from gd_ui.pages.compare.sentences import standings
from gd_ui.pages.compare.settings import MOST_PASSES, Comparison, Rates
from gd_ui.rows.drawing import Draw
from gd_ui.scene.sizes import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import number


@dataclass(frozen=True)
class ComparePanel:
    """The controls of the page, in one language, as `settings` have them."""

    settings: Comparison
    text: Text

    def show(self) -> None:
        """Show them all."""
        settings, words = self.settings, self.text.compare
        offered = {*offered_sizes(len(settings.data)), *settings.batch_sizes}
        sizes = {size: self._short_name(size) for size in sorted(offered)}
        inputs.several(words.sizes, "sizes", settings.batch_sizes, sizes, help=words.sizes_help)
        ways: dict[str, str] = {Rates.SAME: words.rates_same, Rates.BEST: words.rates_best}
        inputs.choice(words.rates, "rates", settings.rates, ways, help=words.rates_help)
        if settings.rates is Rates.SAME:
            learning_rate(settings, self.text)
        else:
            self._own_rates()
        inputs.number(
            words.target, "target", settings, settings.target, format="%.0e", help=words.target_help
        )
        start(settings, self.text)
        self._more()
        data_panel(settings, self.text)

    def _short_name(self, size: int) -> str:
        return {1: "SGD", len(self.settings.data): "BGD"}.get(size, f"{size:,}")

    def _own_rates(self) -> None:
        own = (
            f"{size_name(size, len(self.settings.data), self.text)} {number(self.settings.rate_of(size))}"
            for size in self.settings.batch_sizes
        )
        st.markdown(f":small[{self.text.compare.own_rates.format(rates=' · '.join(own))}]")

    def _more(self) -> None:
        words = self.text.compare
        opener = st.expander(words.more, key="more", on_change="rerun")
        with opener:
            if opener.open:
                self._data_and_draws()
                self._time()
        if self.settings.epochs > MOST_PASSES:
            st.info(words.too_many.format(asked=f"{self.settings.epochs:,}", most=MOST_PASSES))

    def _data_and_draws(self) -> None:
        words, settings = self.text.controls, self.settings
        ways: dict[str, str] = {Draw.SHUFFLE: words.draw_shuffle, Draw.FRESH: words.draw_fresh}
        inputs.choice(words.draw, "draw", settings.draw, ways, help=words.draw_help)
        inputs.number(words.seed, "seed", settings, 1, help=words.seed_help)
        inputs.number(self.text.compare.passes, "epochs", settings, 1, help=self.text.compare.passes_help)

    def _time(self) -> None:
        words, settings = self.text.compare, self.settings
        inputs.number(words.overhead, "overhead", settings, 1.0, format="%.4g", help=words.overhead_help)
        inputs.number(
            words.per_sample, "per_sample", settings, 0.001, format="%.4g", help=words.per_sample_help
        )


def panel(settings: Comparison, text: Text) -> None:
    """Show the controls."""
    ComparePanel(settings, text).show()


def ending(settings: Comparison, text: Text, said: Sequence[str]) -> None:
    """Who arrived first on each axis, what each run needed, and where the modelled time comes from."""
    words = text.compare
    as_a_list(settings, text, said)
    st.markdown(f":small[{words.counted.format(target=number(settings.target))}]")
    st.table(standings(settings, text).set_index(words.run))
    costs = {"overhead": number(settings.overhead), "per_sample": number(settings.per_sample)}
    st.markdown(f":small[{words.time_source.format(**costs)}]")
