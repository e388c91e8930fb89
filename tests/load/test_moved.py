"""What is moved in the player arrives at the page, also as the page is left."""

from collections.abc import Iterator

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from gd_ui.controls import link
from gd_ui.pages import PAGES
from harness.app import served
from harness.students.controls import hand_in, told_by
from harness.students.student import Student
from tests.apart import awaited_apart

WITH_ROWS = [page.name for page in PAGES if link.has_rows(page.initial)]
MOVED = {"lr": 4.1e-6, "w0": -1.5, "batch": 3.0, "seed": 1.0}
MOVED_IN_THE_VALLEY = {"rate": 0.011, "beta": 0.82}
MOST_MESSAGES = 10
"""Of a move of what is light, both ways together."""


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


class Watched(Student):
    """A student who remembers what stands where on the page, and counts the messages."""

    def __init__(self, url: str, page: str) -> None:
        super().__init__(url, page, seed=1)
        self.stands: dict[tuple[int, ...], str | bytes] = {}
        self.messages = 0

    async def _send(self, ask: BackMsg) -> None:
        self.messages += 1
        await super()._send(ask)

    async def _next(self) -> ForwardMsg:
        message = await super()._next()
        self.messages += 1
        if message.WhichOneof("type") == "delta":
            block, element = message.delta.add_block, message.delta.new_element
            shown = block.expandable.label or element.markdown.body or element.bidi_component.bytes
            self.stands[tuple(message.metadata.delta_path)] = shown
        return message

    async def hand_over(self, name: str, value: float) -> None:
        """Move the part of the player that is called so."""
        player, fragment = player_of(self)
        await self.run(fragment, told_by(player, name, value))


@pytest.mark.parametrize(
    ("page", "opener"),
    [
        *((page, opener) for page in WITH_ROWS for opener in ("", "more", "sharing")),
        *(("sgd", "table"), ("bgd", "data_panel"), ("search", "more_weights")),
        *(("landscape", opener) for opener in ("", "more", "sharing")),
    ],
)
def test_a_move_leaves_the_page_as_the_whole_page_would_be(url: str, page: str, opener: str) -> None:
    """Most of the page is not sent again at a move: nothing on it may be out of date."""

    async def move() -> None:
        student = Watched(url, page)
        await student.join()
        await student.open(opener)
        for name, value in (MOVED_IN_THE_VALLEY if page == "landscape" else MOVED).items():
            await student.hand_over(name, value)
            stood, held = dict(student.stands), dict(student.screen.states)
            student.stands.clear()
            await student.run()
            assert student.stands.items() <= stood.items(), name
            assert student.screen.states == held, name
        student.drop()
        assert not student.screen.exceptions

    awaited_apart(move())


@pytest.mark.parametrize(
    ("page", "name"), [*((page, "lr") for page in WITH_ROWS), ("landscape", "rate"), ("landscape", "beta")]
)
def test_a_move_of_a_ruler_takes_few_messages(url: str, page: str, name: str) -> None:
    async def move() -> None:
        student = Watched(url, page)
        await student.join()
        student.messages = 0
        await student.hand_over(name, (MOVED | MOVED_IN_THE_VALLEY)[name])
        assert student.messages <= MOST_MESSAGES
        student.drop()

    awaited_apart(move())
