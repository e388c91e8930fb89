"""The inputs on the pages, each for a name in the link. A locked one shows what is chosen and takes nothing."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.controls.names import NAMES, Range, Several

Number = TypeVar("Number", int, float)
Then = Callable[[Any], None]
OPENERS = {"data_panel", "more", "sharing", "table", "escapes", "lesson"}
"""The keys of all that opens on the pages."""


def _nothing(taken: Any) -> None:
    """What most inputs do then."""


def number(label: str, name: str, settings: Chosen, step: Number, **how: Any) -> None:
    """An input for the number called `name` in the link."""
    least, most = _ends(name, type(step))
    put(name, link.value_of(name, settings))
    st.number_input(label, least, most, step=step, key=name, **_kept(name, name, how))


def slider(
    label: str, name: str, settings: Chosen, step: Number, most: float | None = None, **how: Any
) -> None:
    """A slider for the number called `name` in the link, up to `most` where that is less than a link may have."""
    least, limit = _ends(name, type(step))
    top = limit if most is None else type(step)(most)
    put(name, min(link.value_of(name, settings), top), shape=top)
    st.slider(label, least, top, step=step, key=name, **_kept(name, name, how))


def ladder(
    label: str, name: str, settings: Chosen, rungs: Iterable[float], most: float = math.inf, **how: Any
) -> None:
    """A slider over `rungs` for the number called `name` in the link.

    What is chosen is on it even if it is no rung, but not beyond `most`.
    """
    value = min(link.value_of(name, settings), most)
    steps = sorted({*rungs, value})
    put(name, value, shape=steps)
    if len(steps) > 1:
        st.select_slider(label, steps, key=name, **_kept(name, name, how))


def select(
    label: str, name: str, chosen: str, options: Mapping[str, str], then: Then = _nothing, **how: Any
) -> None:
    """A choice of one of many `options` (code to label); `then` is told which one is taken."""
    key = f"choose_{name}"
    put(key, chosen)
    kept = _kept(key, name, how, then)
    st.selectbox(label, list(options), key=key, format_func=options.__getitem__, **kept)


def choice(
    label: str, name: str, chosen: str, options: Mapping[str, str], then: Then = _nothing, **how: Any
) -> None:
    """A choice of one of `options` (code to label), in the link as its code: a link works in every language."""
    key = f"choose_{name}"
    put(key, chosen)
    kept = _kept(key, name, how, then) | {
        "format_func": options.__getitem__,
        "required": True,
        "width": "stretch",
    }
    st.segmented_control(label, list(options), key=key, **kept)


def several(label: str, name: str, chosen: Iterable[Any], options: Mapping[Any, str], **how: Any) -> None:
    """A choice of one or more of `options` (value to label); the last one left cannot be taken away."""
    key = f"choose_{name}"
    put(key, list(chosen))
    kept = _kept(key, name, how) | {"on_change": _keep_some}
    kept |= {"format_func": options.__getitem__, "selection_mode": "multi"}
    st.pills(label, list(options), key=key, **kept)


def switch(label: str, name: str, settings: Chosen, on: float = 1, then: Then = _nothing, **how: Any) -> None:
    """A switch for the number called `name` in the link: 0 where it is off, `on` where it is switched on."""
    key = f"switch_{name}"
    put(key, bool(link.value_of(name, settings)))
    kept = _kept(key, name, how, then) | {"on_change": _keep_switch, "args": (key, name, on, then)}
    st.toggle(label, key=key, **kept)


def language(label: str, names: Mapping[str, str], default: str) -> str:
    """The switch between languages (code to name), on every page; `default` is the browser's."""
    code = link.language(default, names)
    choice(label, "lang", code, names, then=_keep_open)
    if code == default:
        st.query_params.pop("lang", None)
    elif st.query_params.get("lang") != code:
        st.query_params["lang"] = code
    return code


def _kept(key: str, name: str, how: dict[str, Any], then: Then = _nothing) -> dict[str, Any]:
    """`how`, and that what is chosen in the input `key` is kept as `name`, unless that is locked."""
    disabled = how.pop("disabled", False) or name in link.locked()
    return how | {"on_change": _keep, "args": (key, name, then), "disabled": disabled}


def _ends(name: str, kind: type[Number]) -> tuple[Number, Number]:
    """What the input for a number takes at least and at most."""
    of = NAMES[name]
    assert isinstance(of, Range), f"{name} is no number"
    return kind(of.least), kind(of.most)


def put(key: str, value: Any, shape: Any = None) -> None:
    """Give an input its value, unless it has it: else a slower answer would undo what was moved meanwhile.

    Another page's input of the same name has the value, but is another input; so is one of another `shape`: with
    other ends, or other choices.
    """
    now = st.session_state
    shapes, unset = now.setdefault("shapes", {}), object()
    other = now.get("new_page", True) or shapes.get(key) != shape
    shapes[key] = shape
    if other or now.get(key, unset) != value:
        now[key] = value


def _keep(key: str, name: str, then: Then) -> None:
    taken = st.session_state[key]
    if taken is not None:  # no page leaves a choice open
        link.choose(name, taken)
        then(taken)


def _keep_open(code: str) -> None:
    """To Streamlit an opener with other words is another one, and closed: here it stays as it is."""
    for key in OPENERS & st.session_state.keys():
        st.session_state[key] = st.session_state[key]


def _keep_some(key: str, name: str, then: Then) -> None:
    if st.session_state[key]:
        of = NAMES[name]
        assert isinstance(of, Several), f"{name} is one choice"
        link.choose(name, tuple(st.session_state[key][-of.most :]))


def _keep_switch(key: str, name: str, on: float, then: Then) -> None:
    link.choose(name, on if st.session_state[key] else 0)
    then(st.session_state[key])
