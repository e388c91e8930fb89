"""The one linear recurrence under every run: w ← w − step·(w − vertex), update after update."""

import numpy as np

from gd_core.arrays import Floats

_LONG = 2_000  # from here on, blocks are quicker than a loop over all updates
_CHUNK = 1 << 16  # what so many updates need stays in the processor's cache
_BLOCK = 16  # updates in a block: more would cost more calls, fewer would leave more blocks
_SHORT = 512  # so few maps are composed more quickly one by one
_SAFE_AMPLIFICATION = 1e5  # rounding amplified more than this differs visibly between ways to compute
_SAFE_OFFSET = 1e3  # errors are measured from w*, so a far w* costs digits too


def trajectory(steps: Floats, vertices: Floats, start: float, bottom: float) -> Floats:
    """w (K+1,) from `start` through K updates w ← w − step·(w − vertex); inf or NaN past the range of floats.

    `steps` (K,) are learning rate times curvature; `bottom` is w*, near which the digits of w − w* are kept.
    """
    with np.errstate(all="ignore"):
        far = abs(bottom) > _SAFE_OFFSET * max(abs(start), 1.0)
        if len(steps) < _LONG or far or not _largest_amplification(steps) <= _SAFE_AMPLIFICATION:
            return _loop(steps, vertices, start)
        return _in_chunks(steps, vertices, start, bottom)


def trajectories(steps: Floats, vertices: Floats, starts: Floats) -> Floats:
    """The same for S runs side by side, w (K+1, S) from `starts` (S,): one loop over the updates, by rows.

    `steps` and `vertices` are (K, S), or (K, 1) where all runs share them; rows in one piece are quickest.
    """
    path = np.empty((len(steps) + 1, len(starts)))
    path[0] = starts
    with np.errstate(all="ignore"):
        for w, after, step, vertex in zip(path[:-1], path[1:], steps, vertices, strict=True):
            np.subtract(w, vertex, out=after)
            after *= step
            np.subtract(w, after, out=after)
    return path


def _largest_amplification(steps: Floats) -> float:
    """The most that consecutive updates, any of them, multiply an error by."""
    if steps.max() <= 2.0:  # then no single one does
        return 1.0
    logs = np.log(np.maximum(np.abs(1.0 - steps), 1e-300)).cumsum()
    return float(np.exp((logs - np.minimum.accumulate(logs)).max()))


def _loop(steps: Floats, vertices: Floats, w: float) -> Floats:
    path = [w]
    for step, vertex in zip(steps.tolist(), vertices.tolist(), strict=True):
        w -= step * (w - vertex)
        path.append(w)
    return np.array(path)


def _in_chunks(steps: Floats, vertices: Floats, start: float, bottom: float) -> Floats:
    """The same for the error e = w − w*, which an update takes to keep·e + kick."""
    path, error = np.empty(len(steps) + 1), start - bottom
    path[0] = start
    for first in range(0, len(steps), _CHUNK):
        step = steps[first : first + _CHUNK]
        kick = vertices[first : first + _CHUNK] - bottom
        kick *= step
        errors = _composed(1.0 - step, kick, error)
        np.add(errors, bottom, out=path[first + 1 : first + 1 + len(step)])
        error = float(errors[-1])
    return path


def _composed(keep: Floats, kick: Floats, error: float) -> Floats:
    """The error after each of the maps e ← keep·e + kick.

    A block of consecutive maps is itself such a map. So: compose every block into one, all blocks side by
    side; find in the same way, from those, the error each block starts from; and walk from there, again side
    by side.
    """
    if len(keep) < _SHORT:
        return _one_by_one(keep, kick, error)
    blocks = len(keep) // _BLOCK
    inside = blocks * _BLOCK
    keeps = np.ascontiguousarray(keep[:inside].reshape(blocks, _BLOCK).T)
    kicks = np.ascontiguousarray(kick[:inside].reshape(blocks, _BLOCK).T)
    block_keep, block_kick = np.multiply.reduce(keeps, axis=0), _walk(keeps, kicks, np.zeros(blocks))[-1]
    starts = np.append(error, _composed(block_keep[:-1], block_kick[:-1], error))
    errors = np.empty(len(keep))
    errors[:inside].reshape(blocks, _BLOCK)[:] = _walk(keeps, kicks, starts).T
    errors[inside:] = _one_by_one(keep[inside:], kick[inside:], float(errors[inside - 1]))
    return errors


def _walk(keeps: Floats, kicks: Floats, errors: Floats) -> Floats:
    path = np.empty_like(keeps)
    for keep, kick, after in zip(keeps, kicks, path, strict=True):
        np.multiply(errors, keep, out=after)
        after += kick
        errors = after
    return path


def _one_by_one(keep: Floats, kick: Floats, error: float) -> Floats:
    errors = []
    for factor, shift in zip(keep.tolist(), kick.tolist(), strict=True):
        error = factor * error + shift
        errors.append(error)
    return np.array(errors)
