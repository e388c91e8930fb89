"""Points drawn by hand: what they may be, and how they are written in a link, `1_2_2_3.5` for (1, 2) and (2, 3.5)."""

import re
from collections.abc import Iterable

Points = tuple[tuple[float, float], ...]

MOST_DRAWN = 60
"""More could not be told apart in the editor, nor stand in a link."""
FARTHEST = 1e9
"""The largest |x| and |y|."""
_LONGEST = MOST_DRAWN * 2 * len("_-0.12345678901234567e-300")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?")


def written(points: Iterable[tuple[float, float]]) -> str:
    """The coordinates one after the other, each as the shortest text that gives the same number again.

    >>> written([(1, 2.0), (-1.5, 1e-6)])
    '1_2_-1.5_1e-06'
    """
    return "_".join(repr(float(value) + 0.0).removesuffix(".0") for point in points for value in point)


def read(text: object) -> Points | None:
    """The points that `text` writes; None where it is anything else.

    >>> read("1_2_-1.5_1e-06")
    ((1.0, 2.0), (-1.5, 1e-06))
    """
    if not isinstance(text, str) or len(text) > _LONGEST:
        return None
    parts = text.split("_")
    if len(parts) % 2 or not all(map(_NUMBER.fullmatch, parts)):
        return None
    values = [float(part) for part in parts]
    return checked(list(zip(values[::2], values[1::2], strict=True)))


def checked(points: object) -> Points | None:
    """What came from a browser, if it is 1 to `MOST_DRAWN` pairs of numbers within `FARTHEST`; else None."""
    if not isinstance(points, list) or not 1 <= len(points) <= MOST_DRAWN:
        return None
    if not all(isinstance(point, list | tuple) and len(point) == 2 for point in points):
        return None
    if not all(_is_coordinate(value) for point in points for value in point):
        return None
    return tuple((float(x), float(y)) for x, y in points)


def _is_coordinate(value: object) -> bool:
    """NaN is within no bounds; True would count as 1."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= FARTHEST
