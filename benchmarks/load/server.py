"""A site behind Caddy, as a host serves it, and what it costs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

from deploy.host import Host
from deploy.settings import Settings
from harness.app import free_ports
from harness.sites import Site


class Server(NamedTuple):
    """The site's processes and the proxy before them."""

    url: str
    processes: list[psutil.Process]
    proxy: psutil.Process
    log: Path

    def seconds_busy(self) -> tuple[float, float]:
        """Processor time since they started, user and system: of the processes, of the proxy."""
        return sum(map(_busy, self.processes)), _busy(self.proxy)

    def memory(self) -> int:
        """Bytes that the processes hold."""
        return sum(process.memory_info().rss for process in self.processes)

    def tracebacks(self) -> int:
        """How often they have written one to the log."""
        return self.log.read_text(errors="replace").count("Traceback")


@contextmanager
def serving(site: Site, processes: int, folder: Path) -> Iterator[Server]:
    """The site, served by so many processes for as long as the block runs; they log into `folder`."""
    settings = Settings(port=free_ports(processes + 2), processes=processes, runs=site.runs)
    log = folder / f"{settings.port}.txt"
    with log.open("w") as out, Host(settings, out) as host:
        *servers, proxy = (psutil.Process(host.pid(k)) for k in range(processes + 1))
        yield Server(host.url, servers, proxy, log)


def _busy(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)
