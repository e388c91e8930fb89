"""Everything a visitor can choose on a page, one file a page, and what follows from it."""

from gd_ui.settings.chosen import Chosen, OnRows, Rated
from gd_ui.settings.descent import (
    AS_IN_THE_NOTES,
    AS_PRINTED,
    MOST_READ_BY_A_RUN,
    MOST_UPDATES,
    WITH_NOISE,
    Draw,
    Method,
    Settings,
    StopOn,
)
from gd_ui.settings.source import Origin, Scaling, Source

__all__ = [
    "AS_IN_THE_NOTES",
    "AS_PRINTED",
    "MOST_READ_BY_A_RUN",
    "MOST_UPDATES",
    "WITH_NOISE",
    "Chosen",
    "Draw",
    "Method",
    "OnRows",
    "Origin",
    "Rated",
    "Scaling",
    "Settings",
    "Source",
    "StopOn",
]
