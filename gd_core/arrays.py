"""The array types that the engine's signatures speak of."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]

FAR = 1e50
"""A weight has left: on a parabola at so many times its first distance from the bottom (or 1), else beyond ± this."""

_Array = TypeVar("_Array", bound=NDArray[Any])


def read_only(values: _Array) -> _Array:
    """The same array, closed for writing."""
    values.flags.writeable = False
    return values
