"""What Python sends and what the browser's code expects are one thing."""

import json
import zlib

import pytest

from docs import scene_types
from gd_ui.scene.scene import packed
from gd_ui.scene.schema import HeadTrack, Ramp


def test_the_browsers_types_are_those_that_the_schema_gives() -> None:
    assert scene_types.WRITTEN.read_text(encoding="utf-8") == scene_types.document()


@pytest.mark.parametrize(
    ("part", "sent"),
    [
        (Ramp(from_=0, step=2), {"from": 0, "step": 2}),
        (
            HeadTrack(panel="2", class_="weight", y="cost", radius=5),
            {"kind": "head", "panel": "2", "class": "weight", "y": "cost", "radius": 5},
        ),
    ],
)
def test_a_part_is_sent_without_what_is_none_and_without_underscores(part: object, sent: object) -> None:
    assert json.loads(zlib.decompress(packed(part)[4:])) == sent
