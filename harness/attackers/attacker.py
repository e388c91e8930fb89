"""A visitor who sends what no browser sends, and looks closely at what comes back."""

import asyncio
from typing import ClassVar, NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.students.student import Student

INSIDE = (b"Traceback (most", b"site-packages", b'.py", line', b"gd_ui/", b"gd_core/")
"""No answer holds these: they show how the server is built."""
PATIENCE = 20.0
"""Seconds after which a run is lost."""


class Answer(NamedTuple):
    """What came of a message: kinds of messages; what should not have been seen, exceptions shown, why it was lost."""

    kinds: list[str]
    seen: set[bytes]
    exceptions: int
    lost: str = ""


class Attacker(Student):
    """Beside what a student does: `kinds` are those of the elements that came, and the names of our own parts.

    `seen` is what should not have come.
    """

    looks_for: ClassVar[tuple[bytes, ...]] = INSIDE

    def __init__(self, url: str, page: str = "", query: str = "") -> None:
        super().__init__(url, page, seed=0, query=query)
        self.kinds = set[str]()
        self.seen = set[bytes]()

    async def say(self, *messages: BackMsg) -> None:
        """Send them, waiting for nothing."""
        for message in messages:
            await self._send(message)

    async def hear(self, seconds: float) -> list[str]:
        """The kinds of messages that come within that time."""
        kinds: list[str] = []
        try:
            async with asyncio.timeout(seconds):
                while True:
                    kinds.append(str((await self._next()).WhichOneof("type")))
        except TimeoutError:
            return kinds

    async def open_all(self) -> None:
        """Open everything on the page that can be opened, and run it so."""
        for name in self.screen.openers:
            self.screen.states[name] = WidgetState(id=name, bool_value=True)
        await self.run()

    async def runs_again(self) -> Answer:
        """What comes of a run of the page now."""
        lost, before = "", self.screen.exceptions
        try:
            async with asyncio.timeout(PATIENCE):
                await self.run()
        except Exception as error:
            lost = repr(error)[:200]
        return Answer([], self.seen, self.screen.exceptions - before, lost)

    async def _next(self) -> ForwardMsg:
        message = await super()._next()
        raw = message.SerializeToString()
        self.seen.update(one for one in self.looks_for if one in raw)
        if message.WhichOneof("type") == "delta":
            element = message.delta.new_element
            self.kinds |= {str(element.WhichOneof("type")), element.bidi_component.component_name}
        return message


async def on_page(url: str, page: str) -> Attacker:
    """One who has opened the page."""
    visitor = Attacker(url, page)
    await visitor.connect()
    await visitor.run()
    return visitor
