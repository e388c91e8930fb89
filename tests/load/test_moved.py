"""What is moved in the player arrives at the page, also as the page is left."""

from collections.abc import Iterator

import pytest

from harness.app import served
from harness.students.controls import hand_in, told_by
from harness.students.student import Student
from tests.apart import awaited_apart


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served("app.py", tmp_path_factory.mktemp("server") / "log.txt") as address:
        yield address


def player_of(student: Student) -> tuple[str, str]:
    """The id of the player, and the part of the page it stands in."""
    ((name, part),) = [
        (name, part) for name, (control, part) in student.screen.controls.items() if control.kind == "player"
    ]
    return name, part


def test_the_first_move_on_a_page_is_the_one_that_the_ruler_shows_then(url: str) -> None:
    async def move() -> None:
        student = Student(url, "mini_batch", seed=1)
        await student.join()
        for name, part, value, shown in (("lr", "ruler", 2e-5, "rate"), ("batch", "batch", 16, "size")):
            player, fragment = player_of(student)
            await student.run(fragment, told_by(player, name, value))
            assert hand_in(student.screen.components[player])[part][shown] == value
        student.drop()
        assert not student.screen.exceptions

    awaited_apart(move())


def test_what_is_moved_as_the_page_is_left_raises_nothing(url: str) -> None:
    """Whoever types a learning rate and goes to another page says both at once."""

    async def leave() -> None:
        student = Student(url, "bgd", seed=1)
        await student.join()
        player, _ = player_of(student)
        student.page, student.page_hash = "sgd", student.screen.pages["sgd"]
        await student.run("", told_by(player, "lr", 2e-5))
        player_of(student)
        student.drop()
        assert not student.screen.exceptions

    awaited_apart(leave())
