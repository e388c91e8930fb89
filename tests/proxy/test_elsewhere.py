"""The app as a school may have it: below a path, behind another proxy that ends https, in a page of another site."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from deploy import commands
from deploy.host import Host
from gd_ui.text import LANGUAGES
from harness.app import free_ports
from harness.page import DRAWN, PATIENCE, new_context
from tests.proxy.asked import Asked
from tests.proxy.conftest import hosted
from tests.proxy.test_log import line_of
from tests.proxy.test_proxy import CLOSED

BELOW = "/lab/gd"
SETTINGS = {
    "COOKIE": "SameSite=None; Secure",
    "STREAMLIT_SERVER_XSRF_COOKIE_SAME_SITE": "none",
    "FRAME_ANCESTORS": "'self' https://*.localhost:*",
}
"""As docs/hosting.md has them."""
FILE: Any = {"name": "own.csv", "mimeType": "text/csv", "buffer": b"x,y\n1,3\n2,6\n3,9\n4,12\n"}
OUTER = """
{{
	admin off
	local_certs
	skip_install_trust
	auto_https disable_redirects
}}
https://lab.localhost:{port} {{
	reverse_proxy 127.0.0.1:{to}
}}
https://moodle.localhost:{port} {{
	header Content-Type text/html
	respond "<iframe src='https://lab.localhost:{port}{below}/bgd?data=file&lang=zh' width=1300 height=800></iframe>"
}}
"""


@dataclass(frozen=True)
class School:
    """Our host; and the course's page, whose proxy stands before ours."""

    host: Host
    course: str


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("school") / "log.txt"


@pytest.fixture(scope="module")
def school(log: Path) -> Iterator[School]:
    with pytest.MonkeyPatch.context() as environment:
        for name, value in SETTINGS.items():
            environment.setenv(name, value)
        with hosted(2, log, below=BELOW) as host, outer(host.settings.port, log.parent) as course:
            yield School(host, course)


@contextmanager
def outer(to: int, folder: Path) -> Iterator[str]:
    """The address of the course's page; the certificates are its own."""
    port, settings = free_ports(1), folder / "Caddyfile"
    settings.write_text(OUTER.format(port=port, to=to, below=BELOW))
    command = [*commands.proxy()[:2], "--config", str(settings), "--adapter", "caddyfile"]
    places = {"XDG_DATA_HOME": str(folder / "data"), "XDG_CONFIG_HOME": str(folder / "config")}
    with (
        (folder / "outer.txt").open("w") as said,
        subprocess.Popen(command, env=os.environ | places, stdout=said, stderr=said) as caddy,
    ):
        try:
            yield f"https://moodle.localhost:{port}/"
        finally:
            caddy.terminate()


@pytest.fixture
def page(school: School, browser: Browser) -> Iterator[Page]:
    """The course's, which takes its time until it answers."""
    page = new_context(browser, ignore_https_errors=True, viewport={"width": 1400, "height": 900}).new_page()
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            page.goto(school.course)
            break
        except Error:
            assert time.monotonic() < deadline
            time.sleep(0.2)
    yield page
    page.context.close()


def test_in_a_page_of_another_site_and_below_a_path_a_file_of_ones_own_is_read_and_all_addresses_are_there(
    page: Page,
) -> None:
    refused: list[str] = []
    page.context.on("response", lambda one: refused.append(one.url) if one.status >= 400 else None)
    page.reload()
    lab = page.frame_locator("iframe")
    lab.locator(DRAWN).first.wait_for(state="attached")
    lab.locator(".st-key-data_panel summary").click()
    with page.context.expect_event("request", lambda one: one.method == "PUT") as sent:
        lab.locator(".st-key-upload input[type=file]").set_input_files(FILE)
    expect(lab.get_by_text("own.csv").filter(visible=True).first).to_be_visible()
    assert "gd_process=" in sent.value.all_headers()["cookie"], "else another process might be sent it"
    lab.locator("[data-testid=stSidebar] a[href=sgd]").click()
    lab.get_by_role("heading", level=1, name=LANGUAGES["zh"].page("sgd").title).wait_for()
    lab.locator(DRAWN).first.wait_for(state="attached")
    assert refused == []


@pytest.mark.parametrize("path", CLOSED)
def test_what_is_closed_is_so_below_a_path_too(school: School, path: str) -> None:
    answer = Asked(school.host.settings.port)(BELOW + path)
    assert answer.status in (302, 400, 403, 404)
    assert b"active_sessions" not in answer.body


def test_what_is_not_below_the_path_leads_there_and_an_upload_is_written_down_without_its_session(
    school: School, log: Path
) -> None:
    asked = Asked(school.host.settings.port)
    for path in ("/", "/lab/gd", "/_stcore/health", "/lab/gdx"):
        assert (asked(path).status, asked(path)["Location"]) == (302, f"{BELOW}/")
    answer = asked(f"{BELOW}/_stcore/upload_file/secret/1?media/secret", "PUT")
    line = line_of(log, answer["X-Request-Id"])
    assert line["request"]["uri"] == f"{BELOW}/_stcore/upload_file/"
