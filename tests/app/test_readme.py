"""The code in the README is run, on what `pip install .` gives and numpy alone, and prints what the README says."""

import re
import subprocess
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the engine as pip installs it, without a network, and this Python's numpy."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "--isolated", "--quiet", "--disable-pip-version-check"]
    how = ["--no-index", "--no-deps", "--no-build-isolation", "--no-compile", "--target", str(folder)]
    subprocess.run([*pip, "install", *how, str(ROOT)], check=True)
    for part in Path(np.__file__).parents[1].glob("numpy*"):
        (folder / part.name).symlink_to(part)
    return folder


@pytest.fixture(scope="module")
def engine(installed: Path) -> Distribution:
    (found,) = distributions(name="gd-core", path=[str(installed)])
    return found


def printed(code: str, folder: Path) -> str:
    """What `code` prints where nothing but what lies in `folder` and Python itself can be imported."""
    alone = [sys.executable, "-E", "-S", "-c", code]
    return subprocess.run(alone, cwd=folder, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_engine_example_prints_what_the_readme_shows(name: str, installed: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```.*?```text\n(.*?)```", text, re.DOTALL)
    assert example, "no example with its output"
    assert printed(example[1], installed) == example[2]


def test_what_is_installed_is_the_engine_and_nothing_else(engine: Distribution) -> None:
    files = engine.files or []
    assert {file.parts[0] for file in files} == {"gd_core", f"gd_core-{engine.version}.dist-info"}
    in_checkout = {path.relative_to(ROOT).as_posix() for path in (ROOT / "gd_core").glob("**/*.py")}
    assert {str(file) for file in files if file.parts[0] == "gd_core"} == {*in_checkout, "gd_core/py.typed"}


def test_it_needs_the_numpy_of_the_app_and_nothing_else(engine: Distribution) -> None:
    assert engine.requires and len(engine.requires) == 1
    assert engine.requires[0].replace(" ", "") in (ROOT / "requirements.txt").read_text().splitlines()


def test_it_says_the_version_it_was_installed_as(engine: Distribution, installed: Path) -> None:
    assert printed("import gd_core; print(gd_core.__version__)", installed).strip() == engine.version


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", "CONTRIBUTING.md"])
def test_every_file_the_readme_points_to_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
