"""Links are kept for years: each of a list from before opens what it opened then."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from gd_core import Run
from gd_ui.controls.chosen import Chosen
from gd_ui.declared import controls_of, value_of
from gd_ui.descent.settings import Settings
from gd_ui.pages.compare.settings import Axis, CompareSettings
from gd_ui.pages.landscape.settings import LandscapeSettings
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.pages.search.settings import SearchSettings

Read = dict[str, Any]
Numbers = dict[str, list[float]]
RECORDED: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("old_links.json").read_text(encoding="utf-8")
)["pages"]
"""The links to each page. The first is bare, or of a page that no longer opens on that says so: on landscape."""
BEFORE: list[tuple[str, str, Read, Numbers]] = [
    (page, one["link"], links[0]["reads"] | one["reads"], one.get("shows", {}))
    for page, links in RECORDED.items()
    for one in links
]
"""A page, a link to it, all that was read from that, and what was shown."""
KNOWN = {name for _, _, read, _ in BEFORE for name in read}
"""Every name there was."""
RELATIVE, ABSOLUTE = 1e-6, 1e-12
"""How close is the same: numbers are recorded with nine digits, and another processor may round otherwise."""


def open_link(name: str) -> None:
    """The script that Streamlit runs in place of the page `name`: all of it that reads the link."""
    import streamlit as st

    from gd_ui.controls import link
    from gd_ui.pages import BY_NAME
    from gd_ui.text import LANGUAGES

    link.on_page(name)
    st.session_state.settings = link.read(BY_NAME[name].initial) if name in BY_NAME else None
    st.session_state.beside = {
        "lang": link.language("en", LANGUAGES),
        "lock": link.locked(),
        "view": link.is_presented(),
        "k": link.place(),
        "file": link.lost_file(),
    }


def opened(page: str, link: str) -> tuple[Read, Numbers]:
    """What the link opens today."""
    at = AppTest.from_function(open_link, args=(page,))
    at.query_params.update(parse_qs(link, keep_blank_values=True))
    at.run()
    assert not at.exception, (page, link, at.exception)
    settings, beside = at.session_state["settings"], at.session_state["beside"]
    if settings is None:  # the home page has none
        return beside, {}
    read = {name: value_of(name, settings) for name in controls_of(type(settings))}
    return read | beside, {what: [float(one) for one in numbers] for what, numbers in shown(settings).items()}


def shown(settings: Chosen) -> Numbers:
    """A few numbers of the picture, whatever the names of what led to them."""
    match settings:
        case Settings():
            return {"run": end(settings.run)}
        case CompareSettings():
            runs = {str(entry.size): end(entry.run) for entry in settings.entries}
            return runs | {"time": [settings.measured(entry.run)[Axis.TIME] for entry in settings.entries]}
        case NoiseSettings():
            floors = list(settings.floors.values())
            fan = [settings.runs, settings.quantiles[1, -1], settings.predicted[-1]]
            measured = {"floors": [len(floors), floors[0]]} if floors else {}
            return {"run": end(settings.run), "fan": fan, **measured}
        case LearningRateSettings():
            here = settings.here
            ended = [here.runs, here.final.median[0], here.reached[0]]
            return {"run": end(settings.run), "map": [settings.rates[0], settings.rates[-1]], "here": ended}
        case SearchSettings():
            return {"run": end(settings.descent.run), "found": [len(settings.search.w), settings.found]}
        case LandscapeSettings():
            return {
                str(rule): [len(run.cost) - 1, *np.ravel(run.trajectory.w[-1]), run.cost[-1]]
                for rule, run in settings.runs.items()
            }
        case PitfallsSettings():
            return {str(place): end(settings.proof.cases[place].run) for place in settings.runs}
    raise TypeError(f"nothing is said of what {type(settings).__name__} show")


def end(run: Run) -> list[float]:
    """Updates, the last w, the last cost on all data."""
    return [run.updates, run.w[-1], run.cost[-1]]


def plain(value: Any) -> Any:
    """As it is recorded."""
    return json.loads(json.dumps(sorted(value) if isinstance(value, set) else value))


def otherwise(page: str, link: str, read: Read, numbers: Numbers) -> Iterator[str]:
    """What a link opens otherwise than it did. What no page knew then is not asked for."""
    read_today, numbers_today = opened(page, link)
    read_today["lock"] &= KNOWN
    for name, value in read.items():
        if name not in read_today or plain(read_today[name]) != value:
            yield f"/{page}?{link} read {name} as {value}, reads {read_today.get(name)}"
    for what in numbers | numbers_today:
        then, now = numbers.get(what), numbers_today.get(what)
        if then is None or now != pytest.approx(then, rel=RELATIVE, abs=ABSOLUTE):
            yield f"/{page}?{link} showed {what} as {then}, shows {now}"


def test_every_link_of_the_days_before_opens_what_it_opened() -> None:
    found = [one for before in BEFORE for one in otherwise(*before)]
    assert not found, "\n".join(found)  # pytest itself would show the first only


def test_every_name_of_those_days_says_something_else_in_some_old_link() -> None:
    """Than its page opened on: else nobody would notice that it is no longer read."""
    assert {name for links in RECORDED.values() for one in links[1:] for name in one["reads"]} == KNOWN
