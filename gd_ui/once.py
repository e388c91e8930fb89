"""Computed once, however many ask for it at the same moment."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import partial, wraps
from threading import Lock, RLock
from typing import Any, ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")

PART = 4
"""Of so many results that are kept for all visitors, one is kept for the rows of one visitor."""


class Keeps(Protocol):
    """A visitor's own rows, which keep what is computed from them."""

    def once(self, compute: Callable[..., Any], most: int, *args: Any, **kwargs: Any) -> Any:
        """`compute(*args, **kwargs)`, or what it gave for equal arguments."""


class Results:
    """The last `most` results.

    Whoever asks for one that is being computed waits for that one alone; what is there is given at once. A function
    that asks for another result of its own while it computes gets it; one that asks for the same goes round in
    circles and ends in a RecursionError.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.computed = 0
        self._kept: OrderedDict[Hashable, _Result] = OrderedDict()
        self._lock = Lock()

    def of(self, key: Hashable, compute: Callable[[], Any]) -> Any:
        """`compute()`, or what it gave for `key` before. Nothing is kept of a computation that raises."""
        with self._lock:
            result = self._kept.setdefault(key, _Result())
            self._kept.move_to_end(key)
            while len(self._kept) > self.most:
                self._kept.popitem(last=False)
        with result.lock:
            if not result.is_there:
                result.value, result.is_there = compute(), True
                self.computed += 1
            return result.value


class _Result:
    def __init__(self) -> None:
        self.lock, self.is_there, self.value = RLock(), False, None


shared: dict[str, Results] = {}
"""What is kept for all visitors, by the name of what computes it."""


def once(maxsize: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep the last `maxsize` results, as `lru_cache` does, but let only one visitor compute each.

    When a class opens a page together, everyone asks for the same costly thing: with `lru_cache` each thread would
    find nothing kept yet and compute it again. Where the first argument is a `Source` with a visitor's own rows,
    or has one as its `source`, the result is kept with those rows.
    """

    def kept(compute: Callable[Given, Result]) -> Callable[Given, Result]:
        results = Results(maxsize)

        @wraps(compute)
        def ask(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            own: Keeps | None = getattr(getattr(args[0], "source", args[0]), "own", None)
            if own is not None:
                result: Result = own.once(compute, max(1, maxsize // PART), *args, **kwargs)
            else:
                result = results.of((args, *kwargs.items()), partial(compute, *args, **kwargs))
            return result

        shared[f"{compute.__module__}.{compute.__qualname__}"] = results
        return ask

    return kept
