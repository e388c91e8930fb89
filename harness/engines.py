"""Chromium, Firefox and WebKit, driven by WebDriver: a visitor's browser, and the page that it shows.

Playwright drives one Chromium for all other tests; a distribution's Firefox and WebKit it cannot drive.
"""

import json
import os
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from selenium import webdriver
from selenium.webdriver import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

from harness import needs
from harness.page import DRAWN, PATIENCE, UNASKED
from harness.player import SCRUB

Driver = TypeVar("Driver", bound=WebDriver)
WIDTH, HEIGHT = 1366, 768
AT_REST = f"""return document.querySelector("[data-testid=stApp]")?.dataset.testScriptState === "notRunning"
    && !document.querySelector("[data-testid=stSkeleton], {DRAWN.split()[0]}.gd-bent")"""
HALL = "/_stcore/health"
"""An address of the app where none of its pages is."""


@dataclass(frozen=True)
class Seat:
    """A browser with a visitor before it; what is saved lies in `downloads`."""

    driver: WebDriver
    downloads: Path
    _mouse_at: list[float] = field(default_factory=list)

    def open(self, url: str, path: str) -> None:
        """That page, with nothing remembered, once it has come to rest."""
        self.driver.get(url + HALL)
        self.js(f"sessionStorage.clear(); {UNASKED}")
        self.driver.get(url + path)
        self.settle()

    def wait_for_player(self) -> None:
        """Until Plotly has drawn its picture."""
        self.until(lambda: self.js("return document.querySelector(arguments[0])", DRAWN), "the player")

    def settle(self) -> None:
        """Until the script has run, and no run is bent any more; a page that raised fails here."""
        self.until(lambda: self.js(AT_REST), "rest")
        assert not self.driver.find_elements(By.CSS_SELECTOR, "[data-testid=stException]"), (
            self.driver.current_url
        )

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until it holds."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"it never came: {what}"
            time.sleep(0.04)

    def js(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        """What it finds, on the screen."""
        node = self.driver.find_element(By.CSS_SELECTOR, selector)
        self.js("arguments[0].scrollIntoView({ block: 'center' })", node)
        return node

    def part(self, name: str) -> WebElement:
        return self.find(f"[data-testid=gd-{name}]")

    def press(self, name: str) -> None:
        self.part(name).click()

    def said(self, name: str) -> str:
        return str(
            self.js("return document.querySelector('[data-testid=gd-player]').dataset[arguments[0]]", name)
        )

    def scrub(self, ticks: Sequence[int]) -> list[tuple[int, float]]:
        """Move the scrubber to each of `ticks`; the update and the w said there."""
        # As text: geckodriver rounds numbers.
        said = json.loads(self.js(f"return JSON.stringify(({SCRUB})(arguments[0]))", ticks))
        return [(int(update), float(w)) for update, w in said]

    def box(self, name: str) -> tuple[float, float, float, float]:
        """Where that part is in the window: left, top, width, height."""
        x, y, width, height = self.js(
            "const { x, y, width, height } = arguments[0].getBoundingClientRect(); return [x, y, width, height]",
            self.part(name),
        )
        return x, y, width, height

    @contextmanager
    def holding(self, x: float, y: float) -> Iterator[Callable[[float, float], None]]:
        """The mouse pressed there while the block runs; `move(x, y)` moves it."""

        self._mouse("mousePressed", x, y)
        yield lambda x, y: self._mouse("mouseMoved", x, y)
        self._mouse("mouseReleased", *self._mouse_at)

    def _mouse(self, what: str, x: float, y: float) -> None:
        """Move the mouse there, and do that: named as in Chromium's own protocol."""
        x, y = round(x), round(y)
        self._mouse_at[:] = x, y
        if isinstance(self.driver, webdriver.Chrome):  # its driver drags no slider from one call to the next
            event = {"type": what, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", event)
            return
        actions = ActionChains(self.driver, duration=0)
        actions.w3c_actions.pointer_action.move_to_location(x, y)  # type: ignore[no-untyped-call]
        if what == "mousePressed":
            actions.click_and_hold()
        if what == "mouseReleased":
            actions.release()
        actions.perform()


@contextmanager
def seat(engine: str, folder: Path, *, layers: bool = False) -> Iterator[Seat]:
    """A browser of that engine with a window of WIDTH × HEIGHT; what it writes lies in `folder`.

    With `layers` WebKit puts a page together of layers, as it does on a phone. Without a graphics card Mesa does that
    on the processor: it takes most of a frame's time there, and has crashed.
    """
    downloads = folder / "saved"
    downloads.mkdir()
    with STARTED[engine](folder, downloads, layers) as driver:
        driver.set_script_timeout(PATIENCE)
        driver.set_page_load_timeout(PATIENCE)
        inner = driver.execute_script("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        driver.set_window_size(WIDTH + inner[0], HEIGHT + inner[1])
        yield Seat(driver, downloads)


@contextmanager
def _quitting(driver: Driver) -> Iterator[Driver]:
    try:
        yield driver
    finally:
        driver.quit()


@contextmanager
def _chromium(_folder: Path, downloads: Path, _layers: bool) -> Iterator[WebDriver]:
    options = webdriver.ChromeOptions()
    options.binary_location = needs.chromium() or ""
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    for argument in (*needs.ARGUMENTS, "--headless=new", *root):
        options.add_argument(argument)
    service = webdriver.ChromeService(needs.program("chromedriver"))
    with _quitting(webdriver.Chrome(options, service)) as driver:
        saving = {"behavior": "allow", "downloadPath": str(downloads)}
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", saving)
        yield driver


@contextmanager
def _firefox(_folder: Path, downloads: Path, _layers: bool) -> Iterator[WebDriver]:
    options = webdriver.FirefoxOptions()
    options.binary_location = next(filter(None, map(needs.program, needs.FIREFOXES)))
    options.add_argument("-headless")
    options.set_preference("browser.download.folderList", 2)
    options.set_preference("browser.download.dir", str(downloads))
    options.set_preference("browser.download.alwaysOpenPanel", False)  # it would take the keyboard
    service = webdriver.FirefoxService(needs.program("geckodriver"))
    with _quitting(webdriver.Firefox(options, service)) as driver:
        yield driver


@contextmanager
def _webkit(folder: Path, downloads: Path, layers: bool) -> Iterator[WebDriver]:
    """It has no headless mode, and saves where the desktop says."""
    (folder / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{downloads}"\n')
    with _screen() as display:
        env = {**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11", "XDG_CONFIG_HOME": str(folder)}
        if not layers:
            env["WEBKIT_DISABLE_COMPOSITING_MODE"] = "1"
        service = webdriver.WebKitGTKService(needs.program("WebKitWebDriver"), env=env)
        with warnings.catch_warnings(action="ignore", category=DeprecationWarning):  # selenium's own
            driver = webdriver.WebKitGTK(webdriver.WebKitGTKOptions(), service=service)
        with _quitting(driver):
            yield driver


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees, and its name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    with subprocess.Popen(
        command, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(write)
        try:
            with os.fdopen(read) as said:
                yield f":{said.readline().strip()}"
        finally:
            server.terminate()


STARTED = {"chromium": _chromium, "firefox": _firefox, "webkit": _webkit}
