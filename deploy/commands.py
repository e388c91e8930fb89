"""The programs that `make serve` starts, and the environment that deploy/Caddyfile and Streamlit read."""

import os
import shutil
import sys
from collections.abc import Sequence

from deploy.precompress import ROOT, laid_out
from deploy.settings import Settings

CADDY_MISSING = (
    "Caddy 2.6 or later is needed, and there is none on the PATH: apt-get install caddy; caddyserver.com"
)

SHARED_MEMORY = "/dev/shm"
"""A folder that Linux keeps in memory."""


class StartError(Exception):
    """The proxy or a process cannot be started; its text says why."""


def server(port: int, runs: Sequence[str]) -> list[str]:
    """One process of what Python `runs`, see `Settings`."""
    options = {"server.headless": "true", "server.address": "127.0.0.1", "server.port": str(port)}
    options["logger.hideWelcomeMessage"] = "true"  # it shows an address that is not the visitors'
    return [sys.executable, "-m", *runs, *(f"--{k}={v}" for k, v in options.items())]


def proxy() -> list[str]:
    """Caddy; StartError if there is none."""
    caddy = shutil.which("caddy")
    if not caddy:
        raise StartError(CADDY_MISSING)
    return [caddy, "run", "--config", "deploy/Caddyfile", "--adapter", "caddyfile"]


def environment(settings: Settings) -> dict[str, str]:
    """What is set already, and what `settings` say."""
    return os.environ | {
        "SITE": settings.site or f"http://:{settings.port}",
        "ADDRESS": settings.address,
        "BELOW": settings.below,
        "METRICS": f"127.0.0.1:{settings.metrics}",
        "UPSTREAMS": " ".join(["to", *(f"127.0.0.1:{port}" for port in settings.ports)]),
        # Caddy keeps a copy of its settings there, the secret among them, for its user's eyes only.
        "XDG_CONFIG_HOME": str(ROOT / "build"),
        # A large upload passes through a nameless temporary file while it comes in: in memory, not on a disk.
        **({"TMPDIR": SHARED_MEMORY} if os.path.isdir(SHARED_MEMORY) else {}),
        "STATIC": str(laid_out(ROOT / "build")),
        "COOKIE_SECRET": settings.secret,
        "STREAMLIT_SERVER_COOKIE_SECRET": settings.secret,
    }
