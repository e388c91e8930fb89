"""What the proxy answers, and what it does not: headers, affinity, what is closed."""

import base64
import hashlib
import re
from http.cookies import SimpleCookie
from pathlib import Path

import pytest
from websockets.sync.client import connect

from deploy.host import Host
from gd_ui.shell import TELL_BROWSER
from tests.proxy.asked import Asked
from tests.proxy.test_log import line_of

CLOSED = (
    "/_stcore/metrics",
    "/_STCORE/metrics",
    "/_stcore/metrics/",
    "/_stcore/%6detrics",
    "/_stcore//metrics",
    "/x/../_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
)
PAGES = (
    "/",
    "/bgd",
    "/_stcore/health",
    "/static/js/none.js",
    "/app/static/player/player.js",
    "/_stcore/metrics",
)
OUTSIDE = (
    "/app/static/../app.py",
    "/app/static/..%2fapp.py",
    "/app/static/..%2f..%2f..%2f..%2fetc/passwd",
    "/app/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/app/static/..%5c..%5capp.py",
    "/app/static//etc/passwd",
    "/app/static/v1a2b3c4d/../../app.py",
    "/app/static/v1a2b3c4d/..%2f..%2fapp.py",
    "/app/static/v1a2b3c4d//etc/passwd",
    "/app/static/%2fetc/passwd",
    "/static/..%2f..%2fapp.py",
    "/static/%2e%2e/index.html.gz",
    "/app/static/",
    "/static/js",
)
AFFINITY = "gd_process"


@pytest.mark.parametrize("path", CLOSED)
def test_what_only_the_operator_may_read_is_not_there_from_outside(asked: Asked, path: str) -> None:
    answer = asked(path)
    assert answer.status in (400, 403, 404)
    assert b"active_sessions" not in answer.body


def test_the_operator_reads_it_at_each_process_and_the_proxys_counts_beside(host: Host) -> None:
    for port in host.settings.ports:
        assert b"active_sessions" in Asked(port)("/_stcore/metrics").body
    counted = Asked(host.settings.metrics)("/metrics")
    assert b"caddy_http_request_duration_seconds_count" in counted.body


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_security_headers_once_an_id_and_no_name_of_a_server(
    asked: Asked, path: str
) -> None:
    answer = asked(path)
    for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Request-Id"):
        assert len(answer.headers.get_all(name, [])) == 1, name
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert "Server" not in answer.headers


@pytest.mark.parametrize("path", OUTSIDE)
def test_no_address_leads_out_of_the_folders_that_are_served(asked: Asked, path: str) -> None:
    answer = asked(path)
    assert answer.status in (400, 404) or b"<!DOCTYPE html>" in answer.body
    assert b"root:" not in answer.body
    assert b"open_page" not in answer.body


def test_a_visitor_comes_back_to_the_same_process_and_the_cookie_is_for_the_proxy_only(asked: Asked) -> None:
    cookie = SimpleCookie(asked("/_stcore/health")["Set-Cookie"])[AFFINITY]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/"
    for _ in range(8):
        again = asked("/_stcore/health", cookie=f"{AFFINITY}={cookie.value}")
        assert AFFINITY not in again["Set-Cookie"]


def test_the_answer_that_opens_a_websocket_has_the_cookies_attributes_and_an_id_too(
    asked: Asked, log: Path
) -> None:
    with connect(f"ws://127.0.0.1:{asked.port}/_stcore/stream") as opened:
        assert opened.response
        told = opened.response.headers
    cookie = SimpleCookie(told["Set-Cookie"])[AFFINITY]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert line_of(log, told["X-Request-Id"])["request"]["uri"] == "/_stcore/stream"


def test_new_visitors_are_spread_over_all_processes(asked: Asked, host: Host) -> None:
    cookies = {SimpleCookie(asked("/_stcore/health")["Set-Cookie"])[AFFINITY].value for _ in range(40)}
    assert len(cookies) == len(host.settings.ports)


def test_a_forged_cookie_leads_to_a_process_and_is_replaced(asked: Asked) -> None:
    answer = asked("/_stcore/health", cookie=f"{AFFINITY}=127.0.0.1:22")
    assert answer.status == 200
    assert SimpleCookie(answer["Set-Cookie"])[AFFINITY].value != "127.0.0.1:22"


def test_a_foreign_page_cannot_open_the_websocket(asked: Asked) -> None:
    foreign = asked("/_stcore/stream", origin="https://elsewhere.example")
    assert foreign.status == 403
    assert asked("/_stcore/stream", origin=f"http://127.0.0.1:{asked.port}").status != 403


def test_a_deep_link_is_answered_with_the_page_which_no_browser_keeps(asked: Asked) -> None:
    for path in ("/", "/bgd?lr=1e-4"):
        answer = asked(path, accept_encoding="gzip")
        assert (answer.status, answer["Content-Encoding"], answer["Cache-Control"]) == (
            200,
            "gzip",
            "no-cache",
        )


def test_the_pages_policy_lets_run_the_three_scripts_within_a_page_and_no_other(asked: Asked) -> None:
    index = asked("/").body.decode()
    scripts = [*re.findall(r"<script>(.*?)</script>", index, re.DOTALL), TELL_BROWSER]
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"'sha256-(.*?)'", asked("/")["Content-Security-Policy"])) == hashes


def test_a_page_is_there_while_no_process_answers(host: Host, asked: Asked) -> None:
    processes = range(len(host.settings.ports))
    for k in processes:
        host.freeze(k)
    try:
        of_a_page = ("/", "/bgd?lr=1e-4", "/favicon.png")
        assert [asked(path).status for path in of_a_page] == [200, 200, 200]
    finally:
        for k in processes:
            host.thaw(k)
