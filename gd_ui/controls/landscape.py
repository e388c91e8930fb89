"""The controls of the page of costs that are no parabola."""

from dataclasses import dataclass

import streamlit as st

from gd_core import LandscapeName
from gd_ui.controls import inputs, link
from gd_ui.settings.landscape import ADAPTIVE, OF_A_LANDSCAPE, LandscapeSettings, RuleName
from gd_ui.text import Text
from gd_ui.text.numbers import number

RATES = (
    0.001, 0.0015, 0.0025, 0.004, 0.006, 0.01, 0.015, 0.025, 0.04, 0.05, 0.06, 0.1, 0.15, 0.25, 0.4, 0.5, 0.6,
    1.0, 1.5, 2.5, 4.0,
)  # fmt: skip
STEPS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
SPREADS = (0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0)
DIGITS = 4
"""Of a start that is dragged or tapped."""


@dataclass(frozen=True)
class LandscapePanel:
    """The controls of the page, in one language, as `settings` have them."""

    settings: LandscapeSettings
    text: Text

    def show(self) -> None:
        """Show them all."""
        words, settings = self.text.landscape, self.settings
        costs: dict[str, str] = {name: getattr(words.costs, name) for name in LandscapeName}
        inputs.select(words.controls.cost, "cost", settings.cost, costs, then=_open_on)
        st.markdown(f":small[{getattr(words.about, settings.cost)}]")
        rules = {rule: words.rules[rule] for rule in RuleName}
        inputs.several(words.controls.rules, "rules", settings.rules, rules, help=words.controls.rules_help)
        self._rates()
        self._noise()
        self._start()

    def _rates(self) -> None:
        words, settings = self.text.landscape.controls, self.settings
        if not ADAPTIVE.issuperset(settings.rules):
            inputs.ladder(words.rate, "rate", settings, RATES, format_func=number, help=words.rate_help)
        if not ADAPTIVE.isdisjoint(settings.rules):
            inputs.ladder(words.step, "step", settings, STEPS, format_func=number, help=words.step_help)

    def _noise(self) -> None:
        words, settings = self.text.landscape.controls, self.settings
        inputs.ladder(words.spread, "spread", settings, SPREADS, format_func=number, help=words.spread_help)
        inputs.number(self.text.controls.seed, "seed", settings, 1, help=words.seed_help)
        inputs.number(words.length, "length", settings, 10, help=words.length_help)

    def _start(self) -> None:
        words, settings = self.text.landscape.controls, self.settings
        explained = words.start_help_one if settings.landscape.weights == 1 else words.start_help_two
        for name, symbol in zip(("p0", "p1"), settings.symbols, strict=False):
            label = words.start.format(weight=symbol)
            inputs.number(label, name, settings, 0.1, format="%.4g", help=explained)


def landscape_settings() -> LandscapeSettings:
    """What is chosen; whatever is not is what the chosen landscape opens on."""
    return link.read(LandscapeSettings.of(link.read(LandscapeSettings.of()).cost))


def _open_on(cost: str) -> None:
    """A landscape that is chosen opens on values of its own."""
    link.forget(OF_A_LANDSCAPE)


def set_weights(first: float, second: float | None = None) -> None:
    """Take a start that was dragged or tapped in the picture."""
    for name, weight in (("p0", first), ("p1", second)):
        if weight is not None:
            link.choose(name, float(f"{weight:.{DIGITS}g}"))
