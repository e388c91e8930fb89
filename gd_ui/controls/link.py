"""Inputs whose value stands in the link, under names that never change: links are kept for years.

Numbers and sliders are bound to the link by Streamlit, under their key. A choice stands there as a neutral code, not
as a translated label, so that a link copied in one language works in another.
"""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

import streamlit as st

from gd_ui.settings import Method, Settings

IN_LINK: Literal["query-params"] = "query-params"
NUMBERS = {
    "lr": "learning_rate", "w0": "start", "epochs": "epochs", "updates": "updates", "tol": "tolerance",
    "noise": "noise", "noise_seed": "noise_seed", "batch": "batch", "seed": "seed",
}  # fmt: skip
"""Names in the link, and the settings they stand for."""
CHOICES = {"draw": "draw", "stop": "stop_on"}
NOT_ON_PAGE = {Method.BGD: {"updates", "batch", "seed", "draw"}, Method.SGD: {"batch"}}
FARTHEST_START = 1e6

Number = TypeVar("Number", int, float)


def number(label: str, name: str, value: float, least: float, most: float, step: float, **how: Any) -> float:
    """A number, in the link as `name`; what is not a number from `least` to `most` there is ignored."""
    given = st.number_input(label, least, most, value, step, key=name, bind=IN_LINK, **how)
    return value if given is None else given


def count(label: str, name: str, value: int, least: int, most: int, **how: Any) -> int:
    """A whole number, in the link as `name`.

    Asked for as a float: Streamlit fails on an infinite number in a link where it wants a whole one.
    """
    return round(number(label, name, float(value), float(least), float(most), 1.0, format="%.0f", **how))


def slider(
    label: str, name: str, value: Number, least: Number, most: Number, step: Number, **how: Any
) -> Number:
    """A number on a slider, in the link as `name`."""
    return type(value)(st.slider(label, least, most, value, step, key=name, bind=IN_LINK, **how))


def choice(label: str, name: str, options: Mapping[str, str], default: str, **how: Any) -> str:
    """One of `options` (code to label), in the link as its code; junk there is the default.

    A widget forgets its value when the page changes, so the code is remembered in the session.
    """
    chosen = _chosen()
    if name in st.query_params:
        chosen.setdefault(name, st.query_params[name])
    code = chosen[name] if chosen.get(name) in options else default
    key = f"choose_{name}"
    st.session_state[key] = code

    def keep() -> None:
        chosen[name] = st.session_state[key]

    st.selectbox(label, list(options), format_func=options.__getitem__, key=key, on_change=keep, **how)
    _write(name, None if code == default else code)
    return code


def apply(settings: Settings) -> None:
    """Set every input of the page to what `settings` say (to be called from a callback, before they are shown)."""
    absent = NOT_ON_PAGE.get(settings.method, set())
    for name in NUMBERS.keys() - absent:
        set_number(name, getattr(settings, NUMBERS[name]))
    for name in CHOICES.keys() - absent:
        _chosen()[name] = str(getattr(settings, CHOICES[name]))


def set_number(name: str, value: float) -> None:
    """Set the input `name` (from a callback, before it is shown)."""
    st.session_state[name] = value if name == "batch" else float(value)


def set_start(start: float) -> None:
    """Take a start that was dragged in the picture."""
    set_number("w0", max(-FARTHEST_START, min(FARTHEST_START, start)))


def _chosen() -> dict[str, str]:
    chosen: dict[str, str] = st.session_state.setdefault("chosen", {})
    return chosen


def _write(name: str, code: str | None) -> None:
    if code is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != code:
        st.query_params[name] = code
