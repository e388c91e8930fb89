"""Rows that a visitor brought in a file."""

from collections.abc import Callable
from functools import partial
from typing import Any

from gd_core import Dataset
from gd_ui.once import Results


class OwnRows:
    """`data`, from the columns called `names` of the file called `name`; `left_out` of its rows are not among them.

    They live in their visitor's session and are gone with it: what is computed from them is kept here, never in
    what all visitors share. Two uploads are never equal.
    """

    def __init__(
        self, data: Dataset, name: str, left_out: int = 0, names: tuple[str, str] | None = None
    ) -> None:
        self.data = data
        self.name = name
        self.left_out = left_out
        self.names = names
        self._kept: dict[str, Results] = {}

    def forget(self) -> None:
        """Let go of the rows and of what is kept: one row stands in for them where something still asks."""
        self.data = Dataset([1.0], [0.0])
        self._kept.clear()

    def once(self, compute: Callable[..., Any], most: int, *args: Any, **kwargs: Any) -> Any:
        """`compute(*args, **kwargs)`, or what it gave for equal arguments on these rows: the last `most` are kept.

        Arguments are told apart by how they are written: kept themselves, they would hold these rows, which hold
        them, and the rows would outlive their session until memory runs short.
        """
        results = self._kept.setdefault(f"{compute.__module__}.{compute.__qualname__}", Results(most))
        return results.of(f"{args!r}{kwargs!r}", partial(compute, *args, **kwargs))
