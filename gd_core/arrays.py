"""The array types that the engine's signatures speak of."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]

DIVERGENCE_LIMIT = 1e50
"""A weight beyond it has diverged: on a parabola in first distances from the bottom (or 1), else as its magnitude."""

_Array = TypeVar("_Array", bound=NDArray[Any])


def read_only(values: _Array) -> _Array:
    """Close an array for writing, and give it back: a copy is not made."""
    values.flags.writeable = False
    return values
