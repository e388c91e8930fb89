"""The one linear recurrence under every run: w ← w − step·(w − vertex), update after update."""

import numpy as np

from gd_core.arrays import Floats

_LONG = 2_000  # from here on, blocks are quicker than a loop over all updates
_CHUNK = 1 << 16  # what so many updates need stays in the processor's cache
_BLOCK = 16  # updates in a block: more would cost more calls, fewer would leave more blocks
_SHORT = 512  # so few maps are composed more quickly one by one
_SAFE_AMPLIFICATION = 1e5  # rounding amplified more than this differs visibly between ways to compute
_SAFE_OFFSET = 1e3  # errors are measured from w*, so a far w* costs digits too


def trajectory(steps: Floats, vertices: Floats, start: float, optimum: float) -> Floats:
    """w (K+1,) from `start` through K updates w ← w − step·(w − vertex); inf or NaN past the range of floats.

    `steps` (K,) are learning rate times curvature; `optimum` is w*, near which the digits of w − w* are kept.
    """
    with np.errstate(all="ignore"):
        far = abs(optimum) > _SAFE_OFFSET * max(abs(start), 1.0)
        if len(steps) < _LONG or far or not _largest_amplification(steps) <= _SAFE_AMPLIFICATION:
            return _loop(steps, vertices, start)
        return _in_chunks(steps, vertices, start, optimum)


def trajectories(steps: Floats, vertices: Floats, starts: Floats) -> Floats:
    """w (K+1, S) of S runs side by side, from `starts` (S,) through K updates w ← w − step·(w − vertex) each.

    `steps` and `vertices` are (K, S), or (K, 1) where all runs share them. One loop over the updates: rows that lie
    in one piece in memory are quickest. inf or NaN past the range of floats.
    """
    w = np.empty((len(steps) + 1, len(starts)))
    w[0] = starts
    with np.errstate(all="ignore"):
        for before, after, step, vertex in zip(w[:-1], w[1:], steps, vertices, strict=True):
            np.subtract(before, vertex, out=after)
            after *= step
            np.subtract(before, after, out=after)
    return w


def _largest_amplification(steps: Floats) -> float:
    """The most that consecutive updates, any of them, multiply an error by."""
    if steps.max() <= 2.0:  # then no single one does
        return 1.0
    logs = np.log(np.maximum(np.abs(1.0 - steps), 1e-300)).cumsum()
    return float(np.exp((logs - np.minimum.accumulate(logs)).max()))


def _loop(steps: Floats, vertices: Floats, w: float) -> Floats:
    """`trajectory`, one update after the other."""
    passed = [w]
    for step, vertex in zip(steps.tolist(), vertices.tolist(), strict=True):
        w -= step * (w - vertex)
        passed.append(w)
    return np.array(passed)


def _in_chunks(steps: Floats, vertices: Floats, start: float, optimum: float) -> Floats:
    """`trajectory`, by the error e = w − w*, which an update takes to factor·e + offset."""
    w, error = np.empty(len(steps) + 1), start - optimum
    w[0] = start
    for first in range(0, len(steps), _CHUNK):
        step = steps[first : first + _CHUNK]
        offsets = vertices[first : first + _CHUNK] - optimum
        offsets *= step
        errors = _composed(1.0 - step, offsets, error)
        np.add(errors, optimum, out=w[first + 1 : first + 1 + len(step)])
        error = float(errors[-1])
    return w


def _composed(factors: Floats, offsets: Floats, error: float) -> Floats:
    """The error after each of the affine maps e ← factor·e + offset.

    A block of consecutive maps is itself such a map. So: compose every block into one, all blocks side by
    side; find in the same way, from those, the error each block starts from; and walk from there, again side
    by side.
    """
    if len(factors) < _SHORT:
        return _one_by_one(factors, offsets, error)
    blocks = len(factors) // _BLOCK
    inside = blocks * _BLOCK
    own_factors = np.ascontiguousarray(factors[:inside].reshape(blocks, _BLOCK).T)
    own_offsets = np.ascontiguousarray(offsets[:inside].reshape(blocks, _BLOCK).T)
    block_factors = np.multiply.reduce(own_factors, axis=0)
    block_offsets = _walk(own_factors, own_offsets, np.zeros(blocks))[-1]
    starts = np.append(error, _composed(block_factors[:-1], block_offsets[:-1], error))
    errors = np.empty(len(factors))
    errors[:inside].reshape(blocks, _BLOCK)[:] = _walk(own_factors, own_offsets, starts).T
    errors[inside:] = _one_by_one(factors[inside:], offsets[inside:], float(errors[inside - 1]))
    return errors


def _walk(factors: Floats, offsets: Floats, errors: Floats) -> Floats:
    """The errors (B, S) after each of the maps (B, S), which start from `errors` (S,)."""
    walked = np.empty_like(factors)
    for factor, offset, after in zip(factors, offsets, walked, strict=True):
        np.multiply(errors, factor, out=after)
        after += offset
        errors = after
    return walked


def _one_by_one(factors: Floats, offsets: Floats, error: float) -> Floats:
    """The error after each of the maps, in a plain loop."""
    errors = []
    for factor, offset in zip(factors.tolist(), offsets.tolist(), strict=True):
        error = factor * error + offset
        errors.append(error)
    return np.array(errors)
