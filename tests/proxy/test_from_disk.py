"""Streamlit's bundle and ours come from disk: the very bytes, packed, and kept by browsers for a year."""

import gzip
import random
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest

from deploy.precompress import laid_out, sources
from tests.proxy.asked import Asked

UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
YEAR = "public, max-age=31536000, immutable"


def files(address: str) -> list[tuple[str, Path]]:
    """All that is served below `address`, and where it lies."""
    source = sources()[address]
    paths = sorted(path for path in source.rglob("*") if path.is_file())
    return [(f"/{address}/{path.relative_to(source).as_posix()}", path) for path in paths]


@pytest.mark.parametrize("encoding", UNPACK)
@pytest.mark.parametrize("version", ("v00000000", "v1a2b3c4d"))
def test_our_files_are_those_on_the_disk_whatever_the_version(
    asked: Asked, encoding: str, version: str
) -> None:
    for url, path in files("app/static"):
        address = url.replace("/app/static/", f"/app/static/{version}/")
        answer = asked(address, accept_encoding=encoding)
        assert answer.status == 200, address
        assert UNPACK[answer["Content-Encoding"]](answer.body) == path.read_bytes(), address
        assert answer["Cache-Control"] == YEAR


@pytest.mark.parametrize("encoding", UNPACK)
def test_streamlits_files_are_those_on_the_disk(asked: Asked, encoding: str) -> None:
    for url, path in random.Random(1).sample(files("static"), 40):
        answer = asked(url, accept_encoding=encoding)
        assert UNPACK[answer["Content-Encoding"]](answer.body) == path.read_bytes(), url
        assert answer["Cache-Control"] == YEAR


@pytest.mark.parametrize("encoding", ("br", "gzip"))
def test_scripts_come_packed_as_the_browser_asks(asked: Asked, encoding: str) -> None:
    scripts = [url for address in sources() for url, path in files(address) if path.stat().st_size > 4000]
    for url in [url for url in scripts if url.endswith(".js")][::20]:
        answer = asked(url, accept_encoding=encoding)
        assert answer["Content-Encoding"] == encoding, url
        assert "Accept-Encoding" in answer["Vary"]
        assert "javascript" in answer["Content-Type"]


def test_no_browser_keeps_our_file_without_its_version_nor_one_that_is_not_there(asked: Asked) -> None:
    assert "immutable" not in asked("/app/static/player/player.js")["Cache-Control"]
    for wrong in ("v1", "v1A2B3C4D", "v1a2b3c4d5", "v1a2b3c4d/v1a2b3c4d"):
        assert asked(f"/app/static/{wrong}/player/player.js").status == 404
    for url in ("/app/static/v1a2b3c4d/none.js", "/static/js/none.js"):
        answer = asked(url)
        assert (answer.status, answer["Cache-Control"]) == (404, "no-store")


def test_a_changed_file_makes_another_folder_and_leaves_the_one_that_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.js").write_text("old " * 100)
    monkeypatch.setattr("deploy.precompress.sources", lambda: {"app/static": source})
    before = laid_out(tmp_path / "build")
    assert laid_out(tmp_path / "build") == before
    (source / "a.js").write_text("newer " * 100)
    after = laid_out(tmp_path / "build")
    assert after != before
    assert (before / "app/static/a.js").read_text().startswith("old")
    assert gzip.decompress((after / "app/static/a.js.gz").read_bytes()).startswith(b"newer")
