"""What is chosen on the pages, and its names in the link, which never change: links are kept for years.

What differs from a page's defaults is remembered once, in the session: taken from the link when the session begins,
changed by the inputs, and written back into the link by every run. Streamlit's own binding of inputs to the link
puts translated labels there, hands one page's defaults on to the next, and drops what a link had set when the page
changes; so the names and their junk are looked after here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from gd_ui.settings import AS_IN_THE_NOTES, ROWS, Draw, Method, Settings, StopOn

Number = TypeVar("Number", int, float)


class Range(NamedTuple):
    """The numbers that an input takes: from `least` to `most`."""

    field: str
    least: float
    most: float


class Codes(NamedTuple):
    """The choices that an input offers, by their codes."""

    field: str
    kind: type[StrEnum]


FARTHEST_START = 1e6
LARGEST_SEED = 2**31 - 1
LONGEST = 10**9
NAMES: dict[str, Range | Codes] = {
    "lr": Range("learning_rate", 0.0, 1e12),
    "w0": Range("start", -FARTHEST_START, FARTHEST_START),
    "epochs": Range("epochs", 1, LONGEST),
    "updates": Range("updates", 1, LONGEST),
    "stop": Codes("stop_on", StopOn),
    "tol": Range("tolerance", 0.0, 1e12),
    "noise": Range("noise", 0.0, 100.0),
    "noise_seed": Range("noise_seed", 0, LARGEST_SEED),
    "draw": Codes("draw", Draw),
    "batch": Range("batch", 1, ROWS),
    "seed": Range("seed", 0, LARGEST_SEED),
}
"""Names in the link, the settings they stand for, and what those may be."""


def read(method: Method) -> Settings:
    """What is chosen on the page of `method`; where nothing is, or junk, what the notes do."""
    notes, chosen = AS_IN_THE_NOTES[method], _chosen()
    given: dict[str, Any] = {}
    for name, of in _of_page(method):
        if name in chosen:
            default = getattr(notes, of.field)
            given[of.field] = (
                _number(chosen[name], default, of.least, of.most)
                if isinstance(of, Range)
                else _code(chosen[name], default, offered(of.kind, method))
            )
    return replace(notes, **given)


def offered(kind: type[StrEnum], method: Method) -> list[StrEnum]:
    """The codes of `kind` that the page of `method` has."""
    left_out: dict[Method, set[StrEnum]] = {
        Method.BGD: {StopOn.FULL},  # its batch is the whole data
        Method.SGD: {Draw.FROZEN},
    }
    return [code for code in kind if code not in left_out.get(method, set())]


def write(settings: Settings) -> None:
    """Put into the address what differs from the notes; anything else in it stays."""
    notes, address = AS_IN_THE_NOTES[settings.method], st.query_params.to_dict()
    wanted = dict(address)
    for name, of in _of_page(settings.method):
        value = getattr(settings, of.field)
        wanted.pop(name, None)
        if value != getattr(notes, of.field):
            wanted[name] = str(value).removesuffix(".0")
    if wanted != address:
        st.query_params.from_dict(wanted)


def number(label: str, name: str, settings: Settings, step: Number, **how: Any) -> None:
    """An input for the number called `name` in the link."""
    least, most = _show(name, settings, type(step))
    st.number_input(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)


def slider(label: str, name: str, settings: Settings, step: Number, **how: Any) -> None:
    """A slider for the number called `name` in the link."""
    least, most = _show(name, settings, type(step))
    st.slider(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)


def choice(label: str, name: str, chosen: str, options: Mapping[str, str], **how: Any) -> None:
    """A choice of one of `options` (code to label), in the link as its code: a link works in every language."""
    key = f"choose_{name}"
    st.session_state[key] = chosen
    how |= {"format_func": options.__getitem__, "required": True, "width": "stretch"}
    st.segmented_control(label, list(options), key=key, on_change=_keep, args=(key, name), **how)


def language(label: str, names: Mapping[str, str], default: str) -> str:
    """The switch between languages (code to name), on every page; `default` is the browser's."""
    code = _code(_chosen().get("lang"), default, names)
    choice(label, "lang", code, names)
    if code == default:
        st.query_params.pop("lang", None)
    elif st.query_params.get("lang") != code:
        st.query_params["lang"] = code
    return code


def apply(settings: Settings) -> None:
    """Set every input to what `settings` say (from a callback, before the inputs are shown)."""
    notes = AS_IN_THE_NOTES[settings.method]
    for name, of in NAMES.items():
        value = getattr(settings, of.field)
        if value == getattr(notes, of.field):
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


def _of_page(method: Method) -> Iterable[tuple[str, Range | Codes]]:
    """The names that the page of `method` has an input for."""
    missing = {Method.BGD: {"draw", "seed", "batch", "updates"}, Method.SGD: {"batch"}}
    return ((name, of) for name, of in NAMES.items() if name not in missing.get(method, set()))


def _number(given: Any, default: Number, least: float, most: float) -> Number:
    try:
        value = type(default)(float(given))
    except (TypeError, ValueError, OverflowError):
        return default
    return value if least <= value <= most else default


def _code(given: Any, default: str, codes: Iterable[str]) -> str:
    return next((code for code in codes if code == given), default)


def _show(name: str, settings: Settings, kind: type[Number]) -> tuple[Number, Number]:
    """Give the input its value; what it takes at least and at most."""
    of = NAMES[name]
    assert isinstance(of, Range), f"{name} is no number"
    st.session_state[name] = getattr(settings, of.field)
    return kind(of.least), kind(of.most)


def _keep(key: str, name: str) -> None:
    _chosen()[name] = st.session_state[key]
