"""The controls of a method's page."""

from dataclasses import dataclass

import streamlit as st

from gd_ui.controls import inputs, link
from gd_ui.data.panel import data_panel
from gd_ui.descent.drawing_inputs import batch_size, drawing
from gd_ui.descent.rate_inputs import learning_rate
from gd_ui.descent.settings import (
    AS_IN_THE_NOTES,
    AS_PRINTED,
    MOST_READ_BY_A_RUN,
    MOST_UPDATES,
    WITH_NOISE,
    Method,
    Settings,
    StopOn,
)
from gd_ui.descent.start_input import start
from gd_ui.text import Text
from gd_ui.text.numbers import number


@dataclass(frozen=True)
class MethodPanel:
    """The controls of the page of `settings.method`, in one language, as `settings` have them."""

    settings: Settings
    text: Text

    def show(self) -> None:
        """Show them all. How they stand, two of the small ones side by side, is in frame.css."""
        with st.container(key="presets", horizontal=True):
            self._presets()
        learning_rate(self.settings, self.text)
        if self.settings.method is Method.MINI_BATCH:
            batch_size(self.settings, self.text)
        if self.settings.method is not Method.BGD:
            drawing(self.settings, self.text)
        self._start_and_length()
        _say_if_too_long(self.settings, self.text)
        self._rule()
        data_panel(self.settings, self.text)

    def _presets(self) -> None:
        words, method = self.text.controls, self.settings.method
        presets = {"as_in_notes": AS_IN_THE_NOTES[method], "with_noise": WITH_NOISE[method]}
        presets |= {"as_printed": AS_PRINTED} if method is Method.MINI_BATCH else {}
        for name, preset in presets.items():
            help_text = getattr(words, f"{name}_help")
            st.button(getattr(words, name), key=name, help=help_text, on_click=link.apply, args=(preset,))

    def _start_and_length(self) -> None:
        words, settings = self.text.controls, self.settings
        start(settings, self.text)
        if settings.visits_every_row:
            inputs.number(words.epochs, "epochs", settings, 1, help=words.epochs_help)
        else:
            inputs.number(words.updates, "updates", settings, 1, help=words.updates_help)

    def _rule(self) -> None:
        """Behind an opener: every input costs the server as much at each move as a run of the engine."""
        opener = st.expander(self.text.controls.more, key="more", on_change="rerun")
        with opener:
            if opener.open:
                self._stopping()
        if not opener.open:
            st.markdown(f":small[{self._stopping_now()}]")

    def _stopping_now(self) -> str:
        words, settings = self.text.controls, self.settings
        said = [f"{words.stop_on}: {self._ways_to_stop()[settings.stop_on]}"]
        if settings.stop_on is not StopOn.NEVER:
            said.append(f"{words.tolerance}: {number(settings.tolerance)}")
        return " · ".join(said)

    def _ways_to_stop(self) -> dict[str, str]:
        words = self.text.controls
        on_batch = words.stop_cost if self.settings.method is Method.BGD else words.stop_batch
        labels: dict[str, str] = {
            StopOn.NEVER: words.stop_never,
            StopOn.BATCH: on_batch,
            StopOn.FULL: words.stop_full,
        }
        return {code: labels[code] for code in link.offered(StopOn, self.settings)}

    def _stopping(self) -> None:
        words, settings = self.text.controls, self.settings
        inputs.choice(words.stop_on, "stop", settings.stop_on, self._ways_to_stop(), help=words.stop_on_help)
        inputs.number(
            words.tolerance, "tol", settings, AS_IN_THE_NOTES[settings.method].tolerance,
            format="%.1e", help=words.tolerance_help, disabled=settings.stop_on is StopOn.NEVER,
        )  # fmt: skip


def _say_if_too_long(settings: Settings, text: Text) -> None:
    if settings.updates_allowed < settings.updates_asked:
        counts = {"asked": settings.updates_asked, "allowed": settings.updates_allowed}
        counts |= {"most_updates": MOST_UPDATES, "most_rows": MOST_READ_BY_A_RUN}
        st.info(text.controls.too_many.format(**{name: f"{count:,}" for name, count in counts.items()}))
