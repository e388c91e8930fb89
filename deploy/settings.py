"""What a host can choose about `make serve`, read from the environment."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

APP = ("streamlit", "run", "app.py")


@dataclass(frozen=True)
class Settings:
    """How many processes stand behind the proxy, and where it listens.

    The processes take the `processes` ports after `port`, and `metrics` the one after them, on 127.0.0.1 all. `site`
    is the proxy's address if it has a name, and then it gets itself a certificate. The addresses of the app begin with
    the path `below`, such as `/lab`. The `secret` signs cookies. A process `runs` this module of Python's, with what it
    is told.
    """

    port: int = 8080
    processes: int = field(default_factory=lambda: os.cpu_count() or 1)
    address: str = "127.0.0.1"
    site: str = ""
    below: str = ""
    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    runs: tuple[str, ...] = APP

    @property
    def ports(self) -> list[int]:
        """The ports of the processes."""
        return [self.port + 1 + k for k in range(self.processes)]

    @property
    def metrics(self) -> int:
        """The port at which the proxy counts requests and errors."""
        return self.port + 1 + self.processes


def from_environment(given: Mapping[str, str]) -> Settings:
    """PORT, PROCESSES, ADDRESS, SITE, BELOW and COOKIE_SECRET, where they are given; ValueError if a number is none."""
    numbers = {name.lower(): int(given[name]) for name in ("PORT", "PROCESSES") if given.get(name)}
    words = {name.lower(): given[name] for name in ("ADDRESS", "SITE") if given.get(name)}
    if path := given.get("BELOW", "").strip("/"):
        words["below"] = f"/{path}"
    secret = {"secret": given["COOKIE_SECRET"]} if given.get("COOKIE_SECRET") else {}
    return Settings(**numbers, **words, **secret)  # type: ignore[arg-type]
