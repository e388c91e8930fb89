"""Points drawn by hand, in a link and from a browser: what was written is read again, junk is nothing."""

import json
import math
from typing import Any
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_ui.rows.points_code import FARTHEST, MOST_DRAWN, checked, read, written

coordinates = st.floats(-FARTHEST, FARTHEST)
drawn = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=MOST_DRAWN)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
)


@given(drawn)
def test_what_is_written_is_read_again_to_the_last_digit(points: list[tuple[float, float]]) -> None:
    assert read(written(points)) == tuple(points)


@given(drawn)
def test_nothing_in_it_needs_to_be_escaped_in_an_address(points: list[tuple[float, float]]) -> None:
    assert quote_plus(written(points)) == written(points)


def test_numbers_are_written_short() -> None:
    assert written([(1, 2.0), (1.5, -2), (1e-6, 1e9), (-0.0, 0.1)]) == "1_2_1.5_-2_1e-06_1000000000_0_0.1"


JUNK = {
    "empty": "",
    "one number": "1",
    "an odd count": "1_2_3",
    "a hole": "1__2_3",
    "an end too many": "1_2_",
    "not a number": "nan_1",
    "infinity": "1_inf",
    "too large": "1_1000000001",
    "larger than any number": "1_1e999",
    "too many": "_".join("1" * 2 * (MOST_DRAWN + 1)),
    "digits of another script": "١_٢",
    "full-width digits": "１_２",
    "a superscript": "²_1",
    "digits with underscores as Python reads them": "1_0__2",
    "a space": " 1_2",
    "a line break": "1_2\n",
    "a plus": "+1_2",
    "hexadecimal": "0x10_2",
    "words": "None_1",
    "no text": None,
    "a number": 12,
    "a list": ["1_2"],
}


@pytest.mark.parametrize("junk", JUNK.values(), ids=JUNK)
def test_junk_in_a_link_is_nothing(junk: object) -> None:
    assert read(junk) is None


def test_as_many_as_there_may_be_are_read_however_long_their_numbers() -> None:
    points = [(-1.2345678901234567e-300, -0.12345678901234567)] * MOST_DRAWN
    assert read(written(points)) == tuple(points)


def test_a_megabyte_of_digits_is_turned_away() -> None:
    assert read("1" * 1_000_000 + "_1") is None
    assert read("0" * 1_000_000 + "1_1") is None
    assert read("1_" * 1_000_000 + "1") is None


@given(st.text() | st.text("0123456789_.-e") | anything)
def test_a_link_gives_points_within_bounds_or_nothing(text: Any) -> None:
    points = read(text)
    assert points is None or all(math.isfinite(v) and abs(v) <= FARTHEST for point in points for v in point)


@given(anything)
def test_whatever_a_browser_sends_gives_points_or_nothing(sent: Any) -> None:
    points = checked(sent)
    assert points is None or [list(point) for point in points] == [list(point) for point in sent]


@given(drawn)
def test_points_come_through_json_as_they_are(points: list[tuple[float, float]]) -> None:
    assert checked(json.loads(json.dumps(points))) == tuple(points)


@pytest.mark.parametrize(
    "sent",
    [
        [],
        [[1, 2]] * (MOST_DRAWN + 1),
        [[1, 2, 3]],
        [[1]],
        [[1, None]],
        [[1, "2"]],
        [[True, 2]],
        [[1, math.nan]],
        [[1, math.inf]],
        [[1, 10**400]],
        ["12"],
        [{"0": 1, "1": 2}],
        {"0": [1, 2]},
        "12",
    ],
)
def test_what_no_editor_sends_is_nothing(sent: object) -> None:
    assert checked(sent) is None
