"""The files of others that we serve are the ones we say they are."""

import hashlib
from pathlib import Path

STATIC = Path(__file__).parents[2] / "static"


def test_plotly_is_the_file_its_note_names() -> None:
    """The player relies on internals of exactly this version; no line ending was converted either."""
    note = dict(line.split(": ", 1) for line in (STATIC / "plotly-cartesian.txt").read_text().splitlines())
    script = (STATIC / "plotly-cartesian.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() == note["sha256"]
    assert f"v{note['version']}".encode() in script[:200]
