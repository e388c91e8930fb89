"""Whether a table is so regular that it can be read at once, and how many rows it has."""

import numpy as np
from numpy.typing import NDArray

from gd_ui.rows.tables.records import QUOTE

MOST_ROWS = 1_000_000
"""Of any data, and so of a batch."""

_NEWLINE = ord("\n")
_BLANKS = (b" ", b"\t", b"\v", b"\f")
_POWERS = tuple(power + after for power in (b"e", b"E") for after in _BLANKS)


def rows_in(text: bytes, start: int) -> int:
    """The lines from byte `start` on that are not empty."""
    codes = _codes(text, start)
    if not len(codes):
        return 0
    ends = codes == _NEWLINE
    return int(np.count_nonzero(ends[1:] & ~ends[:-1])) + int(codes[-1] != _NEWLINE)


def is_regular(text: bytes, start: int, delimiter: str, columns: int) -> bool:
    """Whether every line has just `columns` fields and nothing in it that pandas would take otherwise than Python."""
    return (
        text.find(QUOTE, start) < 0
        and not any(text.find(power, start) >= 0 for power in _POWERS)  # to pandas "9e 1" is 90
        and _is_even(_codes(text, start), text.count(delimiter.encode(), start), delimiter, columns)
    )


def _is_even(codes: NDArray[np.uint8], delimiters: int, delimiter: str, columns: int) -> bool:
    """Whether every line, but for an end without one, has as many delimiters as `columns` need."""
    ends = np.flatnonzero(codes == _NEWLINE)
    if not len(ends) or ends[-1] != len(codes) - 1:
        ends = np.append(ends, len(codes))
    if delimiters != len(ends) * (columns - 1):
        return False
    between = np.flatnonzero(codes == ord(delimiter)).reshape(len(ends), columns - 1)
    return bool((between[:, -1] < ends).all() and (between[1:, 0] > ends[:-1]).all())


def _codes(text: bytes, start: int) -> NDArray[np.uint8]:
    return np.frombuffer(text, np.uint8)[start:]
