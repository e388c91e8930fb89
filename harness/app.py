"""The app, or another script, served on this computer for as long as a test or a measurement needs it."""

import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.precompress import ROOT

PATIENCE = 120
"""Seconds in which a server that starts is not given up."""


@contextmanager
def served(script: str, log: Path, by: str = "streamlit", at: Path = ROOT) -> Iterator[str]:
    """Serve `script` as `make run` serves the app; its address. AssertionError if the server dies or raises.

    By "harness.visits" an open tab can come as a new visitor. `at`: the folder whose modules it has.
    """
    port = free_ports(1)
    options = {"headless": "true", "address": "127.0.0.1", "port": str(port)}
    command = [sys.executable, "-m", by, "run", script]
    command += [f"--server.{name}={value}" for name, value in options.items()]
    with log.open("w") as out, subprocess.Popen(command, cwd=at, stdout=out, stderr=out) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}"
            assert server.poll() is None, f"the server died:\n{log.read_text()}"
        finally:
            server.terminate()
            try:
                server.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                server.kill()
    assert "Traceback" not in log.read_text(), f"the server raised:\n{log.read_text()}"


def free_ports(count: int) -> int:
    """The first of so many in a row where nobody listens.

    Below the ports that a system gives out by itself, and at random: two that ask at once get two rows.
    """
    while True:
        first = random.SystemRandom().randrange(20_000, 30_000, 10)
        if not any(_answers(port) for port in range(first, first + count)):
            return first


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_until_healthy(url: str, server: subprocess.Popen[bytes]) -> None:
    """Until it answers, or has died."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE):
                return
        except OSError:
            time.sleep(0.1)
    assert server.poll() is None, "the server did not start"
    raise AssertionError("the server did not answer")
