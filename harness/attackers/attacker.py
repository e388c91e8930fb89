"""A visitor who sends what no browser sends, and looks closely at what comes back."""

import asyncio
from collections.abc import Awaitable
from typing import ClassVar, NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from harness.attackers.wire import LIMIT
from harness.students.student import Student

INSIDE = (b"Traceback (most", b"site-packages", b'.py", line', b"gd_ui/", b"gd_core/")
"""No answer holds these: they show how the server is built."""


class Answer(NamedTuple):
    """What came of a run: kinds of messages; what should not have been seen, exceptions shown, why it was lost."""

    kinds: set[str]
    seen: set[bytes]
    exceptions: int
    lost: str = ""


class Attacker(Student):
    """Beside what a student does: `kinds` are those of the elements that came, and the names of our own parts.

    `messages` are the kinds of messages that came, `seen` is what should not have come.
    """

    looks_for: ClassVar[tuple[bytes, ...]] = INSIDE

    def __init__(self, url: str, page: str = "", query: str = "") -> None:
        super().__init__(url, page, seed=0, query=query)
        self.kinds = set[str]()
        self.messages = set[str]()
        self.seen = set[bytes]()
        self.running = ""

    async def say(self, *messages: BackMsg) -> None:
        """Send them, waiting for nothing."""
        for message in messages:
            await self._send(message)

    async def open_all(self) -> None:
        """Open everything on the page that can be opened, and run it so."""
        for name in self.screen.openers:
            self.screen.states[name] = WidgetState(id=name, bool_value=True)
        await self.run()

    async def runs_again(self) -> Answer:
        """What comes of a run of the page now."""
        return await self._answer(self.run())

    async def turns_to(self, page: str) -> Answer:
        """What comes up to the end of a run of another page, and so of all that was asked for before."""
        return await self._answer(self._turn_to(page))

    async def _answer(self, run: Awaitable[None]) -> Answer:
        lost, before = "", self.screen.exceptions
        try:
            async with asyncio.timeout(LIMIT):
                await run
        except Exception as error:
            lost = repr(error)[:200]
        return Answer(self.messages, self.seen, self.screen.exceptions - before, lost)

    async def _turn_to(self, page: str) -> None:
        await self.turn_to(page)
        while self.running != self.page_hash:  # a run that was asked for before has ended
            while not self.screen.take(await self._next()):
                pass

    async def _next(self) -> ForwardMsg:
        message = await super()._next()
        raw = message.SerializeToString()
        self.seen.update(one for one in self.looks_for if one in raw)
        self.messages.add(kind := str(message.WhichOneof("type")))
        if kind == "new_session":
            self.running = message.new_session.page_script_hash
        elif kind == "delta":
            element = message.delta.new_element
            self.kinds |= {str(element.WhichOneof("type")), element.bidi_component.component_name}
        return message


async def on_page(url: str, page: str) -> Attacker:
    """One who has opened the page."""
    visitor = Attacker(url, page)
    await visitor.connect()
    await visitor.run()
    return visitor
