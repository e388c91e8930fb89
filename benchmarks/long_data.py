"""A file of 10⁶ rows on the page: how soon it is there, how a move feels on it, and what memory stays behind.

Run `python -m benchmarks.long_data` on a quiet computer. Prints Markdown. A move is timed in the browser, from the
learning rate that is typed to the page at rest. Memory is the server's, before a visitor with a file comes and after
that session has ended: Streamlit ends it two minutes after the page was closed, when another visitor leaves.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
import psutil
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.moves import server_of
from gd_ui.controls import link
from gd_ui.pages import PAGES
from gd_ui.text import LANGUAGES
from harness.app import served
from harness.needs import launch
from harness.page import DRAWN, settle

ROWS, MOVES, ENDED = 1_000_000, 20, 150
WITH_ROWS = [page.name for page in PAGES if link.has_rows(page.initial)]
SMALLER = 0.99
"""A learning rate than the one before."""
FILE = "[data-testid=stFileUploaderDropzoneInput]"
THERE = f"document.querySelector('.gd-thinned')?.textContent.includes('{ROWS:,}')"


def table(folder: Path) -> Path:
    """y = 3x + 7 and noise, as a CSV of some 16 MB."""
    rng = np.random.default_rng(0)
    x = rng.uniform(0, 50, ROWS)
    path = folder / "long.csv"
    rows = np.column_stack([x, 3 * x + 7 + rng.normal(0, 4, ROWS)])
    np.savetxt(path, rows, fmt="%.4f", delimiter=",", header="x,y", comments="")
    return path


def opened(browser: Browser, url: str) -> Page:
    page = browser.new_context(viewport={"width": 1400, "height": 900}).new_page()
    page.goto(f"{url}/bgd")
    settle(page)
    page.wait_for_selector(DRAWN)
    return page


def upload(page: Page, path: Path) -> float:
    """Seconds from the choice of the file to the picture of its rows."""
    page.locator(".st-key-data_panel summary").click()
    page.locator(".st-key-choose_data button").last.click()
    page.locator(FILE).wait_for(state="attached")
    settle(page)
    began = time.perf_counter()
    page.set_input_files(FILE, path)
    page.wait_for_function(THERE)
    return time.perf_counter() - began


def move(page: Page) -> float:
    """Seconds from a learning rate that is typed to the page at rest."""
    rate, before = page.get_by_test_id("gd-rate-value"), page.url
    rate.fill(f"{SMALLER * float(rate.input_value()):.4g}")
    began = time.perf_counter()
    rate.press("Enter")
    page.wait_for_function("before => location.href !== before", arg=before)
    settle(page)
    return time.perf_counter() - began


def visit(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=LANGUAGES["en"].page(name).menu).click()
    page.wait_for_url(f"**/{name}*")
    settle(page)
    page.wait_for_selector(DRAWN)


def tour(page: Page, timed: bool) -> None:
    """Every page, and where `timed`, its learning rate."""
    for name in WITH_ROWS:
        began = time.perf_counter()
        visit(page, name)
        if timed:
            opened_in, moves = time.perf_counter() - began, np.array([move(page) for _ in range(MOVES)])
            print(f"| /{name} | {opened_in:.2f} | {np.median(moves):.2f} | {np.quantile(moves, 0.95):.2f} |")
    page.context.close()


def memory(server: psutil.Process) -> float:
    return float(server.memory_info().rss) / 2**20


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        path, log = table(folder), folder / "log.txt"
        with served("app.py", log) as url, launch(playwright) as browser:
            server = server_of(url)
            for _ in range(2):
                tour(opened(browser, url), timed=False)
            before, page = memory(server), opened(browser, url)
            print(f"From the choice of the file to its picture: {upload(page, path):.2f} s.\n")
            print("| page | opened, s | a move, s | 95th |\n|---|---:|---:|---:|")
            tour(page, timed=True)
            with_it = memory(server)
            time.sleep(ENDED)
            tour(opened(browser, url), timed=False)
            time.sleep(2)
            after = memory(server)
            print(
                f"\nMemory: {before:.0f} MB before, {with_it:.0f} with the file, {after:.0f} after its session."
            )


if __name__ == "__main__":
    main()
