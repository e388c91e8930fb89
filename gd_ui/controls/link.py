"""Inputs whose value stands in the link, under names that never change: links are kept for years.

What differs from a page's defaults is remembered once, in the session: taken from the link when the session begins,
changed by the inputs, and written back into the link by every run. Streamlit's own binding of inputs to the link
puts translated labels there, hands one page's defaults on to the next, and drops what a link had set when the page
changes; so the names and their junk are looked after here.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

import streamlit as st

from gd_ui.settings import AS_IN_THE_NOTES, Settings

FIELDS = {
    "lr": "learning_rate", "w0": "start", "epochs": "epochs", "updates": "updates", "stop": "stop_on",
    "tol": "tolerance", "noise": "noise", "noise_seed": "noise_seed", "draw": "draw", "batch": "batch",
    "seed": "seed",
}  # fmt: skip
"""Names in the link, and the settings they stand for."""
FARTHEST_START = 1e6

Number = TypeVar("Number", int, float)


def number(
    label: str, name: str, value: Number, least: Number, most: Number, step: Number, **how: Any
) -> Number:
    """A number, in the link as `name`; what is not a number from `least` to `most` there is ignored."""
    given = _number(_chosen().get(name), value, least, most)
    _hold(name, name, given, value)
    st.number_input(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)
    return given


def slider(
    label: str, name: str, value: Number, least: Number, most: Number, step: Number, **how: Any
) -> Number:
    """A number on a slider, in the link as `name`."""
    given = _number(_chosen().get(name), value, least, most)
    _hold(name, name, given, value)
    st.slider(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)
    return given


def choice(label: str, name: str, options: Mapping[str, str], default: str, **how: Any) -> str:
    """One of `options` (code to label), in the link as its code, so that a link works in every language."""
    given = _chosen().get(name)
    code = str(given) if given in options else default
    key = f"choose_{name}"
    _hold(key, name, code, default)
    how |= {"format_func": options.__getitem__, "required": True, "width": "stretch"}
    st.segmented_control(label, list(options), key=key, on_change=_keep, args=(key, name), **how)
    return code


def apply(settings: Settings) -> None:
    """Set every input to what `settings` say (from a callback, before the inputs are shown)."""
    notes = AS_IN_THE_NOTES[settings.method]
    for name, field in FIELDS.items():
        value = getattr(settings, field)
        if value == getattr(notes, field):
            _chosen().pop(name, None)
        else:
            _chosen()[name] = value


def choose(name: str, value: float) -> None:
    """Set the input `name` (from a callback, before it is shown)."""
    _chosen()[name] = value


def set_start(start: float) -> None:
    """Take a start that was dragged in the picture."""
    choose("w0", max(-FARTHEST_START, min(FARTHEST_START, start)))


def _chosen() -> dict[str, Any]:
    """What differs from the defaults, by its name in the link."""
    if "chosen" not in st.session_state:
        st.session_state.chosen = st.query_params.to_dict()
    chosen: dict[str, Any] = st.session_state.chosen
    return chosen


def _number(given: Any, default: Number, least: Number, most: Number) -> Number:
    try:
        value = type(default)(float(given))
    except (TypeError, ValueError, OverflowError):
        return default
    return value if least <= value <= most else default


def _hold(key: str, name: str, value: Any, default: Any) -> None:
    """Give the input under `key` its value, and the link what differs from the default."""
    st.session_state[key] = value
    text = str(value).removesuffix(".0")
    if value == default:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != text:
        st.query_params[name] = text


def _keep(key: str, name: str) -> None:
    _chosen()[name] = st.session_state[key]
