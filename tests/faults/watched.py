"""What a visitor sees while something fails, written down in the page itself, so that no moment is missed."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from harness.page import settle
from harness.wire import listening

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
CHOSEN = """() => [...document.querySelectorAll(".st-key-panel input, .st-key-panel [role=radio]")]
    .map((input) => [input.getAttribute("aria-label") ?? input.textContent, input.ariaChecked ?? input.value])"""
LOST = ".stApp:not([data-test-connection-state=CONNECTED])"


@dataclass(frozen=True)
class Seen:
    """See LOOK. `back` is when the page had its connection again for good, in seconds since the epoch; else None."""

    back: float | None
    bare: int
    dialogs: int
    updates: list[int]


def watch(page: Page) -> None:
    page.evaluate(LOOK)


def seen(page: Page) -> Seen:
    found: dict[str, Any] = page.evaluate("window.seen")
    states = found["states"]
    back = states[-1][0] if states and states[-1][1] == "CONNECTED" else None
    return Seen(back, found["bare"], found["dialogs"], found["updates"])


def wait_until_back(page: Page) -> None:
    """Until it has been connected again, and has run."""
    while seen(page).back is None:  # the proxy's policy forbids a browser to wait for an expression
        page.wait_for_timeout(50)
    page.wait_for_timeout(300)
    settle(page)


def chosen(page: Page) -> list[list[str]]:
    """What every input beside the picture says."""
    found: list[list[str]] = page.evaluate(CHOSEN)
    return found


def set_number(page: Page, name: str, value: str) -> None:
    """Write it into that input, and wait for the answer."""
    with listening(page) as wire:
        write_number(page, name, value)
        wire.wait_for_rerun()


def write_number(page: Page, name: str, value: str) -> None:
    page.locator(f".st-key-{name} input").fill(value)
    page.keyboard.press("Enter")
