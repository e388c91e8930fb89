"""A run of gradient descent as the player gets it: few series at its key frames, and how the rest follows."""

from dataclasses import replace

import numpy as np

from gd_core import Batches, Parabola, Run, Status
from gd_core.arrays import Floats
from gd_core.parabola import batch_parabolas
from gd_ui.rows.source import Asked
from gd_ui.scene.key_frames import WHOLE, Frames, band
from gd_ui.scene.scene import pack, pack_floats, pack_ramp
from gd_ui.scene.schema import (
    BatchParabolas,
    Course,
    Curve,
    CurveHeight,
    CurveSlope,
    Dealt,
    Derived,
    Ending,
    OfUpdate,
    Packed,
    ParabolaCurve,
    PreviousValue,
    Ramp,
    RunMessage,
    Series,
    WeightedSum,
)


def descent_run(
    run: Run,
    frames: Frames,
    batches: bool,
    asked: Asked | None = None,
    drawn: Batches | None = None,
    decay: float = 0.0,
) -> RunMessage:
    """`run` at `frames`; `batches` adds each drawn batch's own parabola, `asked` what is predicted.

    With all the batches `drawn` for it, of which it has read the first, it bends; see `course`.
    """
    bends = course(run, drawn, batches, decay) if drawn else None
    series, derived = _series(run, frames, asked), _derived(run, frames, batches, asked)
    if batches and bends and not thinned(run, frames):
        derived |= OF_BATCHES
    elif batches:
        series |= _batch_series(run, frames)
    curves: dict[str, Curve] = {"cost": parabola_curve(run.data_parabola)}
    if batches:
        curves["batch"] = ParabolaCurve(curvature="batch_curvature", vertex="bottom", floor="batch_floor")
    return RunMessage(
        updates=run.updates,
        frames=len(frames) - 1,
        series=series,
        curves=curves,
        derived=derived,
        moves={"w": "before"},
        ending=_ending(run),
        course=bends,
    )


def excess_run(
    run: Run, frames: Frames, batches: bool = False, drawn: Batches | None = None, decay: float = 0.0
) -> RunMessage:
    """`descent_run` with the series `excess`, the cost above the least that any w has; the band is that of it too.

    Where it bends, and is whole, what its course leads to is not sent.
    """
    message = descent_run(run, frames, batches, drawn=drawn, decay=decay)
    excess = replace(parabola_curve(run.data_parabola), floor=0.0)
    series, course = message.series, message.course
    if thinned(run, frames):
        series = series | _band(run.excess, frames)
    elif isinstance(course, Course):
        series = {name: values for name, values in series.items() if name not in OF_COURSE}
        course = replace(course, start=float(run.w[0]))
    return replace(
        message,
        series=series,
        course=course,
        curves=message.curves | {"excess": excess},
        derived=message.derived | {"excess": CurveHeight(curve="excess", of="w")},
    )


def course(run: Run, drawn: Batches, costs: bool = True, decay: float = 0.0) -> Course | None:
    """What `run` goes by, so that it can bend: of the batches `drawn` for it as many as are shown one by one.

    It has read the first of them; `costs`: whether those of the batches are told. None where its learning rate is not
    the same at every update, nor falls by `decay`.
    """
    rates = run.learning_rate
    if not len(rates) or (not decay and (rates != rates[0]).any()):
        return None
    costs = costs or (run.tolerance is not None and run.tolerance_on == "batch")
    some = drawn.first(min(len(drawn), WHOLE))
    own = None
    if some.rows is not None:
        found = batch_parabolas(run.data, some, run.data_parabola)
        own = BatchParabolas(
            curvature=pack_ramp(found.curvature, "f8"),
            vertex=pack_ramp(found.vertex, "f8"),
            floor=pack_ramp(found.floor, "f8") if costs else None,
        )
    return Course(
        updates=len(some),
        rate=float(rates[0]),
        decay=decay or None,
        samples=samples_read(some),
        batches=own,
        tolerance=run.tolerance,
        watches=None if run.tolerance is None else run.tolerance_on,
        goes_on=len(some) < len(drawn) or None,
    )


def samples_read(batches: Batches) -> Packed | Ramp | Dealt:
    """The rows read before each update and, one more, after the last."""
    seen, rows, size = batches.samples_seen, batches.n, int(batches.samples_seen[1])
    k, updates = np.arange(len(seen)), -(-rows // size)
    short = rows % size and (seen == k // updates * rows + k % updates * size).all()
    return Dealt(rows=rows, size=size) if short else pack_ramp(seen, "u4")


def is_growing(run: Run) -> bool:
    """Whether a run that made all its updates is on its way out, and not only farther off than it began.

    With noise, a run started near the bottom ends farther off too, but hovers.
    """
    return run.growing and enlarges(run)


def enlarges(run: Run) -> bool:
    """Whether its steps, on average, enlarge the squared distance from the drawn batch's own bottom.

    That is mean((1 − α·h)²) > 1.
    """
    factors = 1 - run.learning_rate * run.parabolas.curvature
    return bool(np.mean(factors**2) > 1)


def _ending(run: Run) -> Ending:
    match run.status:
        case Status.CONVERGED:
            return "converged"
        case Status.DIVERGED:
            return "diverged"
        case Status.BUDGET:
            return "growing" if is_growing(run) else "budget"


def parabola_curve(parabola: Parabola[float]) -> ParabolaCurve:
    """A cost as the player gets it."""
    return ParabolaCurve(curvature=parabola.curvature, vertex=parabola.vertex, floor=parabola.floor)


def thinned(run: Run, frames: Frames) -> bool:
    """Whether some updates cannot be looked at one by one."""
    return len(frames) <= run.updates


def _series(run: Run, frames: Frames, asked: Asked | None) -> dict[str, Series]:
    series: dict[str, Series] = {
        "w": pack(run.w[frames], "f8"),
        "update": pack_ramp(frames, "u4"),
        "samples": pack_ramp(run.samples_seen[frames], "u4"),
        "rate": _rates(run, frames),
    }
    if asked and asked.plus:
        series["plus"] = Ramp(from_=asked.plus, step=0)
    if thinned(run, frames):
        series |= _band(run.cost, frames) | {"before": pack(run.w[np.maximum(frames - 1, 0)], "f8")}
    return series


def _band(costs: Floats, frames: Frames) -> dict[str, Series]:
    lowest, highest = map(pack_floats, band(costs, frames))
    return {"lowest": lowest, "highest": highest}


def _rates(run: Run, frames: Frames) -> Series:
    rates = run.learning_rate
    if len(rates) and (rates != rates[0]).any():
        return pack(_per_step(rates, frames), "f8")
    return Ramp(from_=float(rates[0]) if len(rates) else 0.0, step=0)


OF_COURSE = ("w", "update", "samples", "rate")
"""Series that the player works out from a course, as when it bends."""
OF_BATCHES: dict[str, Derived] = {
    "batch_curvature": OfUpdate(of_update="curvature"),
    "bottom": OfUpdate(of_update="vertex"),
    "batch_floor": OfUpdate(of_update="floor"),
}


def _batch_series(run: Run, frames: Frames) -> dict[str, Series]:
    own = run.parabolas
    return {
        "batch_curvature": pack_floats(_per_step(own.curvature, frames)),
        "bottom": pack(_per_step(own.vertex, frames), "f8"),
        "batch_floor": pack_floats(_per_step(own.floor, frames)),
    }


def _per_step(values: Floats, frames: Frames) -> Floats:
    """What belongs to the update that leads to each key frame; none leads to the first."""
    return np.concatenate([[0.0], values[frames[1:] - 1]])


def _derived(run: Run, frames: Frames, batches: bool, asked: Asked | None) -> dict[str, Derived]:
    derived: dict[str, Derived] = {} if thinned(run, frames) else {"before": PreviousValue(previous="w")}
    derived |= {
        "epoch": WeightedSum(sum={"samples": 1 / run.batches.n}),
        "cost": CurveHeight(curve="cost", of="w"),
        "cost_before": CurveHeight(curve="cost", of="before"),
        "gradient": CurveSlope(slope="batch" if batches else "cost", of="before"),
    }
    if asked:
        derived["predict"] = WeightedSum(sum={"w": asked.x} | ({"plus": 1} if asked.plus else {}))
    if batches:
        derived["batch_cost"] = CurveHeight(curve="batch", of="before")
        derived["batch_cost_after"] = CurveHeight(curve="batch", of="w")
    return derived
