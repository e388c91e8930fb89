"""Everything a visitor can choose on a page, one file a page, and what follows from it."""

from gd_ui.settings.chosen import Chosen, Rated, WithNoise
from gd_ui.settings.descent import (
    AS_IN_THE_NOTES,
    AS_PRINTED,
    MOST_ROWS,
    MOST_UPDATES,
    ROWS,
    WITH_NOISE,
    Draw,
    Method,
    Settings,
    StopOn,
)

__all__ = [
    "AS_IN_THE_NOTES",
    "AS_PRINTED",
    "MOST_ROWS",
    "MOST_UPDATES",
    "ROWS",
    "WITH_NOISE",
    "Chosen",
    "Draw",
    "Method",
    "Rated",
    "Settings",
    "StopOn",
    "WithNoise",
]
