"""Makes docs/picture.png, the picture in the README: `make picture`."""

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from harness.app import served
from harness.needs import launch
from harness.page import UNASKED, settle

LINK = "/mini_batch?noise=20&stop=never&draw=shuffle&batch=4&epochs=3&seed=11&lang=en"
UPDATE = 7


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        served("app.py", Path(folder) / "log.txt") as url,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 1400, "height": 930})
        page.add_init_script(UNASKED)
        page.goto(url + LINK)
        settle(page)
        page.get_by_test_id("gd-handle").wait_for()
        page.get_by_test_id("gd-scrub").fill(str(UPDATE))
        page.get_by_test_id("gd-scrub").blur()
        page.screenshot(path=Path(__file__).with_suffix(".png"))
        browser.close()


if __name__ == "__main__":
    main()
