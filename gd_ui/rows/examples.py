"""Example data: small sets of published numbers, a table each in examples.toml, by their names in a link."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from gd_core import Dataset


class Example(StrEnum):
    """A set, for what it shows; what that is stands in the words of every language."""

    PLANETS = "planets"
    MOONS = "moons"
    HUBBLE = "hubble"
    BOILING = "boiling"
    ATMOSPHERE = "atmosphere"
    ANIMALS = "animals"
    ANSCOMBE = "anscombe"


@dataclass(frozen=True)
class Published:
    """Rows, and the `source` that they were typed in from."""

    source: str
    data: Dataset


def published(tables: dict[str, Any]) -> dict[Example, Published]:
    """The sets of a file of examples. A set, a number or a source that is missing, or too much, raises ValueError.

    >>> published({})
    Traceback (most recent call last):
    ...
    ValueError: not the tables animals, anscombe, atmosphere, boiling, hubble, moons, planets, but none
    """
    if tables.keys() != set(Example):
        raise ValueError(f"not the tables {', '.join(sorted(Example))}, but {', '.join(tables) or 'none'}")
    found = {}
    for example, table in tables.items():
        if table.keys() != {"source", "rows"} or not isinstance(table["source"], str):
            raise ValueError(f"{example}: not a source and rows, but {', '.join(table)}")
        x, y = zip(*table["rows"], strict=True)
        found[Example(example)] = Published(table["source"], Dataset(x, y))
    return found


EXAMPLES = published(tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")))
