"""How smoothly it plays and how soon it is there, as the product promises it. Nothing else may run meanwhile."""

from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import served
from tests.browser.player import Player

pytestmark = pytest.mark.alone

OpenPage = Callable[..., Page]
LINK = "stop=never&updates=600&noise=20&batch=4"
ATTEMPTS = 3
"""A computer has other things to do now and then: the best of three counts."""

GAPS = """(seconds) => new Promise((done) => {
    const times = [], start = performance.now();
    const look = (now) => {
        times.push(now);
        performance.now() - start < 1000 * seconds ? requestAnimationFrame(look) : done(times);
    };
    requestAnimationFrame(look);
})"""


def gaps(page: Page, speed: int) -> tuple[float, float]:
    """Median and 95th percentile of the milliseconds between two frames, in 4 s of playing from the start."""
    player = Player(page)
    player.scrub([0])
    player.part("speed").select_option(str(speed))
    player.press("play")
    between = np.diff(page.evaluate(GAPS, 4))
    assert player.playing, "it stopped while it was measured"
    assert player.update > 3 * speed
    player.press("play")
    return float(np.median(between)), float(np.percentile(between, 95))


def best(page: Page, speed: int, most: tuple[float, float]) -> tuple[float, float]:
    """The gaps of the first attempt that keeps to `most`, or of the last."""
    for attempt in range(ATTEMPTS):
        found = gaps(page, speed)
        print(f"{speed} updates/s, attempt {attempt + 1}: median {found[0]:.1f} ms, 95th {found[1]:.1f} ms")
        if found[0] <= most[0] and found[1] <= most[1]:
            break
    return found


@pytest.mark.parametrize("speed", [15, 60])
def test_playing_draws_sixty_frames_a_second(open_page: OpenPage, speed: int) -> None:
    page = open_page("/mini_batch", LINK, player=True)
    typical, late = best(page, speed, (17.5, 20))
    assert typical <= 17.5
    assert late <= 20


@pytest.mark.parametrize("speed", [15, 60])
def test_playing_stays_smooth_on_a_computer_four_times_slower(open_page: OpenPage, speed: int) -> None:
    page = open_page("/mini_batch", LINK, player=True)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    _, late = best(page, speed, (float("inf"), 34))
    assert late <= 34


# ---- the first paint

MOST_TIMES_EMPTY = 1.4
PAINTED = """(selector) => {
    const look = () => {
        const node = document.querySelector(selector);
        if (node?.getBoundingClientRect().width) requestAnimationFrame((now) => (window.paintedAt = now));
        else requestAnimationFrame(look);
    };
    look();
}"""


@pytest.fixture(scope="module")
def empty_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = Path(__file__).with_name("empty_page.py")
    with served(str(script), tmp_path_factory.mktemp("empty") / "log.txt") as url:
        yield url


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


@pytest.mark.parametrize("path", ["/bgd", "/mini_batch"])
def test_the_ball_is_painted_soon_after_an_empty_page_would_be(
    browser: Browser, app_url: str, empty_url: str, path: str
) -> None:
    pages = {"ours": (app_url + path, ".gd-over .gd-head.gd-weight circle"), "empty": (empty_url, "h1")}
    times: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(8):
        for name, (url, selector) in pages.items():
            times[name].append(first_paint(browser, url, selector))
    ours, empty = (median(times[name][1:]) for name in ("ours", "empty"))  # the first warms the server
    print(f"{path}: {ours:.0f} ms, empty {empty:.0f} ms, {ours / empty:.2f} times")
    assert ours <= MOST_TIMES_EMPTY * empty
