"""The one linear recurrence under every run: w ← w − step·(w − vertex), update after update."""

import numpy as np

from gd_core.arrays import Floats

_LONG = 2_000  # from here on, a scan over blocks is quicker than a loop
_CHUNK = 1 << 17  # a scan of so many updates stays in the processor's cache
_SAFE_GROWTH = 1e4  # a block that multiplies errors by more than this costs the digits we promise
_SAFE_OFFSET = 1e3  # errors are measured from w*, so a far w* costs digits too


def trajectory(steps: Floats, vertices: Floats, start: float, bottom: float) -> Floats:
    """w (K+1,) from `start` through K updates w ← w − step·(w − vertex); inf or NaN past the range of floats.

    `steps` (K,) are learning rate times curvature; `bottom` is w*, near which the digits of w − w* are kept.
    """
    path = np.empty(len(steps) + 1)
    path[0] = start
    with np.errstate(all="ignore"):
        for first in range(0, len(steps), _CHUNK):
            now = slice(first, first + _CHUNK)
            _advance(path[first : first + _CHUNK + 1], steps[now], vertices[now], bottom)
    return path


def _advance(path: Floats, steps: Floats, vertices: Floats, bottom: float) -> None:
    """Fill path[1:] from path[0]: in blocks as far as that is quicker and loses no digits, else in a loop."""
    done = 0
    if len(steps) >= _LONG and abs(bottom) <= _SAFE_OFFSET * max(abs(float(path[0])), 1.0):
        done = _scan(path, steps, vertices, bottom)
    path[done + 1 :] = _loop(steps[done:], vertices[done:], float(path[done]))


def _loop(steps: Floats, vertices: Floats, w: float) -> list[float]:
    path = []
    for step, vertex in zip(steps.tolist(), vertices.tolist(), strict=True):
        w -= step * (w - vertex)
        path.append(w)
    return path


def _scan(path: Floats, steps: Floats, vertices: Floats, bottom: float) -> int:
    """Walk in blocks of consecutive updates, all blocks side by side; how many updates that did: 0 if unsafe.

    An update takes the error e = w − w* to keep·e + kick, and so does a block of updates. Composing the
    blocks gives the error each one starts from, and from there all blocks walk in step.
    """
    blocks = 4 * int(len(steps) ** 0.5)
    shape = (blocks, len(steps) // blocks)
    done = shape[0] * shape[1]
    step = np.ascontiguousarray(steps[:done].reshape(shape).T)
    kick = vertices[:done].reshape(shape).T - bottom
    kick *= step
    keep = np.subtract(1.0, step, out=step)
    if not _growth(keep) <= _SAFE_GROWTH:
        return 0
    factor, shift = np.multiply.reduce(keep, axis=0), _walk(keep, kick, np.zeros(blocks))[-1]
    errors = _walk(keep, kick, _starts(factor, shift, float(path[0]) - bottom))
    np.add(errors.T, bottom, out=path[1 : done + 1].reshape(shape))
    return done


def _growth(keep: Floats) -> float:
    """The most that any block multiplies an error by, on its way."""
    if keep.min() >= -1.0:  # no factor is above 1, as no step is negative
        return 1.0
    return float(np.abs(np.multiply.accumulate(keep, axis=0)).max())


def _starts(factor: Floats, shift: Floats, error: float) -> Floats:
    starts = [error]
    for f, s in zip(factor[:-1].tolist(), shift[:-1].tolist(), strict=True):
        error = f * error + s
        starts.append(error)
    return np.array(starts)


def _walk(keep: Floats, kick: Floats, error: Floats) -> Floats:
    path = np.empty_like(keep)
    for factor, shift, after in zip(keep, kick, path, strict=True):
        np.multiply(error, factor, out=after)
        after += shift
        error = after
    return path
