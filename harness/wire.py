"""What passes over the websocket between the page and the server while a test looks."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from harness.page import until

IDLE = """() => new Promise((done) => {
    const drawn = () => requestAnimationFrame(() => done());
    setTimeout(() => requestIdleCallback(drawn, { timeout: 2000 }), 30);
})"""
"""Once the page has dealt with what it received (Streamlit gathers it for 10 ms) and with what came of that.

A frame is seen here before the page has looked at it: until then the page says that no script runs, as before, and on
a busy computer a click that came now would meet the drawing of what was asked before, and be lost.
"""


@dataclass
class Wire:
    """The frames since the test began to look."""

    page: Page
    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)

    @property
    def frames(self) -> int:
        return len(self.sent) + len(self.received)

    @property
    def reruns(self) -> int:
        """Runs of the script, or of a part of it, that have ended."""
        return sum(
            ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished" for frame in self.received
        )

    def wait_for_rerun(self, count: int = 1) -> None:
        """Until the script has run `count` times and the page has drawn what came of it."""
        until(self.page, lambda: self.reruns >= count, f"{count} reruns")
        self.page.evaluate(IDLE)
        self.page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.page.evaluate(IDLE)


@contextmanager
def listening(page: Page) -> Iterator[Wire]:
    """The frames that pass while the block runs."""
    wire = Wire(page)
    session = page.context.new_cdp_session(page)
    session.on("Network.webSocketFrameSent", lambda event: wire.sent.append(payload(event)))
    session.on("Network.webSocketFrameReceived", lambda event: wire.received.append(payload(event)))
    session.send("Network.enable")
    yield wire
    session.detach()


def payload(event: dict[str, Any]) -> bytes:
    """What a frame carries."""
    frame = event["response"]
    text: str = frame["payloadData"]
    return base64.b64decode(text) if frame["opcode"] == 2 else text.encode()
