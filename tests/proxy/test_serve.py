"""`make serve`: what can be chosen, how it begins and ends, and what it says when it cannot."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from deploy.commands import CADDY_MISSING, StartError
from deploy.host import Host
from deploy.precompress import ROOT
from deploy.settings import Settings, from_environment
from harness import needs
from harness.app import free_ports

LIMIT = 300
"""Seconds after which what was asked to end does not."""


@pytest.fixture
def serving() -> Iterator[subprocess.Popen[str]]:
    """`make serve`, once it serves."""
    with serve() as program:
        yield program


@contextmanager
def serve(stdin: int = subprocess.DEVNULL) -> Iterator[subprocess.Popen[str]]:
    if not needs.caddy():
        pytest.skip(CADDY_MISSING)
    chosen = {"PORT": str(free_ports(3)), "PROCESSES": "1"}
    command = [sys.executable, "-u", "-m", "deploy.serve"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | chosen,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        assert program.stdout
        assert any(line.startswith("Serving ") for line in program.stdout)
        try:
            yield program
        finally:
            program.terminate()  # killed, it would leave what it started
            program.wait(LIMIT)


def children(program: subprocess.Popen[str]) -> dict[str, int]:
    """The ids of what it started, by their names."""
    return {child.name(): child.pid for child in psutil.Process(program.pid).children()}


def ends_everything(program: subprocess.Popen[str], number: signal.Signals) -> bool:
    """What it started is no more once it has been asked to end, and asked again while it ends."""
    started = {child.name(): child for child in psutil.Process(program.pid).children()}
    assert len(started) == 2
    for _ in range(2):
        program.send_signal(number)
    started["caddy"].wait(LIMIT)  # it is the first to be ended
    program.send_signal(number)
    program.communicate(timeout=LIMIT)
    return program.returncode == 0 and not any(child.is_running() for child in started.values())


def test_interrupted_even_more_than_once_it_ends_everything_it_started(
    serving: subprocess.Popen[str],
) -> None:
    assert ends_everything(serving, signal.SIGINT)


def test_asked_for_new_processes_it_starts_them_anew_and_asked_to_end_it_ends_those(
    serving: subprocess.Popen[str],
) -> None:
    assert serving.stdout
    before = children(serving)
    serving.send_signal(signal.SIGHUP)
    assert any(line.startswith("All processes") for line in serving.stdout)
    after = children(serving)
    assert before["caddy"] == after["caddy"]
    assert len(after) == 2 and not set(before.values()) >= set(after.values())
    assert ends_everything(serving, signal.SIGTERM)


def test_a_terminal_that_is_closed_ends_it() -> None:
    ours, theirs = os.openpty()
    with serve(stdin=theirs) as program:
        started = psutil.Process(program.pid).children()
        os.close(ours)
        program.send_signal(signal.SIGHUP)
        program.communicate(timeout=LIMIT)
        assert program.returncode == 0
        assert not any(child.is_running() for child in started)
    os.close(theirs)


def test_the_environment_chooses_and_what_it_leaves_open_is_sensible() -> None:
    assert from_environment({"PORT": "9000", "PROCESSES": "3"}).ports == [9001, 9002, 9003]
    assert {from_environment({"BELOW": path}).below for path in ("lab", "/lab", "/lab/")} == {"/lab"}
    left_open = from_environment({"PORT": "", "ADDRESS": "", "BELOW": "/"})
    assert Host(left_open).url == "http://127.0.0.1:8080"
    assert (left_open.address, left_open.processes) == ("127.0.0.1", os.cpu_count())
    assert len(left_open.secret) == 64
    assert left_open.secret != from_environment({}).secret
    with pytest.raises(ValueError, match="many"):
        from_environment({"PROCESSES": "many"})


def test_where_a_port_is_in_use_it_starts_nothing_and_says_which() -> None:
    first = free_ports(3)
    with socket.create_server(("127.0.0.1", first + 1)):
        with pytest.raises(StartError, match=str(first + 1)), Host(Settings(port=first, processes=1)):
            pass
        assert not [child for child in psutil.Process().children() if str(first) in " ".join(child.cmdline())]


def test_without_caddy_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with (
        pytest.raises(StartError, match="apt-get install caddy"),
        Host(Settings(port=free_ports(3), processes=1)),
    ):
        pass
