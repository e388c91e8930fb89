"""What the link that opened a page says and the page does not: said once, under its title."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, NamedTuple

import streamlit as st

from gd_ui.controls import link
from gd_ui.controls.chosen import Chosen
from gd_ui.controls.link import (
    ALWAYS,
    ASK,
    CLASS,
    FILE_NAME,
    LANGUAGE,
    LOCK,
    ONLY,
    PLACE,
    PLAN,
    PRESENT,
    SENT,
    VIEW,
    members,
    tidy,
)
from gd_ui.declared import NAMES, Choice, Control, Number, Several, Spelled, controls_of, value_of
from gd_ui.rows.source import Origin
from gd_ui.text import LANGUAGES, Text
from gd_ui.text.words import Links
from gd_ui.typed import read_number

BESIDE = {
    ASK: ALWAYS,
    VIEW: PRESENT,
    LANGUAGE: f"({'|'.join(LANGUAGES)})([-_].*)?",
    PLACE: r"\d+(\.\d+)?(e[+-]?\d+)?(_.+)?",
    FILE_NAME: ".*",
    PLAN: "[a-z]+",
    CLASS: ".*",
    SENT: ".*",
}
"""What may be said for the names that are no control's, as patterns."""
OF_OTHERS = "embed|embed_options|from|isappinstalled|nsukey|spm|utm_.*|share_.*|.*clid|wx.*|mc_[ce]id|_hs.*"
"""Names that a chat, a mail or a page that embeds this one adds to a link."""
PAGE = "/"
"""What is refused where it is no name in the link, but the page itself."""
MOST_TOLD, LONGEST = 4, 40
"""Of what was not taken, and letters of each."""


class Refused(NamedTuple):
    """What is `said` in a link for `name` and was not taken so; `shown` is there instead, if `name` is of a control."""

    name: str
    said: str
    shown: Any


def sentences(initial: Chosen | None, text: Text) -> list[str]:
    """One for each value and name that the page that opens on `initial`, if on any, did not take as it stands.

    It looks once, when the page is opened: what is changed later is not what the link did not say.
    """
    if given := st.session_state.pop("given", {}):
        settings = initial and link.read(initial)
        st.session_state.refused = [
            one for name, said in given.items() for one in _refused(name, said, settings)
        ]
    found: list[Refused] = st.session_state.get("refused", [])
    told = [_sentence(one, initial.not_offered if initial else (), text.links) for one in found[:MOST_TOLD]]
    return told + [text.links.others] * (len(found) > MOST_TOLD)


def take_page(name: object) -> None:
    """Say on the page that is shown instead that there is none called `name`, which a browser has asked for."""
    if isinstance(name, str):
        st.session_state.refused = [Refused(PAGE, name, None)]


def may_be(control: Control, words: Links, not_offered: Iterable[StrEnum] = (), whole: bool = False) -> str:
    """What a link may say for `control`, of a `whole` number that it is one."""
    match control:
        case Number():
            template = words.whole_number if whole else words.number
            return template.format(least=f"{control.least:.12g}", most=f"{control.most:.12g}")
        case Choice():
            return " ".join(f"`{code}`" for code in control.codes if code not in not_offered)
        case Several():
            codes = " ".join(f"`{code}`" for code in control.codes or ())
            several = codes or words.whole.format(largest=control.largest)
            return words.several.format(most=control.most, codes=several)
        case Spelled():
            return words.spelled
    raise TypeError(f"{control.name}: a {type(control).__name__} has no entry")


def _refused(name: str, said: str, settings: Chosen | None) -> Iterable[Refused]:
    if name in (LOCK, ONLY):
        return [Refused(name, one, None) for one in members(said.lower()) if one not in NAMES]
    if name in BESIDE:
        return [] if re.fullmatch(BESIDE[name], tidy(name, said)) else [Refused(name, said, None)]
    if name not in NAMES:
        return [] if re.fullmatch(OF_OTHERS, name) else [Refused(name, said, None)]
    if settings is None or name not in controls_of(type(settings)):
        return []  # for the pages that have it
    control, shown = NAMES[name], value_of(name, settings)
    meant = control.taken(tidy(name, said), shown, settings.not_offered)
    is_whole = not isinstance(control, Number) or read_number(said, isinstance(shown, int)) == meant
    is_shown = meant == shown or (name == "data" and meant == Origin.FILE)  # a file is asked for
    return [] if is_whole and is_shown else [Refused(name, said, shown)]


def _sentence(refused: Refused, not_offered: Iterable[StrEnum], words: Links) -> str:
    name, said, shown = refused
    if name == PAGE:
        return words.page.format(name=_quoted(said))
    value = _quoted(f"{name}={said}")
    if name in NAMES:
        allowed = may_be(NAMES[name], words, not_offered, isinstance(shown, int))
        return words.value.format(value=value, may_be=allowed, shown=f"`{NAMES[name].written(shown)}`")
    if name in BESIDE:
        languages = " ".join(f"`{code}`" for code in LANGUAGES)
        others = {ASK: f"`{ALWAYS}`", VIEW: f"`{PRESENT}`", PLACE: words.update}
        return words.beside.format(value=value, may_be=others.get(name, languages))
    unknown = said if name in (LOCK, ONLY) else name
    near = get_close_matches(unknown, [*NAMES, *([] if name in (LOCK, ONLY) else [*BESIDE, LOCK, ONLY])], 1)
    template = words.near if near else words.name
    return template.format(value=value, name=_quoted(unknown), near=f"`{near[0]}`" if near else "")


def _quoted(said: str) -> str:
    """As code, in which nothing of it is markup."""
    plain = re.sub(r"[`\s\x00-\x1f]+", " ", said)
    return f"`{plain if len(plain) <= LONGEST else plain[:LONGEST] + '…'}`"
