"""What is chosen on the pages, and its names in the link, which never change: links are kept for years.

What differs from a page's defaults is remembered once, in the session: taken from the link when the session begins,
changed by the inputs, and written back into the link by every run. Streamlit's own binding of inputs to the link
puts translated labels there, hands one page's defaults on to the next, and drops what a link had set when the page
changes; so the names and their junk are looked after here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

import streamlit as st

from gd_core import LandscapeName
from gd_ui.settings import ROWS, Chosen, Draw, Method, StopOn
from gd_ui.settings.compare import Rates
from gd_ui.settings.landscape import MOST_UPDATES as MOST_IN_A_RACE
from gd_ui.settings.landscape import RuleName
from gd_ui.settings.pitfalls import Shown
from gd_ui.settings.proofs import POINTS
from gd_ui.settings.search import MOST_POINTS

Number = TypeVar("Number", int, float)
Page = TypeVar("Page", bound=Chosen)


class Range(NamedTuple):
    """The numbers that an input takes: from `least` to `most`."""

    field: str
    least: float
    most: float


class Codes(NamedTuple):
    """The choices that an input offers, by their codes."""

    field: str
    kind: type[StrEnum]


class Several(NamedTuple):
    """Up to `most` of the codes `kind`, or (`kind` is int) of the batch sizes; in the link with points between."""

    field: str
    kind: type[StrEnum] | type[int]
    most: int


FARTHEST_START = 1e6
LARGEST_SEED = 2**31 - 1
LONGEST = 10**9
MOST_RUNS = 5
"""In one race: more colours could not be told apart."""
NAMES: dict[str, Range | Codes | Several] = {
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
    "sizes": Several("sizes", int, MOST_RUNS),
    "rates": Codes("rates", Rates),
    "target": Range("target", 1e-12, 1e12),
    "overhead": Range("overhead", 0.0, 1e6),
    "per_sample": Range("per_sample", 0.0, 1e6),
    "low": Range("low", -FARTHEST_START, FARTHEST_START),
    "high": Range("high", -FARTHEST_START, FARTHEST_START),
    "points": Range("points", 2, MOST_POINTS),
    "accuracy": Range("accuracy", 1e-9, 1e3),
    "point": Range("point", 1, POINTS),
    "proof": Codes("shown", Shown),
    "decay": Range("decay", 0.0, 1e9),
    "cost": Codes("cost", LandscapeName),
    "rules": Several("rules", RuleName, MOST_RUNS),
    "rate": Range("rate", 1e-6, 1e3),
    "step": Range("step", 1e-6, 1e3),
    "spread": Range("spread", 0.0, 100.0),
    "length": Range("updates", 1, MOST_IN_A_RACE),
    "p0": Range("first", -10.0, 10.0),
    "p1": Range("second", -10.0, 10.0),
    "measured": Range("measured", 0, 1),
    "method": Codes("method", Method),
}
"""Names in the link, the settings they stand for, and what those may be."""


def on_page(name: str) -> None:
    """Say which page is about to be shown, before its inputs are."""
    st.session_state.new_page = st.session_state.get("page") != name
    st.session_state.page = name


def read(defaults: Page) -> Page:
    """What is chosen on the page that opens on `defaults`; where nothing is, or junk, what it opens on."""
    chosen = _chosen()
    given: dict[str, Any] = {}
    for name in defaults.inputs & chosen.keys():
        of = NAMES[name]
        default = getattr(defaults, of.field)
        if isinstance(of, Range):
            given[of.field] = _number(chosen[name], default, of.least, of.most)
        elif isinstance(of, Codes):
            given[of.field] = _code(chosen[name], default, offered(of.kind, defaults))
        else:
            given[of.field] = _several(chosen[name], default, of)
    return replace(defaults, **given)


def offered(kind: type[StrEnum], page: Chosen) -> list[StrEnum]:
    """The codes of `kind` that the page has."""
    return [code for code in kind if code not in page.not_offered]


def write(settings: Chosen) -> None:
    """Put into the address what differs from the defaults, once the inputs are shown; all else in it stays."""
    defaults, address = settings.defaults, st.query_params.to_dict()
    wanted = dict(address)
    for name in settings.inputs:
        value = getattr(settings, NAMES[name].field)
        wanted.pop(name, None)
        if value != getattr(defaults, NAMES[name].field):
            wanted[name] = _written(value)
    if wanted != address:
        st.query_params.from_dict(wanted)
    st.session_state.new_page = False


def number(label: str, name: str, settings: Chosen, step: Number, **how: Any) -> None:
    """An input for the number called `name` in the link."""
    least, most = _show(name, settings, type(step))
    st.number_input(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)


def slider(label: str, name: str, settings: Chosen, step: Number, **how: Any) -> None:
    """A slider for the number called `name` in the link."""
    least, most = _show(name, settings, type(step))
    st.slider(label, least, most, step=step, key=name, on_change=_keep, args=(name, name), **how)


def ladder(label: str, name: str, settings: Chosen, rungs: Iterable[float], **how: Any) -> None:
    """A slider over `rungs`, and what is chosen if it is none of them, for the number called `name` in the link."""
    value = getattr(settings, NAMES[name].field)
    _put(name, value)
    steps = sorted({*rungs, value})
    st.select_slider(label, steps, key=name, on_change=_keep, args=(name, name), **how)


def select(
    label: str, name: str, chosen: str, options: Mapping[str, str], forgets: Iterable[str] = (), **how: Any
) -> None:
    """A choice of one of many `options` (code to label); what is chosen for the names it `forgets` falls back."""
    key = f"choose_{name}"
    _put(key, chosen)
    how |= {"format_func": options.__getitem__, "args": (key, name, forgets)}
    st.selectbox(label, list(options), key=key, on_change=_keep_and_forget, **how)


def choice(label: str, name: str, chosen: str, options: Mapping[str, str], **how: Any) -> None:
    """A choice of one of `options` (code to label), in the link as its code: a link works in every language."""
    key = f"choose_{name}"
    _put(key, chosen)
    how |= {"format_func": options.__getitem__, "required": True, "width": "stretch"}
    st.segmented_control(label, list(options), key=key, on_change=_keep, args=(key, name), **how)


def several(label: str, name: str, chosen: Iterable[Any], options: Mapping[Any, str], **how: Any) -> None:
    """A choice of one or more of `options` (value to label); the last one left cannot be taken away."""
    key = f"choose_{name}"
    _put(key, list(chosen))
    how |= {"format_func": options.__getitem__, "selection_mode": "multi"}
    st.pills(label, list(options), key=key, on_change=_keep_some, args=(key, name), **how)


def language(label: str, names: Mapping[str, str], default: str) -> str:
    """The switch between languages (code to name), on every page; `default` is the browser's."""
    code = _code(_chosen().get("lang"), default, names)
    choice(label, "lang", code, names)
    if code == default:
        st.query_params.pop("lang", None)
    elif st.query_params.get("lang") != code:
        st.query_params["lang"] = code
    return code


def apply(settings: Chosen) -> None:
    """Set every input to what `settings` say (from a callback, before the inputs are shown)."""
    for name in settings.inputs:
        value = getattr(settings, NAMES[name].field)
        if value == getattr(settings.defaults, NAMES[name].field):
            _chosen().pop(name, None)
        else:
            _chosen()[name] = value


def choose(name: str, value: Any) -> None:
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


def _number(given: Any, default: Number, least: float, most: float) -> Number:
    try:
        value = type(default)(float(given))
    except (TypeError, ValueError, OverflowError):
        return default
    return value if least <= value <= most else default


def _code(given: Any, default: str, codes: Iterable[str]) -> str:
    return next((code for code in codes if code == given), default)


def _several(given: Any, default: tuple[Any, ...], of: Several) -> tuple[Any, ...]:
    parts = given.split(".") if isinstance(given, str) else given
    known = [_member(part, of.kind) for part in parts]
    found = tuple(sorted(set(part for part in known if part is not None), key=_order(of.kind)))
    return found if 0 < len(found) <= of.most and None not in known else default


def _member(part: Any, kind: type[StrEnum] | type[int]) -> Any:
    if issubclass(kind, StrEnum):
        return next((code for code in kind if code == part), None)
    size = _number(part, 0, 1, ROWS)
    return size or None


def _order(kind: type[StrEnum] | type[int]) -> Callable[[Any], int]:
    return list(kind).index if issubclass(kind, StrEnum) else int


def _written(value: Any) -> str:
    return ".".join(map(str, value)) if isinstance(value, tuple) else str(value).removesuffix(".0")


def _show(name: str, settings: Chosen, kind: type[Number]) -> tuple[Number, Number]:
    """Give the input its value; what it takes at least and at most."""
    of = NAMES[name]
    assert isinstance(of, Range), f"{name} is no number"
    _put(name, getattr(settings, of.field))
    return kind(of.least), kind(of.most)


def _put(key: str, value: Any) -> None:
    """Give an input its value, unless it has it: else a slower answer would undo what was moved meanwhile.

    Another page's input of the same name has the value, but is another input.
    """
    if (
        st.session_state.get("new_page", True)
        or key not in st.session_state
        or st.session_state[key] != value
    ):
        st.session_state[key] = value


def _keep(key: str, name: str) -> None:
    _chosen()[name] = st.session_state[key]


def _keep_and_forget(key: str, name: str, forgets: Iterable[str]) -> None:
    _keep(key, name)
    for other in forgets:
        _chosen().pop(other, None)


def _keep_some(key: str, name: str) -> None:
    if st.session_state[key]:
        of = NAMES[name]
        assert isinstance(of, Several), f"{name} is one choice"
        _chosen()[name] = tuple(st.session_state[key][-of.most :])
