"""The labels of a table's columns."""

from itertools import count

from gd_ui.rows.tables.problems import cut


def labels(names: list[str]) -> tuple[str, ...]:
    """The names as labels, each a different one: a repeated name is counted, an empty one gives way to its place.

    >>> labels(["t", "", "t", "t (2)", "t"])
    ('t', '2', 't (2)', 't (2) (2)', 't (3)')
    """
    given: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        label = cut(" ".join(name.split())) or str(place)
        given[_new(label, given)] = place
    return tuple(given)


def numbered(columns: int) -> tuple[str, ...]:
    """The labels where no names are given: "1", "2" …"""
    return tuple(map(str, range(1, columns + 1)))


def _new(label: str, given: dict[str, int]) -> str:
    if label not in given:
        return label
    return next(other for n in count(2) if (other := f"{label} ({n})") not in given)
