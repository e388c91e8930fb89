"""All that the proxy serves from disk in one folder, each file with a .br and a .gz beside it where they are smaller.

`python -m deploy.precompress FOLDER` makes the folder anew.
"""

import gzip
import hashlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli

from gd_ui.server.shell import HOME, PAGES, bundle, shell

ROOT = Path(__file__).parents[1]
# 11 makes the 25 MB a tenth smaller still, in ten times the time (28 s).
BROTLI_QUALITY = 9


SHELL = ("index.html", "favicon.png")
"""What is shown at the address of any page, until Streamlit's scripts fill it."""


def sources() -> dict[str, Path]:
    """Where what is below an address lies: Streamlit's own bundle and our `static/`."""
    return {"static": bundle() / "static", "app/static": ROOT / "static"}


def lay_out(folder: Path) -> None:
    """Make `folder`, which must not be there yet."""
    for address, source in sources().items():
        shutil.copytree(source, folder / address)
    for name in (HOME, *PAGES):
        page = "index" if name == HOME else name
        (folder / f"{page}.html").write_text(shell(name), encoding="utf-8")
    shutil.copy(bundle() / SHELL[1], folder)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        _compress(path)


def laid_out(parent: Path) -> Path:
    """The folder for the files as they are now, in `parent`; made only if it is not there.

    It is never half made, and one that is being served is never changed.
    """
    folder = parent / f"static-{_version()}"
    if not folder.exists():
        parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=parent) as made:
            lay_out(Path(made) / "static")
            _move(Path(made) / "static", folder)
    return folder


def _compress(path: Path) -> None:
    plain = path.read_bytes()
    packed = {".gz": gzip.compress(plain, 9, mtime=0), ".br": brotli.compress(plain, quality=BROTLI_QUALITY)}
    for ending, content in packed.items():
        if len(content) < len(plain):
            path.with_name(path.name + ending).write_bytes(content)


def _version() -> str:
    return hashlib.sha256("\n".join(_stamps()).encode()).hexdigest()[:12]


def _stamps() -> Iterator[str]:
    yield from map(shell, (HOME, *sorted(PAGES)))
    of_shell = [bundle() / name for name in SHELL]
    for path in [*of_shell, *(path for source in sources().values() for path in sorted(source.rglob("*")))]:
        if path.is_file():
            stat = path.stat()
            yield f"{path} {stat.st_size} {stat.st_mtime_ns}"


def _move(made: Path, folder: Path) -> None:
    try:
        made.rename(folder)
    except OSError:  # somebody else was faster, with the same files
        if not folder.exists():
            raise


if __name__ == "__main__":
    lay_out(Path(sys.argv[1]))
