"""How smoothly a run plays in Chromium, Firefox and WebKit, and what a frame costs the browser.

Run `python -m benchmarks.engines` on a quiet computer, after `python -m harness.needs engines`. Prints Markdown: the
time between two frames, and the processor time that all processes of the browser take for one; at rest nothing is
drawn. The floor is the page at rest with a square of 4 pixels that moves. "Layers apart" is the page without the rule
that what scrolls is one layer (gd_ui/shell.css), in turn with it: medians of rounds.
"""

import tempfile
from pathlib import Path
from statistics import median

import numpy as np
import psutil

from benchmarks.page import GAPS
from harness.app import served
from harness.engines import Seat, seat
from harness.needs import ENGINES

PAGES = ("/bgd?stop=never&updates=400", "/mini_batch?stop=never&updates=400&noise=20&batch=4")
SECONDS, ROUNDS = 2, 3
LAYERS = {"one layer": "", "layers apart": '[data-testid="stMain"] { isolation: auto !important; }'}
READY = """window.layers = document.head.appendChild(document.createElement("style"));
    window.square = document.body.appendChild(document.createElement("div"));
    square.style.cssText = "position: fixed; left: 0; top: 0; width: 4px; height: 4px; background: red; z-index: 9";"""
PLAY = "document.querySelector('[data-testid=gd-play]').click()"
SQUARE = """window.moves = arguments[0];
    const move = (now) => {
        square.style.left = `${(now / 10) % 50}px`;
        if (moves) requestAnimationFrame(move);
    };
    move(0);"""


def processor(here: Seat) -> float:
    """Seconds that the driver and all of its browser's processes have taken."""
    driver = psutil.Process(here.driver.service.process.pid)  # type: ignore[attr-defined]
    times = [one.cpu_times() for one in (driver, *driver.children(recursive=True))]
    return float(sum(time.user + time.system for time in times))


def measured(here: Seat) -> tuple[float, float, float]:
    """Median and 95th percentile of the gaps, and processor time a frame; all in milliseconds."""
    before = processor(here)
    gaps = np.diff(here.js(f"return ({GAPS})(arguments[0])", SECONDS))
    taken = 1000 * (processor(here) - before) / len(gaps)
    return float(np.median(gaps)), float(np.percentile(gaps, 95)), taken


def look(here: Seat, what: str) -> tuple[float, float, float]:
    if what == "the floor":
        here.js(SQUARE, True)
        seen = measured(here)
        here.js(SQUARE, False)
    elif what == "playing":
        here.js(PLAY)
        here.until(lambda: int(here.said("update")) > 1, "an update")
        seen = measured(here)
        here.js(PLAY)
    else:
        seen = measured(here)
    return seen


def main() -> None:
    print("| engine | page | | | median gap, ms | 95th, ms | processor, ms a frame |")
    print("|---|---|---|---|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name, served("app.py", Path(name) / "log.txt") as url:
        for engine, layers in (*((one, True) for one in ENGINES), ("webkit", False)):
            if reason := ENGINES[engine].missing:
                print(f"| {engine} | {reason} | | | | | |")
                continue
            folder = Path(name) / f"{engine}-{layers}"
            folder.mkdir()
            with seat(engine, folder, layers=layers) as here:
                for page in PAGES:
                    measure(here, engine if layers else f"{engine}, no layers at all", url, page)


def measure(here: Seat, engine: str, url: str, page: str) -> None:
    seen: dict[tuple[str, str], list[tuple[float, float, float]]] = {}
    for _ in range(ROUNDS):
        for layers, style in LAYERS.items():
            here.open(url, page)
            here.wait_for_player()
            here.js(READY)
            here.js("layers.textContent = arguments[0]", style)
            for what in ("at rest", "the floor", "playing"):
                seen.setdefault((what, layers), []).append(look(here, what))
    for (what, layers), rounds in seen.items():
        gap, most, taken = (median(column) for column in zip(*rounds, strict=True))
        where = page.partition("?")[0]
        print(
            f"| {engine} | {where} | {what} | {layers} | {gap:.1f} | {most:.1f} | {taken:.1f} |", flush=True
        )


if __name__ == "__main__":
    main()
