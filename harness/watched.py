"""What a visitor sees while something fails, written down in the page itself, so that no moment is missed."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from harness.page import settle, until
from harness.wire import IDLE, listening, payload

LOOK = """() => {
    const app = document.querySelector(".stApp");
    const player = document.querySelector("[data-testid=gd-player]");
    const seen = (window.seen = { states: [], bare: 0, dialogs: 0, updates: [], mounted: player });
    const note = () => seen.states.push([Date.now() / 1000, app.dataset.testConnectionState]);
    new MutationObserver(note).observe(app, { attributeFilter: ["data-test-connection-state"] });
    const look = () => {
        const box = document.querySelector(".gd-plot .main-svg")?.getBoundingClientRect();
        if (!box?.width || !document.querySelector(".gd-over .gd-head")) seen.bare += 1;
        if (document.querySelector("[role=dialog]")) seen.dialogs += 1;
        const now = Number(document.querySelector("[data-testid=gd-player]").dataset.update);
        if (now !== seen.updates.at(-1)) seen.updates.push(now);
        requestAnimationFrame(look);
    };
    look();
}"""
"""From now on: when the connection changed, how many frames lacked the picture or had a dialog, and the updates."""
CHOSEN = """() => [...document.querySelectorAll(".gd-hand input, .st-key-panel input, .st-key-panel [role=radio]")]
    .map((input) => [input.getAttribute("aria-label") ?? input.textContent, input.ariaChecked ?? input.value])"""


@dataclass(frozen=True)
class Seen:
    """See LOOK; `states` are those of the connection, each with the second since the epoch in which it began."""

    states: list[tuple[float, str]]
    bare: int
    dialogs: int
    updates: list[int]

    @property
    def back(self) -> float | None:
        """When the page had its connection again for good; None while it has not."""
        at, state = self.states[-1] if self.states else (0.0, "")
        return at if state == "CONNECTED" else None

    @property
    def longest_cut(self) -> float:
        """The most seconds in which it had none."""
        lost, longest = None, 0.0
        for at, state in self.states:
            if state == "CONNECTED":
                longest, lost = max(longest, at - (at if lost is None else lost)), None
            elif lost is None:
                lost = at
        return longest


class Watched:
    """The page from now on; what it asks of the server and hears from it, too."""

    def __init__(self, page: Page) -> None:
        self.page, self.attempts = page, 0
        self._newest, self._ran = "", set[str]()
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.webSocketCreated", self._connected)
        session.on("Network.webSocketFrameReceived", self._heard)
        session.send("Network.enable")
        page.evaluate(LOOK)

    @property
    def seen(self) -> Seen:
        found: dict[str, Any] = self.page.evaluate("window.seen")
        return Seen(found["states"], found["bare"], found["dialogs"], found["updates"])

    def wait_until_back(self) -> None:
        """Until a new connection has run the page, and what came of it is drawn."""
        until(self.page, lambda: self._newest in self._ran, "a run by a new connection")
        self.page.evaluate(IDLE)
        settle(self.page)
        self.page.evaluate(IDLE)

    def wait_for_attempts(self, count: int) -> None:
        """Until it has tried so often to connect; each time it asks first whether the server is well."""
        until(self.page, lambda: self.attempts >= count, f"{count} attempts to connect")

    def _asked(self, event: dict[str, Any]) -> None:
        self.attempts += event["request"]["url"].endswith("/_stcore/health")

    def _connected(self, event: dict[str, Any]) -> None:
        self._newest = event["requestId"]

    def _heard(self, event: dict[str, Any]) -> None:
        if ForwardMsg.FromString(payload(event)).WhichOneof("type") == "script_finished":
            self._ran.add(event["requestId"])


def chosen(page: Page) -> list[list[str]]:
    """What every input in the player and below it says."""
    found: list[list[str]] = page.evaluate(CHOSEN)
    return found


def set_number(page: Page, name: str, value: str) -> None:
    """Write it into that input, in the player or among those that set the run up, and wait for the answer."""
    if not _input(page, name).count():
        turn_set_up(page)
    with listening(page) as wire:
        write_number(page, name, value)
        wire.wait_for_rerun()


def turn_set_up(page: Page) -> None:
    """Open what sets the run up, or close it again."""
    with listening(page) as wire:
        page.locator(".st-key-more summary").click()
        wire.wait_for_rerun()


def write_number(page: Page, name: str, value: str) -> None:
    """Where that input is to be seen."""
    _input(page, name).fill(value)
    page.keyboard.press("Enter")


def _input(page: Page, name: str) -> Locator:
    return page.get_by_test_id("gd-rate-value") if name == "lr" else page.locator(f".st-key-{name} input")
