"""What the editor for points sends is heard; what anything else sends is not."""

import math

import pytest

from gd_ui.player.points import received


def test_a_message_of_the_editor_is_heard() -> None:
    assert received({"number": 3, "points": [[1, 2.5], [-4, 0]]}) == (3, ((1.0, 2.5), (-4.0, 0.0)))


@pytest.mark.parametrize(
    "message",
    [
        None,
        "points",
        [[1, 2]],
        {},
        {"number": 1},
        {"points": [[1, 2]]},
        {"number": "1", "points": [[1, 2]]},
        {"number": 1.5, "points": [[1, 2]]},
        {"number": 1, "points": []},
        {"number": 1, "points": [[1, 2]] * 61},
        {"number": 1, "points": [[1, math.nan]]},
        {"number": 1, "points": [[1, 2e9]]},
        {"number": 1, "points": "1_2"},
    ],
)
def test_junk_is_not_heard(message: object) -> None:
    assert received(message) is None
