"""The method as six lines of Python, each with what it has just worked out.

Run as a program, with numpy as `np`, the data as arrays `x` and `y`, the start as `w` and the drawn rows as
`rows` (SGD, one a time) or `batches`, they give the very w of the run.
"""

from gd_ui.descent.settings import Method, Settings, StopOn
from gd_ui.lesson import Line
from gd_ui.text import Text
from gd_ui.text.numbers import Count

DRAWN, WORKED_OUT, MOVED, RESTED = 0.14, 0.34, 0.84, 1.0
"""The parts of a step, 0 to 1: its rows are shown, then the gradient is taken, then the ball moves, then it rests."""


def lines(settings: Settings, text: Text) -> list[Line]:
    """The six lines of the method on the page."""
    words, rows = text.lesson.code, _rows(settings)
    whole, single = settings.method is Method.BGD, settings.method is Method.SGD
    every = settings.run.batches.rows is None
    on_all = every or settings.stop_on is StopOn.FULL
    mean = "{}" if single else "np.mean({})"
    cost = "np.mean((w * x - y)**2)" if on_all and not whole else mean.format("e**2")
    stops = settings.stop_on is not StopOn.NEVER
    met = settings.run.status.name == "CONVERGED"
    read = words.all_rows.format(n=Count(len(settings.data))) if every else "{rows}"
    stop = f"    if cost < {settings.tolerance!r}: break"
    return [
        Line(code=_loop(settings), note=read, until=DRAWN),
        Line(code=f"    e = w * x{rows} - y{rows}", note="w = {before:near}", until=WORKED_OUT),
        Line(
            code=f"    cost = {cost}",
            note="{cost_before:5}" if on_all else "{batch_cost:5}",
            until=WORKED_OUT,
        ),
        Line(code=f"    g = 2 * {mean.format(f'e * x{rows}')}", note="{gradient:6}", until=WORKED_OUT),
        Line(code=f"    w = w - {settings.learning_rate!r} * g", note="{w:near}", until=MOVED),
        Line(code=stop, note=words.go_on, until=RESTED, last=words.stop if met else None)
        if stops
        else Line(code="    print(cost, w)", note="", until=RESTED),
    ]


def _loop(settings: Settings) -> str:
    loops = {Method.BGD: f"for epoch in range({settings.updates_allowed}):", Method.SGD: "for row in rows:"}
    return loops.get(settings.method, "for rows in batches:")


def _rows(settings: Settings) -> str:
    """The index that takes the rows of an update out of x and y."""
    return {Method.BGD: "", Method.SGD: "[row]"}.get(settings.method, "[rows]")
