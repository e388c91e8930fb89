"""Where the store is: as the host says, or in a folder that nobody else may look into."""

import stat
import tempfile
from pathlib import Path

import pytest

from gd_ui import classroom
from gd_ui.classroom import store_address
from gd_ui.classroom.routes import all_routes


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one for temporary files, where the host has chosen nothing."""
    monkeypatch.delenv("CLASSROOM", raising=False)
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path


def test_all_processes_of_a_user_have_one_file_that_is_the_users_alone(folder: Path) -> None:
    assert store_address() == store_address()
    (made,) = folder.iterdir()
    assert store_address() == f"sqlite:///{made / 'classes.db'}"
    assert stat.S_IMODE(made.stat().st_mode) == 0o700


def test_a_folder_that_others_may_look_into_or_that_leads_elsewhere_is_not_taken(folder: Path) -> None:
    store_address()
    (made,) = folder.iterdir()
    made.chmod(0o755)
    with pytest.raises(PermissionError):
        store_address()
    made.rmdir()
    made.symlink_to(folder)
    with pytest.raises(PermissionError):
        store_address()


def test_the_host_says_where_or_that_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLASSROOM", "postgresql+psycopg://db/lab")
    assert (store_address(), classroom.offered()) == ("postgresql+psycopg://db/lab", True)
    assert all_routes()
    monkeypatch.setenv("CLASSROOM", "off")
    assert (all_routes(), classroom.offered()) == ([], False)
