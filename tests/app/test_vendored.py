"""The files of others that we serve are the ones we say they are."""

import hashlib
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"


@pytest.mark.parametrize(
    ("note", "file"), [("plotly-cartesian.txt", "plotly-cartesian.min.js"), ("lean-qr.txt", "lean-qr.mjs")]
)
def test_a_file_is_the_one_its_note_names(note: str, file: str) -> None:
    """The player relies on internals of exactly this Plotly; no line ending was converted either."""
    said = dict(line.split(": ", 1) for line in (STATIC / note).read_text().splitlines())
    assert hashlib.sha256((STATIC / file).read_bytes()).hexdigest() == said["sha256"]
    assert file in said["source"] or "unchanged" in said["source"]
    assert (STATIC / said["licence"].split("(")[1].strip(")")).read_text().startswith(("MIT", "The MIT"))


def test_plotly_says_the_version_its_note_names() -> None:
    note = dict(line.split(": ", 1) for line in (STATIC / "plotly-cartesian.txt").read_text().splitlines())
    assert f"v{note['version']}".encode() in (STATIC / "plotly-cartesian.min.js").read_bytes()[:200]
