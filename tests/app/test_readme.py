"""The code in the README is run, and prints what the README says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_engine_example_prints_what_the_readme_shows(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    example = re.search(r"```python\n(.*?)```.*?```text\n(.*?)```", text, re.DOTALL)
    assert example, "no example with its output"
    ran = subprocess.run(
        [sys.executable, "-c", example[1]], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert ran.stdout == example[2]


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_every_file_the_readme_points_to_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
