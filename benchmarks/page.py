"""How smoothly the page plays, how soon it answers and how soon it is there, on a fast and on a slow computer.

Run `python -m benchmarks.page` on a quiet computer. Prints Markdown: frames while playing, the time from a slider's
move to the picture of the new run, and the first paint with the bytes that it took. The slow computer is this one with
the browser's main thread slowed. The first paint stands beside that of an empty Streamlit page
(benchmarks/empty_page.py), taken in turn with ours, with nothing cached and the server warm.
"""

import tempfile
from pathlib import Path
from statistics import median
from typing import NamedTuple

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from harness.app import served
from harness.needs import launch
from harness.page import DRAWN, settle
from harness.player import Player
from harness.wire import payload

LONG_RUN = "/mini_batch?stop=never&updates=600&noise=20&batch=4"
SECONDS, ROUNDS, MOVES = 4, 8, 15
QUIET = 1500
"""Milliseconds in which nothing comes: then all is there."""
SLOWED = (1, 4, 6)
SLIDERS = {
    "learning rate, while it moves": "[data-testid=gd-rate]",
    "batch size": "[data-testid=gd-batch]",
}
BALL, PLOTLY = ".gd-over .gd-head.gd-weight circle", ".gd-plot .main-svg"
PICTURE = ".gd-over"

GAPS = """(seconds) => new Promise((done) => {
    const times = [], start = performance.now();
    const look = (now) => {
        times.push(now);
        performance.now() - start < 1000 * seconds ? requestAnimationFrame(look) : done(times);
    };
    requestAnimationFrame(look);
})"""
PAINTED = """(selector) => {
    const look = () => {
        const node = document.querySelector(selector);
        if (node?.getBoundingClientRect().width) requestAnimationFrame((now) => (window.paintedAt = now));
        else requestAnimationFrame(look);
    };
    look();
}"""

ANSWERED = """([slider, picture]) => new Promise((done) => {
    const start = { at: 0 };
    const seen = new MutationObserver(() => {
        if (!start.at) return;
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start.at)));
    });
    const node = document.querySelector(slider);
    node.addEventListener("keydown", () => (start.at = performance.now()), { once: true, capture: true });
    seen.observe(document.querySelector(picture), { subtree: true, childList: true, attributes: true });
})"""


def slow_down(page: Page, times: int) -> None:
    """Slow the page's main thread."""
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": times})


def gaps(page: Page, speed: int) -> str:
    """Median and 95th percentile of the milliseconds between two frames while playing from the start."""
    player = Player(page)
    player.scrub([0])
    player.part("speed").select_option(str(speed))
    player.press("play")
    between = np.diff(page.evaluate(GAPS, SECONDS))
    player.press("play")
    return f"{np.median(between):.1f} | {np.percentile(between, 95):.1f}"


def frames(browser: Browser, url: str) -> None:
    print("| frames of a 600-update run | median gap, ms | 95th, ms |\n|---|---:|---:|")
    for slowed in SLOWED:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(url + LONG_RUN)
        settle(page)
        page.wait_for_selector(DRAWN)
        slow_down(page, slowed)
        for speed in (2, 15, 60):
            print(f"| {speed} updates/s, main thread slowed {slowed}× | {gaps(page, speed)} |")
        page.close()


def answers(browser: Browser, url: str) -> None:
    print("\n| from a key on a slider to the new picture | median, ms | 95th, ms |\n|---|---:|---:|")
    for slowed in SLOWED:
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(url + "/mini_batch")
        settle(page)
        page.wait_for_selector(DRAWN)
        slow_down(page, slowed)
        for name, slider in SLIDERS.items():
            times = [answer(page, slider) for _ in range(MOVES)]
            quantiles = f"{np.median(times):.0f} | {np.percentile(times, 95):.0f}"
            print(f"| /mini_batch, {name}, main thread slowed {slowed}× | {quantiles} |")
        page.close()


def answer(page: Page, slider: str) -> float:
    """Milliseconds from a key on the slider until what it changed in the picture is painted."""
    page.locator(slider).focus()
    page.evaluate(f"window.answer = ({ANSWERED})({[slider, PICTURE]}), true")
    page.keyboard.press("ArrowRight")
    milliseconds = float(page.evaluate("window.answer"))
    settle(page)
    page.wait_for_timeout(300)
    return milliseconds


class Paint(NamedTuple):
    """When it was painted, in milliseconds since the navigation, and the kilobytes that came until all was there."""

    milliseconds: float
    kilobytes: float


def first_paint(browser: Browser, url: str, selector: str, slowed: int) -> Paint:
    """Of what `selector` finds, nothing cached."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    received = bytes_of(page)
    slow_down(page, slowed)
    page.add_init_script(f"({PAINTED})({selector!r})")
    page.goto(url)
    page.wait_for_function("window.paintedAt")
    come = -1
    while come < len(received):
        come = len(received)
        page.wait_for_timeout(QUIET)
    painted = float(page.evaluate("window.paintedAt"))
    context.close()
    return Paint(painted, sum(received) / 1e3)


def bytes_of(page: Page) -> list[float]:
    """What comes from now on, as files (headers too) and over the websocket; the list grows as it comes."""
    received: list[float] = []
    session = page.context.new_cdp_session(page)
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    session.on("Network.webSocketFrameReceived", lambda event: received.append(len(payload(event))))
    session.send("Network.enable")
    return received


def paints(browser: Browser, url: str, empty: str, slowed: int) -> None:
    pages = {"an empty Streamlit page: its title": (empty, "h1")}
    for path in ("bgd", "mini_batch"):
        pages |= {
            f"/{path}: its title": (f"{url}/{path}", "h1"),
            f"/{path}: the ball": (f"{url}/{path}", BALL),
        }
        pages |= {f"/{path}: Plotly's picture": (f"{url}/{path}", PLOTLY)}
    taken: dict[str, list[Paint]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, (address, selector) in pages.items():
            taken[name].append(first_paint(browser, address, selector, slowed))
    medians = {
        name: Paint(*map(median, zip(*paints[1:], strict=True)))  # the first of each warms the server
        for name, paints in taken.items()
    }
    floor = next(iter(medians.values())).milliseconds
    print(f"\n| first paint, main thread slowed {slowed}× | ms | against the empty page | kB in all |")
    print("|---|---:|---:|---:|")
    for name, (time, size) in medians.items():
        print(f"| {name} | {time:.0f} | {time / floor:.2f} × | {size:,.0f} |")


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served("app.py", Path(folder) / "app.txt") as url,
        served("benchmarks/empty_page.py", Path(folder) / "empty.txt") as empty,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        frames(browser, url)
        answers(browser, url)
        for slowed in (1, 6):
            paints(browser, url, empty, slowed)
        browser.close()


if __name__ == "__main__":
    main()
