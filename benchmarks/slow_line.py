"""What a visitor has on a slow line, and when: nothing cached, through the proxy and from a process alone.

`python -m benchmarks.slow_line` prints Markdown. The browser slows its line down to 0.4 Mbit/s, 150 ms to and fro.
"""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from benchmarks.page import BALL, PLOTLY
from deploy.host import Host
from deploy.settings import Settings
from harness.app import free_ports
from harness.needs import launch
from harness.page import new_context, until

LINE = {"offline": False, "latency": 150, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
ROUNDS, PAGE = 3, "/bgd"
SEEN = {
    "something to read (what the page is about)": ".gd-first p",
    "its title": "h1",
    "the ball": BALL,
    "Plotly's picture": PLOTLY,
}
PAINTED = """(sought) => {
    window.painted = {};
    const look = (now) => {
        for (const [name, selector] of Object.entries(sought)) {
            if (document.querySelector(selector)?.getBoundingClientRect().width) painted[name] ??= now;
        }
        requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
}"""


def painted(browser: Browser, url: str) -> dict[str, float]:
    """Milliseconds since the navigation, on a telephone, for each that is sought."""
    context = new_context(browser, viewport={"width": 390, "height": 664}, is_mobile=True)
    page = context.new_page()
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", LINE)
    page.add_init_script(f"({PAINTED})({SEEN})")
    page.goto(url, wait_until="commit")
    until(page, lambda: page.evaluate("Object.keys(window.painted ?? {}).length") == len(SEEN), "a picture")
    found: dict[str, float] = page.evaluate("window.painted")
    context.close()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log.txt").open("w") as log:
        settings = Settings(port=free_ports(3), processes=1)
        with Host(settings, log) as host, sync_playwright() as playwright:
            browser = launch(playwright)
            alone = f"http://127.0.0.1:{settings.ports[0]}{PAGE}"
            runs = {
                "proxy": [painted(browser, host.url + PAGE) for _ in range(ROUNDS)],
                "alone": [painted(browser, alone) for _ in range(ROUNDS)],
            }
            browser.close()
    print(
        f"| {PAGE} at 0.4 Mbit/s, nothing cached, s | through the proxy | from a process alone |\n|---|---:|---:|"
    )
    for name in SEEN:
        through, without = (median(run[name] for run in each) / 1000 for each in runs.values())
        print(f"| {name} | {through:.1f} | {without:.1f} |")


if __name__ == "__main__":
    main()
