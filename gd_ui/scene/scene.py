"""A scene: what is drawn and what moves in it, as data the player can animate without knowing what it means."""

import struct
import zlib
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import orjson
from numpy.typing import ArrayLike, NDArray

from gd_ui.scene.palette import PALETTE
from gd_ui.scene.schema import (
    Captions,
    Figure,
    HandMessage,
    HeadTrack,
    LessonMessage,
    Packed,
    Pick,
    Powers,
    Ramp,
    RunMessage,
    Switch,
    Track,
)

COMPRESSION = 4
"""Of 1 to 9: more takes more of the server's time than it saves on the wire."""
FIRST_SPEED = 2
"""Ticks a second: slow enough that each update of a first run can be followed."""
ALIGNED = 8
"""Bytes: a browser reads numbers only from places that are multiples of their size."""
COLOURS = PALETTE.as_message()
_KINDS = {"<f8": "f8", "<f4": "f4", "<u4": "u4", "<u2": "u2", "|u1": "u1"}
_IN_BROWSERS = {
    "f8": "Float64Array",
    "f4": "Float32Array",
    "u4": "Uint32Array",
    "u2": "Uint16Array",
    "u1": "Uint8Array",
}


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One picture with its clock.

    `figure`: what stands still. `runs`: by their names. `tracks`: what moves, and the words that go with it; each
    belongs to the run it names, or to the first. `switches`: choices that only change the look; unless one of them says
    what the clock counts, it counts the first run's updates. `picks`: where a tap chooses a value. `speed`: ticks a
    second to begin with. `hand`: what is moved in the player. `captions`: the words on the player's own controls.
    `lesson`: what the page asks and lets try.
    `settings`: all that was chosen, in a line, for paper.
    `palette`: each colour by its name, on a light and on a dark page. `at`: where the clock of a new player stands, as
    a link says it. `locked`: the names of what can be neither dragged nor picked. `alone`: nobody answers what is
    moved, as in a file. `sent`: the mark under which a teacher sent these settings, if one did.
    """

    figure: Figure
    runs: dict[str, RunMessage]
    tracks: list[Track]
    switches: list[Switch] = field(default_factory=list)
    picks: list[Pick] = field(default_factory=list)
    speed: float = FIRST_SPEED
    hand: HandMessage | None = None
    captions: Captions
    lesson: LessonMessage | None = None
    settings: str | None = None
    palette: dict[str, tuple[str, str]] = field(default_factory=lambda: COLOURS)
    at: str | None = None
    locked: list[str] = field(default_factory=list)
    alone: bool | None = None
    sent: str | None = None

    def packed(self) -> bytes:
        """What is sent to the player."""
        return packed(self)

    @property
    def movable(self) -> set[str]:
        """The names of all that a visitor can move, drag or tap in it."""
        hand = self.hand or HandMessage()
        dragged = {track.drag for track in self.tracks if isinstance(track, HeadTrack) and track.drag}
        moved = {one.name for one in (hand.ruler, hand.beta, hand.batch, hand.again) if one}
        return dragged | moved | {pick.name for pick in self.picks}


def packed(message: object) -> bytes:
    """`message` in bytes: the length of its text (4 bytes), the deflated JSON, and then all its arrays.

    A dataclass becomes an object of its fields, as `gd_ui.scene.schema` says.
    In the JSON stands for an array {"$array": ["f8", 0, 36]}: its kind, where it begins, in bytes from the first, and
    how many numbers it has. One that is there several times is sent once.
    Arrays are left as they are: numbers hardly deflate, and to write them as text costs more than to send them.
    A NaN or an infinity can travel in an array only: JSON has neither.
    """
    arrays: list[bytes] = []

    def placed(kind: str, raw: bytes, length: int) -> list[Any]:
        begins = sum(map(len, arrays))
        arrays.append(raw + bytes(-len(raw) % ALIGNED))
        return [kind, begins, length]

    text = zlib.compress(_json(message, placed), level=COMPRESSION)
    return struct.pack("<I", len(text)) + text + b"".join(arrays)


def as_text(message: object) -> str:
    """`message` as JSON alone, for a file: the bytes of an array stand in it as letters (see static/keep/alone.js)."""
    return _json(message, lambda kind, raw, _: [_IN_BROWSERS[kind], b64encode(raw).decode()]).decode()


def _json(message: object, array: Callable[[str, bytes, int], list[Any]]) -> bytes:
    """`array` makes of a kind, the bytes and the length what stands for an array; of one that is there twice, once."""
    known: dict[int, Any] = {}

    def plain(value: Any) -> Any:
        fields = getattr(value, "__dict__", None)  # numpy's have none; to ask for the type takes longer
        if fields is not None:
            return {
                name if name[-1] != "_" else name[:-1]: part
                for name, part in fields.items()
                if part is not None
            }
        if isinstance(value, np.generic):
            return value.item()
        if id(value) in known:
            return known[id(value)]
        kind = _KINDS.get(value.dtype.str)
        if not kind or value.ndim != 1:
            raise TypeError(f"not packed: {value.dtype} in {value.ndim} dimensions")
        known[id(value)] = {"$array": array(kind, value.tobytes(), len(value))}
        return known[id(value)]

    return orjson.dumps(message, default=plain, option=orjson.OPT_PASSTHROUGH_DATACLASS)


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


def pack_powers(lines: NDArray[np.floating[Any]], powers: Sequence[float]) -> list[Powers]:
    """Each of `lines` to 1/255 of the height of a logarithmic axis between these `powers`: a byte a point.

    >>> pack_powers(np.array([[0.0, 1.0, 1e2, 1e9]]), (-1, 4))  # what lies outside is drawn at the edge
    [Powers(powers=array([  0,  51, 153, 255], dtype=uint8), from_=-1, step=0.0196078431372549)]
    """
    low, high = powers
    step = (high - low) / 255
    with np.errstate(divide="ignore"):
        places = ((np.log10(lines).clip(low, high) - low) / step).round().astype("u1")
    return [Powers(powers=line, from_=low, step=step) for line in places]


def pack_ramp(values: ArrayLike, kind: str) -> Ramp | Packed:
    """`values` as their start and step where they climb evenly, as counts do; else packed as `kind`.

    >>> pack_ramp([0, 2, 4, 6], "u4"), pack_ramp([1.0, 1e-20], "f8")  # 1 − (1 − 1e-20) is 0 in floats
    (Ramp(from_=0, step=2), array([1.e+00, 1.e-20]))
    """
    numbers = np.asarray(values)
    with np.errstate(all="ignore"):
        steps = numbers[1:2] - numbers[:1]
        if len(steps) and (numbers[0] + steps[0] * np.arange(len(numbers)) == numbers).all():
            return Ramp(from_=numbers[0].item(), step=steps[0].item())
    return pack(numbers, kind)
