"""A run as a small still picture: its path on the cost parabola."""

import numpy as np
from numpy.typing import NDArray

from gd_core import Run
from gd_ui.scene.palette import PALETTE
from gd_ui.scene.ranges import cost_range

WIDTH, HEIGHT, EDGE = 240, 120, 8
STEPS = 12
"""Updates drawn: more would only thicken the bottom."""

Floats = NDArray[np.float64]
Points = list[tuple[float, float]]


def thumbnail(run: Run) -> str:
    """An SVG of the first updates of `run`, in colours that can be seen on light and on dark."""
    best = run.data_parabola.vertex
    half_width = 1.25 * abs(float(run.w[0]) - best) or 1.0
    ends = (best - half_width, best + half_width)
    w = np.linspace(*ends, 49)
    curve = _path(w, run.data_parabola(w), run, ends)
    points = _path(run.w[: STEPS + 1], run.cost[: STEPS + 1], run, ends)
    blue, red, grey = PALETTE.data.light, PALETTE.weight.light, "#7D848B"
    dots = "".join(f'<circle cx="{x}" cy="{y}" r="3.5" fill="{grey}"/>' for x, y in points)
    x, y = points[-1]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'{_line(curve, blue, 2.5)}{_line(points, grey, 1.5)}{dots}<circle cx="{x}" cy="{y}" r="6" fill="{red}"/></svg>'
    )


def _path(w: Floats, cost: Floats, run: Run, ends: tuple[float, float]) -> Points:
    low, high = cost_range(run.data_parabola, ends)
    x = np.interp(w, ends, (EDGE, WIDTH - EDGE)).round(1)
    y = np.interp(cost, (low, high), (HEIGHT - EDGE, EDGE)).round(1)
    return list(zip(x.tolist(), y.tolist(), strict=True))


def _line(points: Points, colour: str, width: float) -> str:
    joined = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="{width}"/>'
