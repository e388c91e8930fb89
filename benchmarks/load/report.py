"""The tables of a load test, in Markdown."""

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import version
from itertools import groupby
from typing import NamedTuple

import numpy as np

from benchmarks.load.lesson import Measured
from benchmarks.load.sites import FLOOR
from harness.students.students import Act

PACKAGES = ("streamlit", "numpy", "plotly", "uvicorn", "protobuf")
HEAD = ("what", "where", "students", "times", "p50 s", "p95 s", "p99 s", "lost", "exceptions")
COSTS = ("server, ms each", "against the floor", "Caddy, ms each", "kB each", "class busy")


class Row(NamedTuple):
    """All that was measured of one thing at one site. Times in seconds, costs for each time it was done."""

    what: str
    where: str
    students: int
    times: int
    p50: float
    p95: float
    p99: float
    lost: int
    exceptions: int
    server_ms: float
    proxy_ms: float
    kilobytes: float
    share: float


def machine() -> str:
    """When and where this was measured, and with which versions."""
    caddy = subprocess.run(["caddy", "version"], capture_output=True, text=True).stdout.split()[0]
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    load = os.getloadavg()[0]
    return (
        f"{date.today()}, {os.cpu_count()} cores ({platform.machine()}, {platform.system()}), load {load:.1f} before "
        f"it began; Python {platform.python_version()}, {versions}, Caddy {caddy}; the class on the same computer."
    )


def rows(measured: Sequence[Measured]) -> list[Row]:
    """A row for each thing at each site, what was done in rounds taken together; the sites beside each other."""
    whats = list(dict.fromkeys(one.what for one in measured))
    order = dict.fromkeys(
        (one.what, one.site) for one in sorted(measured, key=lambda one: whats.index(one.what))
    )
    return [_row([one for one in measured if (one.what, one.site) == key]) for key in order]


def table(shown: Sequence[Row]) -> str:
    """The rows; what the same costs on the floor page is the measure of the others."""
    floor = {row.what: row.server_ms for row in shown if row.where == FLOOR.name}
    lines = [" | ".join(HEAD + COSTS), " | ".join(["---", "---", *["---:"] * (len(HEAD + COSTS) - 2)])]
    for row in shown:
        least = floor.get(row.what)
        times = [f"{time:.3f}" for time in (row.p50, row.p95, row.p99)]
        counts = [f"{count:,}" for count in (row.students, row.times)]
        costs = [f"{row.server_ms:.1f}", f"{row.server_ms / least:.2f} ×" if least else ""]
        costs += [f"{row.proxy_ms:.1f}", f"{row.kilobytes:,.1f}", f"{row.share:.0%}"]
        lines.append(
            " | ".join([row.what, row.where, *counts, *times, str(row.lost), str(row.exceptions), *costs])
        )
    return "\n".join(f"| {line} |" for line in lines)


def reasons(measured: Iterable[Measured]) -> str:
    """Why acts were lost, and how often; "" if none was."""
    lost = sorted(
        f"{one.what}, {one.site}: {act.lost}" for one in measured for act in one.doing.acts if act.lost
    )
    return "\n".join(f"- {len(list(same))} × {why}" for why, same in groupby(lost))


def quantile(acts: Sequence[Act], percent: float) -> float:
    """Of the seconds of those that were answered; NaN if none was."""
    answered = [act.seconds for act in acts if not act.lost]
    return float(np.percentile(answered, percent)) if answered else float("nan")


def _row(same: Sequence[Measured]) -> Row:
    acts = [act for one in same for act in one.doing.acts]
    each = max(1, len(acts))
    p50, p95, p99 = (quantile(acts, percent) for percent in (50, 95, 99))
    return Row(
        same[0].what,
        same[0].site,
        same[0].students,
        len(acts),
        p50,
        p95,
        p99,
        sum(bool(act.lost) for act in acts),
        sum(act.exceptions for act in acts),
        1e3 * sum(one.server for one in same) / each,
        1e3 * sum(one.proxy for one in same) / each,
        sum(act.received for act in acts) / each / 1e3,
        max(one.doing.share for one in same),
    )
