"""Computed once, however many ask for it at the same moment."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


def once(maxsize: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep the last `maxsize` results, as `lru_cache` does, but let only one visitor compute at a time.

    When a class opens a page together, everyone asks for the same costly thing: without a lock each thread would
    find nothing kept yet and compute it again.
    """

    def kept(compute: Callable[Given, Result]) -> Callable[Given, Result]:
        cached, lock = lru_cache(maxsize)(compute), Lock()

        @wraps(compute)
        def ask(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            with lock:
                return cached(*args, **kwargs)  # type: ignore[arg-type]

        return ask

    return kept
