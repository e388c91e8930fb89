"""What the browser makes of a scene, written again in the shortest way: the reference for what is sent."""

import json
import struct
import zlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Message = dict[str, Any]


def unpacked(sent: bytes) -> Message:
    """The message in the bytes that are sent, with its arrays in their places."""
    (length,) = struct.unpack_from("<I", sent)
    arrays = sent[4 + length :]
    kinds = {"f8", "f4", "u4", "u2", "u1"}

    def opened(node: Message) -> Message:
        return {
            name: np.frombuffer(arrays, "<" + name, offset=value[0], count=value[1])
            if name in kinds
            else value
            for name, value in node.items()
        }

    return dict(json.loads(zlib.decompress(sent[4 : 4 + length]), object_hook=opened))


def numbers(value: Message, length: int) -> Floats:
    """An array, or a ramp of `length` numbers, opened."""
    if "from" in value:
        return np.array([value["from"] + i * value["step"] for i in range(length)], dtype=np.float64)
    (kind,) = value.keys() & {"f8", "f4", "u4", "u2", "u1"}
    return np.asarray(value[kind], dtype=np.float64)


class PlayedRun:
    """One run of a scene, as the player opens it."""

    def __init__(self, message: Message) -> None:
        self.message = message
        self.points = int(message["frames"]) + 1

    def series(self, name: str) -> Floats:
        """The numbers of `name`, one for each key frame."""
        if name in self.message["series"]:
            return numbers(self.message["series"][name], self.points)
        how = self.message["derived"][name]
        if "sum" in how:
            parts = [times * self.series(part) for part, times in how["sum"].items()]
            return np.asarray(sum(parts), dtype=np.float64)
        values = self.series(how.get("of") or how["previous"])
        if "previous" in how:
            return values[[max(i - 1, 0) for i in range(self.points)]]
        return self.height(how["curve"], values) if "curve" in how else self.slope(how["slope"], values)

    def height(self, curve: str, w: Floats) -> Floats:
        """½·curvature·(w − vertex)² + floor, the coefficients of each key frame its own; or read off a table."""
        table = self.message["curves"][curve]
        if "between" in table:
            values = numbers(table["values"], 0)
            low, high = table["between"]
            return np.interp(w, np.linspace(low, high, len(values)), values)
        curvature, vertex, floor = self.coefficients(curve)
        with np.errstate(over="ignore"):
            return curvature / 2 * (w - vertex) ** 2 + floor

    def slope(self, curve: str, w: Floats) -> Floats:
        """curvature·(w − vertex)."""
        curvature, vertex, _ = self.coefficients(curve)
        return curvature * (w - vertex)

    def coefficients(self, curve: str) -> list[Floats]:
        """Curvature, vertex and floor: numbers for every key frame, or series."""
        given = self.message["curves"][curve]
        return [
            self.series(given[name])
            if isinstance(given[name], str)
            else np.full(self.points, float(given[name]))
            for name in ("curvature", "vertex", "floor")
        ]


def lit(rows: Message, step: int) -> set[int]:
    """The rows (from 0) that are lit by the step to key frame `step`, from 1."""
    width = rows["width"]
    if "list" in rows:
        steps = numbers(rows["list"], 0).astype(int).reshape(-1, width)
        return {int(row) for row in steps[step - 1]} - {rows["none"]}
    octets = numbers(rows["bits"], 0).astype(int).reshape(-1, width)[step - 1]
    return {8 * k + bit for k, octet in enumerate(octets) for bit in range(8) if octet >> bit & 1}


def track(scene: Message, **what: str) -> Message:
    """The only track of the scene with these fields."""
    (found,) = [t for t in scene["tracks"] if all(t.get(name) == value for name, value in what.items())]
    return dict(found)


def sentences(scene: Message) -> list[str]:
    """The template of the sentence at each key frame after the start."""
    words = track(scene, slot="sentence")
    return [words["templates"][int(i)] for i in numbers(words["pick"], 0)[1:]]
