"""A scene: what is drawn and what moves in it, as data the player can animate without knowing what it means."""

import struct
import zlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
from numpy.typing import ArrayLike, NDArray

from gd_ui.scene.palette import PALETTE

Json = dict[str, Any]
COMPRESSION = 4
"""Of 1 to 9: more takes more of the server's time than it saves on the wire."""
FIRST_SPEED = 2
"""Ticks a second: slow enough that each update of a first run can be followed."""
ALIGNED = 8
"""Bytes: a browser reads numbers only from places that are multiples of their size."""
_KINDS = {"<f8": "f8", "<f4": "f4", "<u4": "u4", "<u2": "u2", "|u1": "u1"}
Packed = NDArray[Any]
"""An array of one of these kinds, in one dimension."""


@dataclass(frozen=True)
class Scene:
    """One picture with its clock.

    `figure`: what stands still, as Plotly data and layout. `runs`: for each its `updates` and `frames` (their
    numbers), its `series` (one value per key frame), `curves` (parabolas whose coefficients are series or
    numbers, or tables: `values` at equally spaced points `between` two) and `derived` (series worked out from
    those). `tracks`: what moves, and the words that go with it; each belongs to the run it names, or to the
    first. `switches`: choices that only change the look; where an option has `ticks`, the clock counts those
    values of its `series`, and every run is as far as it had got by then, else it counts the first run's
    updates. `picks`: panels where a tap chooses a value (or `both`, along x and y), and its name. `captions`:
    the words on the player's own controls. `speed`: ticks a second to begin with. `lesson`: the question before
    the first play, the tasks and the code of the page, from `gd_ui.lesson`.
    """

    figure: Json
    runs: dict[str, Json]
    tracks: list[Json]
    captions: Json
    switches: list[Json] = field(default_factory=list)
    picks: list[Json] = field(default_factory=list)
    speed: float = FIRST_SPEED
    lesson: Json | None = None

    def as_message(self) -> Json:
        """What is sent to the player: JSON without NaN or infinity (those travel inside packed arrays)."""
        return {
            "figure": self.figure,
            "runs": self.runs,
            "tracks": self.tracks,
            "switches": self.switches,
            "picks": self.picks,
            "speed": self.speed,
            "captions": self.captions,
            "lesson": self.lesson,
            "palette": PALETTE.as_message(),
        }

    def packed(self) -> bytes:
        """The message in bytes."""
        return packed(self.as_message())


def packed(message: Json) -> bytes:
    """`message` in bytes: the length of its text (4 bytes), the deflated JSON, and then all its arrays.

    In the JSON stands for an array {"$array": ["f8", 0, 36]}: its kind, where it begins, in bytes from the first, and
    how many numbers it has.
    Arrays are left as they are: numbers hardly deflate, and to write them as text costs more than to send them.
    """
    arrays: list[bytes] = []

    def place(value: Packed | np.generic) -> Any:
        if isinstance(value, np.generic):
            return value.item()
        kind, begins, raw = _KINDS.get(value.dtype.str), sum(map(len, arrays)), value.tobytes()
        if not kind or value.ndim != 1:
            raise TypeError(f"not packed: {value.dtype} in {value.ndim} dimensions")
        arrays.append(raw + bytes(-len(raw) % ALIGNED))
        return {"$array": [kind, begins, len(value)]}

    text = zlib.compress(orjson.dumps(message, default=place), level=COMPRESSION)
    return struct.pack("<I", len(text)) + text + b"".join(arrays)


def pack(values: ArrayLike, kind: str) -> Packed:
    """`values` as an array of little-endian numbers; `kind` is f8, f4, u4, u2 or u1.

    >>> pack([1.0, 2.0], "f4")
    array([1., 2.], dtype=float32)
    """
    return np.asarray(values).astype(f"<{kind}").ravel()


def pack_floats(values: NDArray[np.floating[Any]]) -> Packed:
    """`values` for a drawing: in four bytes each, which are enough for one, where those hold them, else in eight.

    >>> pack_floats(np.array([1.0, 0.0])), pack_floats(np.array([1e40])), pack_floats(np.array([1e-40]))
    (array([1., 0.], dtype=float32), array([1.e+40]), array([1.e-40]))
    """
    return pack(values, float_kind(values))


def float_kind(values: NDArray[np.floating[Any]]) -> str:
    """f4, or f8 where one of `values` is too large for four bytes, or so small that it would become 0."""
    sizes, four = np.abs(values), np.finfo("f4")
    held = (sizes < four.max) & (sizes >= four.tiny) | (sizes == 0) | np.isnan(sizes)
    return "f4" if held.all() else "f8"


def pack_ramp(values: ArrayLike, kind: str) -> Json | Packed:
    """`values` as their start and step where they climb evenly, as counts do; else packed as `kind`.

    >>> pack_ramp([0, 2, 4, 6], "u4")
    {'from': 0, 'step': 2}
    """
    numbers = np.asarray(values)
    steps = np.diff(numbers)
    if len(steps) and (steps == steps[0]).all():
        return {"from": numbers[0].item(), "step": steps[0].item()}
    return pack(numbers, kind)
