"""The app through the proxy in a real browser, which complains (and so fails a test) if the policy forbids a thing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from deploy.host import Host
from harness.page import new_context
from harness.player import Player
from harness.wire import listening

OpenPage = Callable[..., Page]
INJECTED = """() => {
    const script = document.createElement("script");
    script.textContent = "window.ran = true";
    document.body.append(script);
    return window.ran ?? false;
}"""


def opened(page: Page, name: str) -> None:
    """Open what is behind an opener."""
    with listening(page) as wire:
        page.locator(f".st-key-{name} summary").click()
        wire.wait_for_rerun()


@pytest.mark.parametrize("path", ("/", "/compare", "/pitfalls"))
def test_a_page_has_all_it_needs(open_page: OpenPage, path: str) -> None:
    page = open_page(path, "lang=zh")
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.locator("h1").inner_text() in page.title()
    expect(page.locator(".gd-first")).to_have_count(0)


def test_the_run_can_be_shared_and_kept(open_page: OpenPage, tmp_path: Path) -> None:
    player = Player(open_page("/bgd", player=True))
    opened(player.page, "sharing")
    for kind in ("page", "png", "svg"):
        with player.page.expect_download() as download:
            player.press(f"keep-{kind}")
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).stat().st_size > 10_000
    player.press("keep-share")
    expect(player.page.locator(".gd-qr svg")).to_be_visible()


def test_the_lesson_and_the_table_of_steps_are_drawn(open_page: OpenPage) -> None:
    page = open_page("/sgd", player=True)
    opened(page, "lesson")
    expect(page.locator(".katex").first).to_be_visible()
    opened(page, "table")
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()


def test_a_file_goes_up_to_the_process_that_has_the_session_and_its_steps_come_down(
    open_page: OpenPage, tmp_path: Path
) -> None:
    page = open_page("/bgd", "data=file", player=True)
    opened(page, "data_panel")
    rows = "\n".join(f"{x},{3 * x}" for x in range(1, 40))
    with listening(page) as wire:
        page.locator("input[type=file]").set_input_files(
            {"name": "own.csv", "mimeType": "text/csv", "buffer": f"x,y\n{rows}".encode()}
        )
        wire.wait_for_rerun()
    expect(page.get_by_text("own.csv").filter(visible=True).first).to_be_visible()
    opened(page, "sharing")
    with page.expect_download() as download:
        page.locator(".st-key-files [data-testid=stDownloadButton] button:visible").first.click()
    download.value.save_as(tmp_path / "steps.csv")
    assert (tmp_path / "steps.csv").read_text().count("\n") > 10


def test_a_script_that_got_into_a_page_would_not_run(host: Host, browser: Browser) -> None:
    page = new_context(browser).new_page()
    page.goto(f"{host.url}/static/css/none.css")
    assert page.evaluate(INJECTED) is False
    page.context.close()
