"""The run lit and the fan around it as the player gets them."""

import numpy as np

from gd_core.arrays import Floats
from gd_ui.scenes.key_frames import Frames, cost_band
from gd_ui.scenes.runs import descent_run, thinned
from gd_ui.scenes.scene import Json, pack, pack_ramp
from gd_ui.settings.noise import Fan


def noise_run(fan: Fan, frames: Frames, agree: Floats) -> Json:
    """The run of the seed chosen, with its excess cost, the lines of the fan and `agree`, all at `frames`."""
    whole, message = fan.run.data_parabola, descent_run(fan.run, frames, batches=False)
    excess = {"curvature": whole.curvature, "vertex": whole.vertex, "floor": 0.0}
    pulls = {"excess": {"curve": "excess", "of": "w"}, "pull": {"slope": "cost", "of": "w"}}
    level = {"from": whole.curvature, "step": 0}
    lines = {name: pack(line, _kind(line)) for name, line in _lines(fan, frames).items()}
    if fan.is_predicted:
        lines["predicted"] = pack_ramp(fan.predicted[np.minimum(frames, len(fan.predicted) - 1)], "f4")
    return message | {
        "series": message["series"] | lines | {"level": level, "agree": pack(agree, "u1")},
        "curves": message["curves"] | {"excess": excess},
        "derived": message["derived"] | pulls,
        "moves": message["moves"] | {"pull": "gradient"},
    }


def _lines(fan: Fan, frames: Frames) -> dict[str, Floats]:
    lines = dict(zip(("low", "median", "high"), fan.quantiles[:, frames], strict=True))
    if thinned(fan.run, frames):
        edges = zip(("lowest", "highest"), cost_band(fan.run, frames), strict=True)
        lines |= {name: edge - fan.run.data_parabola.floor for name, edge in edges}
    return lines


def agreeing(fan: Fan, frames: Frames) -> Floats:
    """How many of the cloud's gradients have the sign of the full one, at each key frame."""
    w = fan.run.w[frames]
    signs = np.sign(w[:, None] - fan.cloud.vertex)  # no batch is flat here: x is never 0
    same = signs == np.sign(w - fan.run.data_parabola.vertex)[:, None]
    counted: Floats = same.sum(axis=1).astype(np.float64)
    return counted


def _kind(values: Floats) -> str:
    """Four bytes are enough for a drawing, if they hold the values."""
    return "f4" if values.max(initial=0.0) < np.finfo("f4").max else "f8"
