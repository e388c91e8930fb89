"""The Caddy of the tests: which one.

`python -m tests.deploy.caddy` sees to one: the one on the PATH; else, on Debian, the distribution's, unpacked into
build/ (installed, it would begin to serve); else it says what to install, and the tests that need it are skipped.
"""

import os
import shutil
import subprocess
from pathlib import Path

from deploy.commands import CADDY_MISSING
from deploy.precompress import ROOT
from tests.browser.chromium import is_root

UNPACKED = ROOT / "build" / "debian-caddy"
PATH = f"{os.environ['PATH']}{os.pathsep}{UNPACKED / 'usr' / 'bin'}"
"""Where `caddy` is looked for."""


def find() -> str | None:
    """The path of a Caddy; none if there is no such."""
    return shutil.which("caddy", path=PATH)


def see_to() -> str | None:
    """As `find`, but gets one where there is none."""
    return find() or (_unpack() and find()) or None


def _unpack() -> bool:
    if not Path("/etc/debian_version").exists():
        return False
    UNPACKED.mkdir(parents=True, exist_ok=True)
    if is_root():
        _succeeds("apt-get", "update")
    return _succeeds("apt-get", "download", "caddy") and all(
        _succeeds("dpkg-deb", "--extract", str(package), ".") for package in UNPACKED.glob("*.deb")
    )


def _succeeds(*command: str) -> bool:
    print("No Caddy yet; trying:", *command, flush=True)
    try:
        done = subprocess.run(command, cwd=UNPACKED, timeout=300, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    see_to() or print(CADDY_MISSING)
