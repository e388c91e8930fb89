"""The app as a host runs it: single processes of the server behind Caddy."""

import signal
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from typing import Self, TextIO

from deploy import commands
from deploy.commands import StartError
from deploy.precompress import ROOT
from deploy.settings import Settings

START_SECONDS = 60
STOP_SECONDS = 10
WATCH_SECONDS = 0.5
NOTICED_SECONDS = 4
"""By then the proxy knows that a process answers again: health_interval in deploy/Caddyfile, and some more."""


class Host:
    """The proxy and its processes, for as long as the context lasts; one that ends is started again.

    `with Host(Settings(port=8080, processes=2)) as host:` answers at `host.url`. Process `k` is `host.pid(k)` and
    listens on `host.settings.ports[k]`. What they say goes to `log`; by default, where this program's output goes.
    """

    def __init__(self, settings: Settings, log: TextIO | None = None) -> None:
        self.settings = settings
        self._log = log
        self._commands: list[list[str]] = []
        self._running: list[subprocess.Popen[bytes]] = []
        self._stopped = threading.Event()
        self._replacing = threading.Lock()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    @property
    def url(self) -> str:
        """Where the proxy answers on this computer, if it has no name."""
        return f"http://127.0.0.1:{self.settings.port}{self.settings.below}"

    def __enter__(self) -> Self:
        """Start everything and wait until it answers; StartError if it does not."""
        _see_that_free(self.settings)
        self._environment = commands.environment(self.settings)
        proxy = commands.proxy()
        try:
            for port in self.settings.ports:
                self._start(commands.server(port, self.settings.runs))
            for k in range(self.settings.processes):
                self._wait_until_healthy(k)
            self._start(proxy)
            self._wait_for(f"http://127.0.0.1:{self.settings.metrics}/metrics", len(self.settings.ports))
        except BaseException:
            self._stop()
            raise
        self._watcher.start()
        return self

    def __exit__(self, *raised: object) -> None:
        """End everything."""
        self._stop()

    def pid(self, k: int) -> int:
        """Of process `k`, now."""
        return self._running[k].pid

    def restart(self) -> None:
        """End the processes and start them again, one after the other; the proxy goes on.

        Each has answered again, and the proxy knows it, before the next is ended. StartError if one does not: then
        those after it are left alone.
        """
        for k in range(self.settings.processes):
            if k:
                self._stopped.wait(NOTICED_SECONDS)
            with self._replacing:
                _end(self._running[k])
                self._running[k] = self._started(self._commands[k])
            self._wait_until_healthy(k)

    def kill(self, k: int) -> None:
        """End process `k` without a farewell, as when memory runs out."""
        self._running[k].kill()

    def freeze(self, k: int) -> None:
        """Process `k` keeps its connections and answers nothing, until `thaw`."""
        self._running[k].send_signal(signal.SIGSTOP)

    def thaw(self, k: int) -> None:
        """Let process `k` go on."""
        self._running[k].send_signal(signal.SIGCONT)

    def _start(self, command: list[str]) -> None:
        self._commands.append(command)
        self._running.append(self._started(command))

    def _started(self, command: list[str]) -> subprocess.Popen[bytes]:
        # In a session of its own Ctrl+C does not reach it: this program ends them all, in order.
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self._environment,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )

    def _wait_until_healthy(self, k: int) -> None:
        self._wait_for(f"http://127.0.0.1:{self.settings.ports[k]}/_stcore/health", k)

    def _wait_for(self, url: str, k: int) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline and self._running[k].poll() is None:
            if _answers(url):
                return
            time.sleep(0.1)
        raise StartError(f"This did not start: {' '.join(self._commands[k])}")

    def _watch(self) -> None:
        while not self._stopped.wait(WATCH_SECONDS):
            with self._replacing:
                for k in range(len(self._running)):
                    self._start_if_ended(k)

    def _start_if_ended(self, k: int) -> None:
        ended, command = self._running[k].poll(), self._commands[k]
        if ended is not None:
            print(f"Ended with {ended}, started again:", *command, file=self._log)
            self._running[k] = self._started(command)

    def _stop(self) -> None:
        """The proxy first, so that nobody is sent to a process that is gone."""
        self._stopped.set()
        if self._watcher.is_alive():
            self._watcher.join()
        for child in reversed(self._running):
            _end(child)


def _see_that_free(settings: Settings) -> None:
    """Else another server would answer for a process that could not start."""
    for port in (settings.port, *settings.ports, settings.metrics):
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                raise StartError(f"Port {port} is in use; PORT=... takes others.")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    child.send_signal(signal.SIGCONT)  # one that is frozen hears the other only then
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
