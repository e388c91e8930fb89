"""The run lit and the fan around it as the player gets them."""

from dataclasses import replace

import numpy as np

from gd_core.arrays import Floats
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.scene.key_frames import Frames
from gd_ui.scene.runs import excess_run
from gd_ui.scene.scene import float_kind, pack, pack_floats, pack_ramp
from gd_ui.scene.schema import (
    BatchParabolas,
    BatchRows,
    Course,
    CurveSlope,
    Ramp,
    RuleCourse,
    RunMessage,
    Series,
)


def noise_run(fan: NoiseSettings, frames: Frames, agree: Floats) -> RunMessage:
    """The run of the seed chosen, with its excess cost, the lines of the fan and `agree`, all at `frames`."""
    message = excess_run(fan.run, frames, drawn=fan.batches, decay=fan.decay)
    low, median, high = map(pack_floats, fan.quantiles[:, frames])
    lines: dict[str, Series] = {"low": low, "median": median, "high": high}
    if fan.is_predicted:
        predicted = fan.predicted[np.minimum(frames, len(fan.predicted) - 1)]
        lines["predicted"] = pack_ramp(predicted, float_kind(predicted))
    level = Ramp(from_=fan.run.data_parabola.curvature, step=0)
    return replace(
        message,
        series=message.series | lines | {"level": level, "agree": pack(agree, "u1")},
        derived=message.derived | {"pull": CurveSlope(slope="cost", of="w")},
        moves=message.moves | {"pull": "gradient"},
        course=_lighter(fan, message.course),
    )


def _lighter(fan: NoiseSettings, course: Course | RuleCourse | None) -> Course | RuleCourse | None:
    """`course`, where that weighs less with the rows that its batches read in place of their parabolas."""
    if not isinstance(course, Course) or not isinstance(sent := course.batches, BatchParabolas):
        return course
    if (rows := fan.batches.first(course.updates).rows) is None:
        return course
    order = pack(rows, "u1" if len(fan.data) <= 1 << 8 else "u4")
    batches = BatchRows(x=pack_ramp(fan.data.x, "f8"), y=pack(fan.data.y, "f8"), rows=order)
    return replace(course, batches=batches) if _bytes(batches) < _bytes(sent) else course


def _bytes(batches: BatchRows | BatchParabolas) -> int:
    return sum(part.nbytes for part in vars(batches).values() if isinstance(part, np.ndarray))


def agreeing(fan: NoiseSettings, frames: Frames) -> Floats:
    """How many of the cloud's gradients have the sign of the full one, at each key frame."""
    w, best, cloud = fan.run.w[frames], fan.run.data_parabola.vertex, fan.cloud
    bottoms = np.sort(cloud.vertex[cloud.curvature > 0])
    left = np.searchsorted(bottoms, w, side="left")
    right = len(bottoms) - np.searchsorted(bottoms, w, side="right")
    none = len(cloud.vertex) - left - right
    counted: Floats = np.where(w > best, left, np.where(w < best, right, none)).astype(np.float64)
    return counted
