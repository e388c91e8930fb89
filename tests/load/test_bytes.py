"""What a move of a control has the server send: little enough for a class on a school's network."""

from collections.abc import Iterator

import pytest

from gd_ui.descent.settings import Method
from harness.app import served
from harness.students.controls import numbers
from harness.students.student import Student
from tests.apart import awaited_apart

NOTES_BYTES, HEAVIEST_BYTES = 16_000, 60_000
STEPS = {"lr_power": 0.01, "batch": 1.0, "noise": 1.0}
"""How far an arrow key moves each slider."""


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def most_bytes(url: str, page: str, query: str, *keys: str) -> int:
    """The most that comes for a step of the sliders with these keys, two each; `noise` stands in an opener."""

    async def move() -> int:
        student, most = Student(url, page, seed=1, query=f"?{query}&lang=zh"), 0
        await student.join()
        if "noise" in keys:
            await student.open("data_panel")
        for key in keys * 2:
            ((name, part),) = [
                (name, part)
                for name, (_, part) in student.screen.controls.items()
                if name.endswith(f"-{key}")
            ]
            before, (place,) = student.received, student.screen.states[name].double_array_value.data
            student.screen.states[name] = numbers(name, [place + STEPS[key]])
            await student.run(part)
            most = max(most, student.received - before)
        student.drop()
        assert not student.screen.exceptions
        return most

    return awaited_apart(move())


@pytest.mark.parametrize("method", Method)
def test_a_move_at_the_notes_settings_sends_at_most_16_kb(url: str, method: Method) -> None:
    keys = ["lr_power"] + ["batch"] * (method is Method.MINI_BATCH)
    assert 1_000 < most_bytes(url, method, "", *keys) <= NOTES_BYTES


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("mini_batch", "noise=20&stop=never&updates=600&batch=64"),
        ("mini_batch", "noise=20&stop=never&updates=20000&batch=100"),
        ("sgd", "noise=20&stop=never&draw=shuffle&epochs=100"),
    ],
)
def test_a_move_at_the_heaviest_settings_sends_at_most_60_kb(url: str, page: str, query: str) -> None:
    assert 10_000 < most_bytes(url, page, query, "noise") <= HEAVIEST_BYTES
