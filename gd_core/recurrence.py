"""The one linear recurrence under every run: w ← w − step·(w − vertex), update after update."""

import numpy as np

from gd_core.arrays import Floats

_LONG = 2_000  # from here on, a scan over blocks is quicker than a loop
_SAFE_GROWTH = 1e4  # a block that multiplies errors by more than this costs the digits we promise
_SAFE_OFFSET = 1e6  # errors are measured from w*, so a far w* costs digits too


def trajectory(steps: Floats, vertices: Floats, start: float, bottom: float) -> Floats:
    """w (K+1,) from `start` through K updates w ← w − step·(w − vertex); inf or NaN past the range of floats.

    `steps` (K,) are learning rate times curvature; `bottom` is w*, near which the digits of w − w* are kept.
    """
    with np.errstate(all="ignore"):
        if len(steps) >= _LONG and abs(bottom) <= _SAFE_OFFSET * max(abs(start), 1.0):
            path = _scan(steps, vertices, start, bottom)
            if path is not None:
                return path
        return _loop(steps, vertices, start)


def _loop(steps: Floats, vertices: Floats, start: float) -> Floats:
    w = start
    path = [w]
    for step, vertex in zip(steps.tolist(), vertices.tolist(), strict=True):
        w -= step * (w - vertex)
        path.append(w)
    return np.array(path)


def _scan(steps: Floats, vertices: Floats, start: float, bottom: float) -> Floats | None:
    """The same in blocks of consecutive updates, all blocks side by side; None if a block would lose digits.

    A block of updates is one affine map of w − w*. Composing the maps gives the w each block starts from, and
    from there the blocks walk in step, each with the plain recurrence.
    """
    blocks = 4 * int(len(steps) ** 0.5)
    length = len(steps) // blocks
    walked = blocks * length
    s = np.ascontiguousarray(steps[:walked].reshape(blocks, length).T)
    v = np.ascontiguousarray(vertices[:walked].reshape(blocks, length).T)
    factor, shift, growth = _block_maps(s, v, bottom)
    if not growth <= _SAFE_GROWTH:
        return None
    path = np.empty(len(steps) + 1)
    body = path[1 : walked + 1].reshape(blocks, length)
    body[:] = _walk(s, v, _block_starts(factor, shift, start, bottom)).T
    path[walked:] = _loop(steps[walked:], vertices[walked:], float(path[walked]))
    path[0] = start
    return path


def _block_maps(s: Floats, v: Floats, bottom: float) -> tuple[Floats, Floats, float]:
    """Per block, the map w − w* → factor·(w − w*) + shift; and the largest growth on the way through any."""
    keep = 1.0 - s
    factor, shift = np.ones(s.shape[1]), np.zeros(s.shape[1])
    largest, scratch = np.ones(s.shape[1]), np.empty(s.shape[1])
    grows = bool(keep.min() < -1.0)
    for step, vertex, kept in zip(s, v, keep, strict=True):
        np.subtract(vertex, bottom, out=scratch)
        scratch *= step
        shift *= kept
        shift += scratch
        factor *= kept
        if grows:
            np.maximum(largest, np.abs(factor, out=scratch), out=largest)
    return factor, shift, float(largest.max())


def _block_starts(factor: Floats, shift: Floats, start: float, bottom: float) -> Floats:
    error = start - bottom
    starts = [error]
    for f, d in zip(factor[:-1].tolist(), shift[:-1].tolist(), strict=True):
        error = f * error + d
        starts.append(error)
    w = np.array(starts) + bottom
    w[0] = start
    return w


def _walk(s: Floats, v: Floats, w: Floats) -> Floats:
    path = np.empty_like(s)
    for step, vertex, after in zip(s, v, path, strict=True):
        np.subtract(w, vertex, out=after)
        after *= step
        np.subtract(w, after, out=after)
        w = after
    return path
