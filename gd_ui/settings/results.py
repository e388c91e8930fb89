"""Results that are kept: the last few, by what they were computed from."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, RLock
from typing import Any


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
