"""The locks: all that is installed, by version and hash, from wherever the reader gets packages."""

import json
import re
from importlib.metadata import version

import pytest

from deploy.precompress import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([\w.-]+)==([\w.!+-]+)(?: ; [^\\]+?)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def pinned(lock: str) -> dict[str, set[str]]:
    """The versions of each package: another for an old Python, now and then."""
    versions: dict[str, set[str]] = {}
    for found in map(PINNED.match, (ROOT / lock).read_text().splitlines()):
        if found:
            versions.setdefault(found[1], set()).add(found[2])
    return versions


def asked_for(requirements: str) -> set[str]:
    """The names in a readable file."""
    lines = (ROOT / requirements).read_text().splitlines()
    return {found[0].lower() for found in map(re.compile(r"^[\w-]+").match, lines) if found} - {"-r"}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_names_versions_and_hashes_and_nothing_else(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    assert [line for line in lines if not PINNED.match(line) and not HASH.match(line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_all_that_is_asked_for(lock: str) -> None:
    missing = asked_for(lock.replace(".lock", ".txt")) - pinned(lock).keys()
    assert not missing, f"make lock; not locked: {missing}"


def test_what_checks_the_browsers_scripts_is_locked_by_versions_and_hashes_too() -> None:
    lock = json.loads((ROOT / "tests/static/package-lock.json").read_text())
    asked, *packages = lock["packages"].values()
    assert (
        asked["devDependencies"]
        == json.loads((ROOT / "tests/static/package.json").read_text())["devDependencies"]
    )
    for package in packages:
        assert re.fullmatch(r"sha512-[\w+/]+=*", package["integrity"]) and package["version"]
        assert "resolved" not in package, "where it comes from is the reader's choice"


def test_the_tests_run_on_what_visitors_get() -> None:
    development = pinned("requirements-dev.lock")
    assert {name: development[name] for name in pinned("requirements.lock")} == pinned("requirements.lock")
    for name in ("streamlit", "numpy", "pandas", "starlette", "uvicorn"):
        assert version(name) in pinned("requirements.lock")[name]
