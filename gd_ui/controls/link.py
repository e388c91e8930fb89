"""What is chosen on the pages, and the link that says it.

What differs from a page's defaults is remembered once, in the session: taken from the link when the session begins,
changed by the inputs, and written back into the link by every run. Streamlit's own binding of inputs to the link
puts translated labels there, hands one page's defaults on to the next, and drops what a link had set when the page
changes; so the names and their junk are looked after here.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeGuard, TypeVar

import streamlit as st

from gd_ui.controls.chosen import OF_ROWS, Chosen, OnRows, as_noisy_as_may_be, read_settings, read_source
from gd_ui.declared import NAMES, Number, value_of
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Source

Page = TypeVar("Page", bound=Chosen)

LOCK, ONLY, ASK, VIEW, PLACE, FILE_NAME, PLAN = "lock", "only", "ask", "view", "k", "file", "plan"
CLASS, SENT = "class", "sent"
"""In the link, but no setting: what a teacher locked, or what alone a class may change, and whether it is asked before
it sees the answer; how the page looks, the update looked at, a file that is open, the lesson plan that leads here; the
class that the browser is in, and, while it opens, that a teacher has sent it there (static/classroom)."""
ALWAYS, PRESENT = "always", "present"
LANGUAGE = "lang"
BACK = "back"
"""Set by static/connection/history.js where the browser's Back or Forward has led to this address."""
DIGITS = 5
"""Of a number that is put into other units."""
SHARED = {"seed"}
"""Of a page with an opening what another page may have chosen."""


def on_page(name: str, initial: Chosen | None = None) -> None:
    """Say which page is about to be shown, before its inputs are; it opens on `initial`, if anything is chosen there.

    Who comes by the menu brings along what was chosen; who comes by the browser's Back finds what was chosen there.
    """
    _begin_anew_where_sent()
    new = st.session_state.get("page") != name
    st.session_state.new_page = new
    st.session_state.page = name
    if new:
        st.session_state.untaken = {}  # what was typed and not taken, and the value that stayed, by the inputs' names
    if came_back := st.query_params.pop(BACK, None) is not None:
        _arrive(_elsewhere(initial))
    elif new and "chosen" in st.session_state:
        st.session_state.refused = []
    if new or came_back:
        st.session_state.place = _chosen().pop(PLACE, None)
        st.query_params.pop(PLACE, None)


def _begin_anew_where_sent() -> None:
    """What a teacher has sent is opened as its link is by a new visitor; only a file of one's own stays."""
    sent = st.query_params.get(SENT)
    if sent is None:
        return
    if sent != st.session_state.get(SENT):
        own = st.session_state.get("own_rows")
        st.session_state.clear()
        st.session_state[SENT] = sent
        if own:
            st.session_state.own_rows = own
    del st.query_params[SENT]


def page_is_shown() -> None:
    """Say that all inputs of the page have been shown once: from now on each keeps what it holds."""
    st.session_state.new_page = False


def place() -> str | None:
    """Where on the clock the link asks the page to open, as the link has it; the page opened next has none."""
    found: str | None = st.session_state.get("place")
    return found


def sent() -> str | None:
    """Under which mark a teacher has sent this session its settings, if one has."""
    mark: str | None = st.session_state.get(SENT)
    return mark


def read(initial: Page) -> Page:
    """What is chosen on the page that opens on `initial`; where nothing is, or junk, what it opens on."""
    if place() is None and not (initial.inputs - SHARED | {LOCK}) & _chosen().keys():
        _chosen().update(initial.opening)
    first: Any = initial
    if has_rows(initial):
        first = replace(first, source=_source(initial))
    read: Page = read_settings(_chosen(), first)
    return read


def has_rows(page: Chosen) -> TypeGuard[OnRows]:
    """Whether the rows of the page can be chosen."""
    return isinstance(page, OnRows)


def write(settings: Chosen) -> None:
    """Put into the address what differs from the defaults; all else in it stays."""
    address = st.query_params.to_dict()
    stale = {*settings.inputs, *OF_ROWS, LOCK, ONLY, ASK, VIEW, FILE_NAME}
    wanted = {name: value for name, value in address.items() if _name(name) not in stale}
    wanted |= {name: spelled(name, settings) for name in sorted(differing(settings))}
    wanted |= {
        name: _chosen()[name] for name in (LOCK, ONLY, ASK, VIEW, *_of_file(settings)) if _chosen().get(name)
    }
    if wanted != address:
        st.query_params.from_dict(wanted)


def differing(settings: Chosen) -> set[str]:
    """The names for which `settings` say something else than their page opens on: only those stand in the link.

    And what the page would choose by itself: a link without it asks for nothing.
    """
    defaults = settings.defaults
    of_rows = settings.initial if has_rows(settings) else defaults

    def differs(name: str) -> bool:
        initial = of_rows if name in OF_ROWS else defaults
        return bool(value_of(name, settings) != value_of(name, initial))

    return set(filter(differs, settings.inputs)) | settings.opening.keys()


def spelled(name: str, settings: Chosen) -> str:
    """What `settings` say for `name`, as it stands in a link."""
    return NAMES[name].written(value_of(name, settings))


def locked() -> set[str]:
    """The names that a teacher's link has locked: their inputs show what is chosen, and take nothing.

    Whoever locks the data locks everything that says which rows they are, and in which units. Where the link says what
    alone may be changed, all else is locked.
    """
    free = alone_free()
    return _names(LOCK) | (NAMES.keys() - free if free else set())


def alone_free() -> set[str]:
    """The names of what alone may be changed, if a teacher's link says so; else none."""
    return _names(ONLY)


def _names(of: str) -> set[str]:
    names = set(members(str(_chosen().get(of, "")))) & NAMES.keys()
    return names | OF_ROWS.keys() if "data" in names else names


def asks_always() -> bool:
    """Whether a teacher's link asks everyone, and hides the answer until the run was played."""
    return bool(_chosen().get(ASK) == ALWAYS)


def is_presented() -> bool:
    """Whether the page is shown for a projector."""
    return bool(_chosen().get(VIEW) == PRESENT)


def present(on: bool) -> None:
    """Show pages for a projector, or no longer (from a callback)."""
    if on:
        _chosen()[VIEW] = PRESENT
    else:
        _chosen().pop(VIEW, None)
        st.query_params.pop(VIEW, None)


def apply(settings: Chosen) -> None:
    """Set every input to what `settings` say (from a callback, before the inputs are shown)."""
    changed = differing(settings)
    for name in set(settings.inputs) - locked():
        if name in changed:
            _chosen()[name] = value_of(name, settings)
        else:
            _chosen().pop(name, None)


def choose(name: str, value: Any) -> None:
    """Set the input `name` (from a callback, before it is shown), unless it is locked."""
    if name not in locked():
        if name == "data":
            st.session_state.data_before = _chosen().get(name, Origin.NOTES)
        _chosen()[name] = value


def forget(names: Iterable[str]) -> None:
    """Let what is chosen for `names` fall back (from a callback)."""
    for name in set(names) - locked():
        _chosen().pop(name, None)


def multiply(name: str, factor: float) -> None:
    """Put what is chosen for the number `name`, if anything is, into other units."""
    value = NAMES[name].read(_chosen().get(name), math.nan)
    if math.isfinite(value):
        choose(name, float(f"{value * factor:.{DIGITS}g}"))


def awaits_file() -> bool:
    """Whether a file is chosen as the data, but this session has none: the rows before stay until it does."""
    return _chosen().get("data") == Origin.FILE and "own_rows" not in st.session_state


def lost_file() -> str | None:
    """The name of the file that the link was made with, "" if it does not say; None where no link asks for one."""
    return st.session_state.get("lost_file") if awaits_file() else None


def take_rows(own: OwnRows) -> None:
    """Let every page show these rows (from a callback)."""
    st.session_state.own_rows = own
    _chosen()["data"], _chosen()[FILE_NAME] = Origin.FILE, own.name


def drop_rows() -> None:
    """Let go of the rows that `take_rows` has taken (from a callback): those before stand in until there are others."""
    del st.session_state["own_rows"]
    st.session_state.pop("lost_file", None)
    _chosen().pop(FILE_NAME, None)


def take(name: str, moved: float) -> None:
    """Choose for the number `name` what was moved in the picture, or the nearest that it may be (from a callback)."""
    of = NAMES[name]
    assert isinstance(of, Number)
    choose(name, max(of.least, min(of.most, moved)))


def language(default: str, codes: Iterable[str]) -> str:
    """The code of the language chosen, by itself or with a country (zh-CN); `default` is the browser's."""
    chosen = re.split("[-_]", _chosen().get(LANGUAGE, ""))[0]
    return next((code for code in codes if code == chosen), default)


def members(said: str) -> list[str]:
    """The names in a list of them, as it stands in a link."""
    return [one for one in re.split(r"[\s,，、;]+", said) if one]


def _chosen() -> dict[str, Any]:
    """What differs from the defaults, by its name in the link."""
    if "chosen" not in st.session_state:
        _arrive()
    chosen: dict[str, Any] = st.session_state.chosen
    return chosen


def _elsewhere(initial: Chosen | None) -> dict[str, Any]:
    """What is chosen and stands in no address of the page that opens on `initial`: it has no input for it."""
    here = {LOCK, ONLY, ASK, VIEW, LANGUAGE, PLACE} | (initial.inputs if initial else set())
    if initial and has_rows(initial):
        here |= {*OF_ROWS, FILE_NAME}
    return {name: value for name, value in _chosen().items() if name not in here}


def _arrive(elsewhere: Mapping[str, Any] = MappingProxyType({})) -> None:
    """Let that be chosen which the address says, as far as it can be read: names and codes in whatever case.

    What was chosen `elsewhere` stays.
    """
    given = {_name(name): said for name, said in st.query_params.to_dict().items()}
    chosen: dict[str, Any] = {name: tidy(name, said) for name, said in given.items()}
    for name in (LOCK, ONLY):
        if name in chosen:
            chosen[name] = ",".join(one for one in members(chosen[name]) if one in NAMES)
    st.session_state.given, st.session_state.chosen = given, {**elsewhere, **chosen}
    if chosen.get("data") == Origin.FILE:
        st.session_state.lost_file = chosen.get(FILE_NAME, "")


def tidy(name: str, said: str) -> str:
    """What is `said` for `name` in a link, as it is read."""
    return said if name in (FILE_NAME, PLACE) else said.strip().lower()


def _name(name: str) -> str:
    return name.strip().lower()


def _of_file(settings: Chosen) -> tuple[str, ...]:
    """What says that a file is asked for: not yet opened, it is no setting, but a page loaded again asks once more."""
    asked = "data" in settings.inputs and _chosen().get("data") == Origin.FILE
    return ("data", FILE_NAME) if asked else ()


def _data_before() -> Origin:
    """What was shown until a file was chosen."""
    known = set(Origin) - {Origin.FILE}
    return next((one for one in known if one == st.session_state.get("data_before")), Origin.NOTES)


def _source(page: OnRows) -> Source:
    """The rows that are chosen. The names that say so are the same on every page."""
    source = read_source(_chosen(), page.source)
    if source.origin is Origin.FILE:
        own = st.session_state.get("own_rows")
        source = replace(source, own=own, origin=Origin.FILE if own else _data_before())
    return as_noisy_as_may_be(source, page.source)
