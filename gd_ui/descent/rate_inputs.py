"""The learning rate: a slider against the curvature, the exact number, landmarks to jump to, and what it does."""

import math

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen, Rated
from gd_ui.controls.inputs import Inputs, put
from gd_ui.descent.rates import Mark, Rates, Zone, rates
from gd_ui.text import Text
from gd_ui.text.numbers import number

LOW, HIGH = -4.0, 1.0
"""The slider's range of log10(α·L): fixed, because a slider whose range follows the data is reset by new data."""
STEP = 0.01
DIGITS = 4
"""Of a learning rate that the slider gives; a landmark is exact."""


def learning_rate(inputs: Inputs[Chosen], rated: Rated) -> None:
    """The learning rate, and where it lies among the landmarks of the run of `rated`."""
    rate, here, text = rated.learning_rate, rates(rated), inputs.text
    _slider(rate, here, text)
    _zones(rate, here, text)
    step = here.one_step / 10 if math.isfinite(here.one_step) else 1.0
    inputs.show("lr", step=step, label_visibility="collapsed")
    _marks(rate, here, text)
    st.markdown(getattr(text.zones_whole if here.one_parabola else text.zones_batch, here.zone(rate)))


def way_back(rated: Rated, text: Text) -> None:
    """A button that takes the largest learning rate that surely comes down."""
    rate = rates(rated).ends[Zone.FAST]
    label = text.ending.way_back.format(rate=number(rate))
    locked = "lr" in link.locked()
    st.button(label, key="way_back", type="primary", on_click=_set_rate, args=(rate,), disabled=locked)


def _slider(rate: float, here: Rates, text: Text) -> None:
    power, shown = _power(rate, here), st.session_state.get("lr_power", math.inf)
    # The thumb stays where it was put, though α is rounded.
    put("lr_power", shown if abs(shown - power) <= STEP / 2 else power)
    st.slider(
        text.panel.rate_slider, LOW, HIGH, step=STEP, key="lr_power", help=text.panel.rate_slider_help,
        on_change=_take_slider, args=(here.one_step,), disabled="lr" in link.locked(),
    )  # fmt: skip


def _zones(rate: float, here: Rates, text: Text) -> None:
    """The zones along the slider, the one α lies in brought out."""
    ends = [LOW, *(_power(end, here) for end in here.ends.values()), HIGH]
    now, bars = here.zone(rate), ""
    for zone, left, right in zip(Zone, ends, ends[1:], strict=False):
        share = 100 * (right - left) / (HIGH - LOW)
        bars += f'<i style="width:{share:.1f}%"{" class=now" if zone is now else ""}></i>'
    label = text.panel.zones.format(zone=getattr(text.zone_names, now))
    st.html(f'<div class="gd-zones" role="img" aria-label="{label}">{bars}</div>')


def _power(rate: float, here: Rates) -> float:
    power = math.log10(rate / here.one_step) if rate > 0 else LOW
    return max(LOW, min(HIGH, power))


def _take_slider(one_step: float) -> None:
    _set_rate(float(f"{10**st.session_state.lr_power * one_step:.{DIGITS}g}"))


def _marks(rate: float, here: Rates, text: Text) -> None:
    words = text.panel
    labels = {mark: f"{getattr(text.marks, mark)} {number(value)}" for mark, value in here.marks.items()}
    st.session_state.mark = here.mark(rate)
    st.pills(
        words.marks, list(labels), format_func=labels.__getitem__, key="mark",
        help=words.marks_help_whole if here.one_parabola else words.marks_help_batch,
        on_change=_jump, args=(here.marks,), disabled="lr" in link.locked(),
    )  # fmt: skip


def _jump(marks: dict[Mark, float]) -> None:
    if st.session_state.mark in marks:
        _set_rate(marks[st.session_state.mark])


def _set_rate(rate: float) -> None:
    link.choose("lr", rate)
