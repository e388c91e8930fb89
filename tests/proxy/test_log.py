"""What the proxy writes down: one line a request, with its id, and nothing on who asked or what was chosen."""

import json
import time
from pathlib import Path
from typing import Any

from tests.proxy.asked import Asked

SECRET = "secret-7f3a"
LIMIT = 300
"""Seconds after which a line that has not been written is missing."""


def line_of(log: Path, request_id: str) -> dict[str, Any]:
    """The line with that id, once it is written."""
    end = time.monotonic() + LIMIT
    while not (lines := [line for line in log.read_text().splitlines() if request_id in line]):
        assert time.monotonic() < end, f"no line has the id {request_id}"
        time.sleep(0.05)
    (line,) = lines
    read: dict[str, Any] = json.loads(line)
    return read


def test_a_request_is_one_line_with_its_id_and_without_its_query_cookies_and_address(
    asked: Asked, log: Path
) -> None:
    answer = asked(
        f"/bgd?lr={SECRET}", cookie=f"a={SECRET}", user_agent=SECRET, referer=f"http://x/?{SECRET}"
    )
    line = line_of(log, answer["X-Request-Id"])
    assert line["request"] == {
        "proto": "HTTP/1.1",
        "method": "GET",
        "host": f"127.0.0.1:{asked.port}",
        "uri": "/bgd",
    }
    assert line.keys() == {
        "level",
        "ts",
        "logger",
        "msg",
        "request",
        "request_id",
        "duration",
        "size",
        "status",
    }
    assert line["status"] == 200


def test_an_upload_is_written_down_without_its_session_and_an_error_as_one(asked: Asked, log: Path) -> None:
    answer = asked(f"/_stcore/upload_file/{SECRET}/1", "PUT")
    line = line_of(log, answer["X-Request-Id"])
    assert line["request"]["uri"] == "/_stcore/upload_file/"
    assert (line["level"], line["status"]) == ("error", answer.status)


def test_no_line_holds_what_a_visitor_sent(asked: Asked, log: Path) -> None:
    for path in (f"/media/{SECRET}.csv", f"/static/none.js?{SECRET}", f"/app/static/x?v={SECRET}#{SECRET}"):
        line_of(log, asked(path)["X-Request-Id"])
    assert SECRET not in log.read_text()
    assert "remote_ip" not in log.read_text()
