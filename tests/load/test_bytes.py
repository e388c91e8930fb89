"""What a move of a control has the server send: little enough for a class on a school's network."""

from collections.abc import Iterator
from typing import Any

import pytest

from gd_ui.descent.settings import Method
from harness.app import served
from harness.students.controls import hand_in, numbers, told_by
from harness.students.student import Student
from tests.apart import awaited_apart

NOTES_BYTES, HEAVIEST_BYTES = 22_000, 64_000
IN_PLAYER = {"lr": "ruler", "batch": "batch"}
"""What is moved in the player, by its name in the link; all else is a slider."""
RULER_STEPS, NOISE_STEP = 1000, 1.0
"""Arrow keys that lead along the whole ruler; and how far one moves the slider of the noise."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


async def step(student: Student, key: str) -> int:
    """The bytes that come for an arrow key on what has this name."""
    before = student.received
    if key in IN_PLAYER:
        ((control, part),) = [one for one in student.screen.controls.values() if one[0].kind == "player"]
        told = hand_in(student.screen.components[control.id])[IN_PLAYER[key]]
        await student.run(part, told_by(control.id, key, next_value(told)))
    else:
        ((name, part),) = [
            (name, part) for name, (_, part) in student.screen.controls.items() if name.endswith(f"-{key}")
        ]
        (place,) = student.screen.states[name].double_array_value.data
        student.screen.states[name] = numbers(name, [place + NOISE_STEP])
        await student.run(part)
    return student.received - before


def next_value(told: dict[str, Any]) -> float:
    """Where an arrow key leads from what the player was told."""
    if "sizes" in told:
        sizes = told["sizes"] if isinstance(told["sizes"], list) else range(1, told["sizes"]["length"] + 1)
        return float(sizes[sizes.index(told["size"]) + 1])
    return float(told["rate"] * (told["high"] / told["low"]) ** (1 / RULER_STEPS))


def most_bytes(url: str, page: str, query: str, *keys: str) -> int:
    """The most that comes for a step of what has these names, two each; `noise` stands in an opener."""

    async def move() -> int:
        student = Student(url, page, seed=1, query=f"?{query}&lang=zh")
        await student.join()
        if "noise" in keys:
            await student.open("data_panel")
        sent = [await step(student, key) for key in keys * 2]
        student.drop()
        assert not student.screen.exceptions
        return max(sent)

    return awaited_apart(move())


@pytest.mark.parametrize("method", Method)
def test_a_move_at_the_notes_settings_sends_at_most_22_kb(url: str, method: Method) -> None:
    keys = ["lr"] + ["batch"] * (method is Method.MINI_BATCH)
    assert 1_000 < most_bytes(url, method, "", *keys) <= NOTES_BYTES


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("mini_batch", "noise=20&stop=never&updates=600&batch=64"),
        ("mini_batch", "noise=20&stop=never&updates=20000&batch=100"),
        ("sgd", "noise=20&stop=never&draw=shuffle&epochs=100"),
    ],
)
def test_a_move_at_the_heaviest_settings_sends_at_most_64_kb(url: str, page: str, query: str) -> None:
    assert 10_000 < most_bytes(url, page, query, "noise") <= HEAVIEST_BYTES
