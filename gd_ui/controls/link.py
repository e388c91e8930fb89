"""What is chosen on the pages, and the link that says it.

What differs from a page's defaults is remembered once, in the session: taken from the link when the session begins,
changed by the inputs, and written back into the link by every run. Streamlit's own binding of inputs to the link
puts translated labels there, hands one page's defaults on to the next, and drops what a link had set when the page
changes; so the names and their junk are looked after here.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from operator import attrgetter
from typing import Any, TypeGuard, TypeVar

import streamlit as st

from gd_ui.controls.chosen import Chosen, OnRows
from gd_ui.controls.names import FARTHEST_START, NAMES, Codes, Name, Range, Several, Spelled
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import MOST_NOISE, Origin, Source
from gd_ui.rows.tables.regular import MOST_ROWS

Number = TypeVar("Number", int, float)
Page = TypeVar("Page", bound=Chosen)

LOCK, VIEW, PLACE, FILE_NAME = "lock", "view", "k", "file"
"""In the link, but no setting: what a teacher locked, how the page looks, the update looked at, a file that is open."""
PRESENT = "present"
DIGITS = 5
"""Of a number that is put into other units."""
OF_ROWS = "source."
"""How the fields begin that say which rows there are."""


def on_page(name: str) -> None:
    """Say which page is about to be shown, before its inputs are."""
    new = st.session_state.get("page") != name
    st.session_state.new_page = new
    st.session_state.page = name
    if new:
        st.session_state.place = _chosen().pop(PLACE, None)
        st.query_params.pop(PLACE, None)


def place() -> str | None:
    """Where on the clock the link asks the page to open, as the link has it; the page opened next has none."""
    found: str | None = st.session_state.get("place")
    return found


def read(opening: Page) -> Page:
    """What is chosen on the page that opens on `opening`; where nothing is, or junk, what it opens on.

    What it opens on follows from what is chosen (in the units of the rows, another for each landscape), so that is
    read first.
    """
    first: Any = replace(opening, source=_source(opening)) if has_rows(opening) else opening
    found = _read(first, _own_names(first))
    opened: Page = found.defaults
    return _read(opened, _own_names(found))


def has_rows(page: Chosen) -> TypeGuard[OnRows]:
    """Whether the rows of the page can be chosen."""
    return "source" in page.__dataclass_fields__


def offered(kind: type[StrEnum], page: Chosen) -> list[StrEnum]:
    """The codes of `kind` that the page has."""
    return [code for code in kind if code not in page.not_offered]


def write(settings: Chosen) -> None:
    """Put into the address what differs from the defaults, once the inputs are shown; all else in it stays."""
    address = st.query_params.to_dict()
    stale = {*settings.inputs, *filter(_is_of_rows, NAMES), LOCK, VIEW, FILE_NAME}
    wanted = {name: value for name, value in address.items() if name not in stale}
    wanted |= {name: spelled(name, settings) for name in sorted(differing(settings))}
    wanted |= {name: _chosen()[name] for name in (LOCK, VIEW, *_of_file(settings)) if _chosen().get(name)}
    if wanted != address:
        st.query_params.from_dict(wanted)
    st.session_state.new_page = False


def value_of(name: str, settings: Chosen) -> Any:
    """What `settings` say for `name`."""
    return attrgetter(NAMES[name].field)(settings)


def differing(settings: Chosen) -> set[str]:
    """The names for which `settings` say something else than their page opens on: only those stand in the link."""
    defaults = settings.defaults
    of_rows = settings.opening if has_rows(settings) else defaults

    def differs(name: str) -> bool:
        opening = of_rows if _is_of_rows(name) else defaults
        return bool(value_of(name, settings) != value_of(name, opening))

    return set(filter(differs, settings.inputs))


def spelled(name: str, settings: Chosen) -> str:
    """What `settings` say for `name`, as it stands in a link."""
    of, value = NAMES[name], value_of(name, settings)
    if isinstance(of, Spelled):
        return of.write(value)
    return ".".join(map(str, value)) if isinstance(value, tuple) else str(value).removesuffix(".0")


def locked() -> set[str]:
    """The names that a teacher's link has locked: their inputs show what is chosen, and take nothing.

    Whoever locks the data locks everything that says which rows they are, and in which units.
    """
    if LOCK not in _chosen():
        return set()
    names = set(str(_chosen()[LOCK]).split(",")) & NAMES.keys()
    return names | set(filter(_is_of_rows, NAMES)) if "data" in names else names


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
    value = _number(_chosen().get(name), math.nan, -math.inf, math.inf)
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


def set_start(start: float) -> None:
    """Take a start that was dragged in the picture."""
    choose("w0", max(-FARTHEST_START, min(FARTHEST_START, start)))


def language(default: str, codes: Iterable[str]) -> str:
    """The code of the language chosen; `default` is the browser's."""
    return _code(_chosen().get("lang"), default, codes)


def _chosen() -> dict[str, Any]:
    """What differs from the defaults, by its name in the link."""
    chosen: dict[str, Any] | None = st.session_state.get("chosen")
    if chosen is None:
        chosen = st.session_state.chosen = st.query_params.to_dict()
        if chosen.get("data") == Origin.FILE:
            st.session_state.lost_file = chosen.get(FILE_NAME, "")
    return chosen


def _of_file(settings: Chosen) -> tuple[str, ...]:
    """What says that a file is asked for: not yet opened, it is no setting, but a page loaded again asks once more."""
    asked = "data" in settings.inputs and _chosen().get("data") == Origin.FILE
    return ("data", FILE_NAME) if asked else ()


def _data_before() -> Origin:
    """What was shown until a file was chosen."""
    known = {Origin.MADE, Origin.DRAWN}
    return next((one for one in known if one == st.session_state.get("data_before")), Origin.NOTES)


def _is_of_rows(name: str) -> bool:
    return NAMES[name].field.startswith(OF_ROWS)


def _own_names(page: Chosen) -> set[str]:
    """All that the page has an input for but its rows."""
    return {name for name in page.inputs if not _is_of_rows(name)}


def _source(page: OnRows) -> Source:
    """The rows that are chosen. The names that say so are the same on every page."""
    every = {name for name in NAMES if _is_of_rows(name)}
    source = _read(page, every).source
    if source.origin is Origin.FILE:
        own = st.session_state.get("own_rows")
        source = replace(source, own=own, origin=Origin.FILE if own else _data_before())
    if source.origin is Origin.NOTES and source.noise > MOST_NOISE:
        source = replace(source, noise=page.source.noise)
    return source


def _read(page: Page, names: Iterable[str]) -> Page:
    given: dict[str, Any] = {}
    rows: dict[str, Any] = {}
    chosen = _chosen()
    for name in chosen.keys() & set(names):
        of = NAMES[name]
        value = _value(chosen[name], attrgetter(of.field)(page), of, page)
        (rows if _is_of_rows(name) else given)[of.field.removeprefix(OF_ROWS)] = value
    if rows:
        given["source"] = replace(page.source, **rows)  # type: ignore[attr-defined]
    return replace(page, **given)


def _value(given: Any, default: Any, of: Name, page: Chosen) -> Any:
    if isinstance(of, Range):
        return _number(given, default, of.least, of.most)
    if isinstance(of, Codes):
        return _code(given, default, offered(of.kind, page))
    if isinstance(of, Several):
        return _several(given, default, of)
    return (of.read(given) or default) if isinstance(given, str) else given


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
    size = _number(part, 0, 1, MOST_ROWS)
    return size or None


def _order(kind: type[StrEnum] | type[int]) -> Callable[[Any], int]:
    return list(kind).index if issubclass(kind, StrEnum) else int
