"""An exported script, run; and its numbers beside the engine's."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

from gd_core import Run
from gd_core.arrays import Floats
from gd_ui.descent.settings import Method, Settings, StopOn
from gd_ui.text import Text
from tests.ui.whole import page_of

DIGITS = 1e-9


def script(settings: Any, text: Text, link: str = "") -> str:
    return page_of(settings).export.script(settings, text, link)


def steps_csv(settings: Any, text: Text, link: str = "") -> bytes:
    return page_of(settings).export.steps_csv(settings, text, link)


def file_name(settings: Any) -> str:
    return page_of(settings).export.file_name(settings)


def settings_line(settings: Any, text: Text) -> str:
    return page_of(settings).export.settings_line(settings, text)


def printed(program: str) -> list[str]:
    """The lines that the script prints, run in this interpreter."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(program, "exported.py", "exec"), {"__name__": "__main__"})
    return out.getvalue().splitlines()


def printed_alone(program: str, folder: Path) -> list[str]:
    """The same in an interpreter of its own that knows nothing of this project, warnings being errors."""
    path = folder / "exported.py"
    path.write_text(program, encoding="utf-8")
    command = [sys.executable, "-I", "-X", "utf8", "-W", "error", str(path)]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    assert not done.stderr
    return done.stdout.splitlines()


def numbers(lines: list[str]) -> list[list[float]]:
    """Of those lines that consist of numbers."""
    found = []
    for line in lines:
        with contextlib.suppress(ValueError):
            found.append([float(part) for part in line.split()])
    return found


def watches_all(settings: Settings) -> bool:
    """Whether the cost compared with the tolerance is that on all data."""
    return settings.stop_on is StopOn.FULL or settings.method is Method.BGD


def assert_same(run: Run, rows: list[list[float]], on_all: bool) -> None:
    """One line for each update: its number, the cost before it, the gradient, w."""
    assert len(rows) == run.updates
    if not rows:
        return
    update, cost, gradient, w = np.array(rows).T
    assert update.tolist() == list(range(1, run.updates + 1))
    costs = run.cost[:-1] if on_all else run.batch_cost
    x, y = np.abs(run.data.x).max(), np.abs(run.data.y).max()
    # The residual w·x − y has no more digits than w·x and y leave it; a cost is its square, and so are its errors.
    lost = 1e-13 * (y + x * max(abs(run.w[0]), abs(run.data_parabola.vertex)))
    close(w, run.w[1:], 1e-12 * max(abs(run.w[0]), abs(run.data_parabola.vertex)))
    close(gradient, run.gradient, 2 * x * lost)
    close(np.sqrt(cost), np.sqrt(costs), lost)


def close(found: Any, expected: Any, rounding: float = 0.0) -> None:
    """The same to nine digits, or to rounding."""
    np.testing.assert_allclose(found, expected, rtol=DIGITS, atol=rounding)


def columns(rows: list[list[float]]) -> Floats:
    """Lines as columns."""
    return np.array(rows).T
