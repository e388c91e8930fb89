"""What a server does when it starts."""

import logging
import subprocess
import sys
import webbrowser

import pytest
from streamlit.runtime.media_file_storage import MediaFileStorageError

from deploy.precompress import ROOT
from gd_ui.server import life
from tests.server.conftest import Choose


@pytest.mark.parametrize(
    ("started", "headless", "opened"),
    [
        ("/home/me/lab/app.py", False, ["http://localhost:8501/lab"]),
        ("/home/me/lab/app.py", True, []),
        ("/usr/bin/uvicorn", False, []),
    ],
)
def test_whoever_runs_the_app_on_the_own_computer_sees_it_in_a_browser(
    choose: Choose, monkeypatch: pytest.MonkeyPatch, started: str, headless: bool, opened: list[str]
) -> None:
    choose("server.headless", headless)
    choose("server.address", "0.0.0.0")
    choose("server.baseUrlPath", "lab")
    shown: list[str] = []
    monkeypatch.setattr(webbrowser, "open", shown.append)
    monkeypatch.setattr(sys, "argv", [started])
    life.open_browser()
    assert shown == opened


@pytest.mark.parametrize(
    ("raised", "told"), [(MediaFileStorageError("none"), False), (ValueError("none"), True)]
)
def test_what_a_visitor_asks_for_in_vain_is_a_line_in_the_log_and_what_breaks_is_told_in_full(
    raised: Exception, told: bool
) -> None:
    record = logging.LogRecord("a", logging.ERROR, "", 1, "It failed", None, (type(raised), raised, None))
    assert life.in_one_line(record)
    assert bool(record.exc_info) is told


STOPS = """
import asyncio, time
from streamlit import config
from gd_ui.server import life

async def served(seconds: float) -> None:
    async with life.lifespan(None):
        await asyncio.sleep(0)
        time.sleep(seconds)

life.walk_packages, life.STANDS_STILL = lambda *_: [], 0.2
config.set_option("server.headless", False)
asyncio.run(served(1))
print("It went on.", flush=True)
config.set_option("server.headless", True)
asyncio.run(served(1e6))
"""


def test_a_server_whose_loop_stands_still_ends_and_says_where_unless_it_is_on_the_own_computer() -> None:
    done = subprocess.run([sys.executable, "-c", STOPS], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "It went on.\n"), done.stderr
    assert "in served" in done.stderr
