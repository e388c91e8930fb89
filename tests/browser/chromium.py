"""The Chromium of the browser tests: which one, and how it is started.

`python -m tests.browser.chromium` sees to one: the one on the PATH; else Playwright's, downloaded if need
be; else, as root on Debian, the distribution's; else it fails and says what to install.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# Nothing but the page under test may use the network or the processor.
ARGS = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The pages of a context share a process, and what it has compiled of Streamlit and Plotly: a quarter less work.
    "--process-per-site",
)
MISSING = "The browser tests need Chromium: install it, or Google Chrome, so that `chromium` is on the PATH."


def is_root() -> bool:
    """Chromium's sandbox refuses root, and only root may install packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def find() -> str | None:
    """The path of a Chromium that starts; none if there is no such."""
    paths = (shutil.which(name) for name in NAMES)
    return next((path for path in paths if path and _starts(path)), None) or _playwrights()


def see_to() -> str | None:
    """As `find`, but gets one where there is none."""
    return find() or (_download() and find()) or (_install_package() and find()) or None


def _playwrights() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if _starts(path) else None


def _download() -> bool:
    return _succeeds(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")


def _install_package() -> bool:
    if not (is_root() and Path("/etc/debian_version").exists()):
        return False
    return _succeeds("apt-get", "update") and _succeeds("apt-get", "install", "-y", "chromium")


def _starts(path: str) -> bool:
    """A file is not enough: Ubuntu's is a stub, and a downloaded one may lack its libraries."""
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def _succeeds(*command: str) -> bool:
    print("No Chromium yet; trying:", *command, flush=True)
    try:
        return subprocess.run(command, timeout=300, stdout=subprocess.DEVNULL).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    sys.exit(None if see_to() else MISSING)
