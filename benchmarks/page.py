"""How smoothly the page plays, and how soon it is there: frames while playing, and the first paint.

Run `python -m benchmarks.page` on a quiet computer. Prints Markdown. The first paint stands beside that of an empty
Streamlit page (benchmarks/empty_page.py), taken in turn with ours, with nothing cached and the server warm.
"""

import tempfile
from pathlib import Path
from statistics import median

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import chromium
from tests.browser.conftest import DRAWN, served, settle
from tests.browser.player import Player

LONG_RUN = "/mini_batch?stop=never&updates=600&noise=20&batch=4"
SECONDS, ROUNDS = 4, 8
BALL, PLOTLY = ".gd-over .gd-head.gd-weight circle", ".gd-plot .main-svg"

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
    for slowed in (1, 4):
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(url + LONG_RUN)
        settle(page)
        page.wait_for_selector(DRAWN)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
        for speed in (2, 15, 60):
            print(f"| {speed} updates/s, main thread slowed {slowed}× | {gaps(page, speed)} |")
        page.close()


def first_paint(browser: Browser, url: str, selector: str) -> float:
    """Milliseconds from the navigation until what `selector` finds is painted, nothing cached."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.add_init_script(f"({PAINTED})({selector!r})")
    page.goto(url)
    page.wait_for_function("window.paintedAt")
    painted = float(page.evaluate("window.paintedAt"))
    context.close()
    return painted


def paints(browser: Browser, url: str, empty: str) -> None:
    pages = {"an empty Streamlit page: its title": (empty, "h1")}
    for path in ("bgd", "mini_batch"):
        pages |= {
            f"/{path}: its title": (f"{url}/{path}", "h1"),
            f"/{path}: the ball": (f"{url}/{path}", BALL),
        }
        pages |= {f"/{path}: Plotly's picture": (f"{url}/{path}", PLOTLY)}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, (address, selector) in pages.items():
            times[name].append(first_paint(browser, address, selector))
    print("\n| first paint | ms | against the empty page |\n|---|---:|---:|")
    floor = median(next(iter(times.values()))[1:])  # the first of each warms the server
    for name, taken in times.items():
        print(f"| {name} | {median(taken[1:]):.0f} | {median(taken[1:]) / floor:.2f} × |")


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served("app.py", Path(folder) / "app.txt") as url,
        served("benchmarks/empty_page.py", Path(folder) / "empty.txt") as empty,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGS)
        frames(browser, url)
        paints(browser, url, empty)
        browser.close()


if __name__ == "__main__":
    main()
