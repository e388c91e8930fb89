"""The controls of a method's page."""

import random
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.rate import learning_rate
from gd_ui.settings import (
    AS_IN_THE_NOTES,
    AS_PRINTED,
    MOST_ROWS,
    MOST_UPDATES,
    WITH_NOISE,
    Draw,
    Method,
    Settings,
    StopOn,
)
from gd_ui.text import Text

LARGEST_SEED = 2**31 - 1
DRAWN_SEEDS = 10_000
"""A seed from "draw again" is below it: short enough to be read out to a class."""
LONGEST = 10**9
LARGEST_TOLERANCE = 1e12
MOST_NOISE = 100.0


@dataclass(frozen=True)
class MethodPanel:
    """The controls of `method`, in one language. They open on the notes' settings."""

    method: Method
    text: Text

    @property
    def notes(self) -> Settings:
        """What the notes' program does."""
        return AS_IN_THE_NOTES[self.method]

    def settings(self) -> Settings:
        """Show the controls and give what they say."""
        with st.container(key="presets", horizontal=True):
            self._presets()
        rate_place = st.container(gap="small")
        chosen = replace(self.notes, **self._batch_size(), **self._drawing())
        chosen = replace(chosen, **self._start_and_length(chosen))
        _say_if_too_long(chosen, self.text)
        chosen = replace(chosen, **self._stopping(), **self._noise())
        with rate_place:
            return replace(chosen, learning_rate=learning_rate(chosen, self.text))

    def _presets(self) -> None:
        words = self.text.controls
        presets = {
            "as_in_notes": AS_IN_THE_NOTES[self.method],
            "with_noise": WITH_NOISE[self.method],
        } | ({"as_printed": AS_PRINTED} if self.method is Method.MINI_BATCH else {})
        for name, preset in presets.items():
            help_text = getattr(words, f"{name}_help")
            st.button(getattr(words, name), key=name, help=help_text, on_click=link.apply, args=(preset,))

    def _batch_size(self) -> dict[str, Any]:
        if self.method is not Method.MINI_BATCH:
            return {}
        words = self.text.controls
        batch = link.slider(
            words.batch, "batch", self.notes.batch, 1, len(self.notes.data), 1, help=words.batch_help
        )
        st.markdown(f":small[{_batch_means(replace(self.notes, batch=batch), self.text)}]")
        return {"batch": batch}

    def _drawing(self) -> dict[str, Any]:
        if self.method is Method.BGD:
            return {}
        words = self.text.controls
        ways: dict[str, str] = {Draw.FRESH: words.draw_fresh, Draw.SHUFFLE: words.draw_shuffle}
        ways |= {Draw.FROZEN: words.draw_frozen} if self.method is Method.MINI_BATCH else {}
        draw = link.choice(words.draw, "draw", ways, self.notes.draw, help=words.draw_help)
        left, right = st.columns(2, vertical_alignment="bottom", wrap=False)
        with left:
            seed = link.number(words.seed, "seed", self.notes.seed, 0, LARGEST_SEED, 1, help=words.seed_help)
        right.button(
            words.draw_again, key="again", help=words.draw_again_help, on_click=_draw_again, width="stretch"
        )
        return {"draw": Draw(draw), "seed": seed}

    def _start_and_length(self, chosen: Settings) -> dict[str, Any]:
        words = self.text.controls
        used = "epochs" if chosen.visits_every_row else "updates"
        left, right = st.columns(2, wrap=False)
        with left:
            start = link.number(
                words.start, "w0", self.notes.start, -link.FARTHEST_START, link.FARTHEST_START, 0.1,
                format="%.8g", help=words.start_help,
            )  # fmt: skip
        with right:
            length = link.number(
                getattr(words, used), used, getattr(self.notes, used), 1, LONGEST, 1,
                help=getattr(words, f"{used}_help"),
            )  # fmt: skip
        return {"start": start, used: length}

    def _stopping(self) -> dict[str, Any]:
        words = self.text.controls
        ways: dict[str, str] = {StopOn.NEVER: words.stop_never, StopOn.BATCH: words.stop_cost}
        if self.method is not Method.BGD:
            ways |= {StopOn.BATCH: words.stop_batch, StopOn.FULL: words.stop_full}
        stop_on = StopOn(
            link.choice(words.stop_on, "stop", ways, self.notes.stop_on, help=words.stop_on_help)
        )
        tolerance = link.number(
            words.tolerance, "tol", self.notes.tolerance, 0.0, LARGEST_TOLERANCE, self.notes.tolerance,
            format="%.1e", help=words.tolerance_help, disabled=stop_on is StopOn.NEVER,
        )  # fmt: skip
        return {"stop_on": stop_on, "tolerance": tolerance}

    def _noise(self) -> dict[str, Any]:
        words, notes = self.text.controls, self.notes
        left, right = st.columns(2, wrap=False)
        with left:
            noise = link.slider(words.noise, "noise", notes.noise, 0.0, MOST_NOISE, 1.0, help=words.noise_help,
                                format="%d")  # fmt: skip
        with right:
            seed = link.number(words.noise_seed, "noise_seed", notes.noise_seed, 0, LARGEST_SEED, 1,
                              help=words.noise_seed_help, disabled=not noise)  # fmt: skip
        return {"noise": noise, "noise_seed": seed}


def _draw_again() -> None:
    link.choose("seed", random.randrange(DRAWN_SEEDS))


def _batch_means(settings: Settings, text: Text) -> str:
    words, rows, size = text.controls, len(settings.data), settings.batch_size
    template = words.batch_short if rows % size else words.batch_means
    said = [template.format(updates=settings.updates_per_epoch, short=rows % size)]
    said += [words.batch_is_sgd] * (size == 1) + [words.batch_is_bgd] * (size == rows)
    return " ".join(said)


def _say_if_too_long(settings: Settings, text: Text) -> None:
    if settings.updates_allowed < settings.updates_asked:
        counts = {"asked": settings.updates_asked, "allowed": settings.updates_allowed}
        counts |= {"most_updates": MOST_UPDATES, "most_rows": MOST_ROWS}
        st.info(text.controls.too_many.format(**{name: f"{count:,}" for name, count in counts.items()}))
