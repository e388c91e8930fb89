"""Computed once, however many ask for it at the same moment."""

from collections.abc import Callable
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from gd_ui.settings.own_rows import OwnRows

Given = ParamSpec("Given")
Result = TypeVar("Result")

PART = 4
"""Of so many results that are kept for all visitors, one is kept for the rows of one visitor."""


def once(maxsize: int) -> Callable[[Callable[Given, Result]], Callable[Given, Result]]:
    """Keep the last `maxsize` results, as `lru_cache` does, but let only one visitor compute at a time.

    When a class opens a page together, everyone asks for the same costly thing: without a lock each thread would
    find nothing kept yet and compute it again. Where the first argument is a `Source` with a visitor's own rows,
    or has one as its `source`, the result is kept with those rows.
    """

    def kept(compute: Callable[Given, Result]) -> Callable[Given, Result]:
        cached, lock = lru_cache(maxsize)(compute), Lock()

        @wraps(compute)
        def ask(*args: Given.args, **kwargs: Given.kwargs) -> Result:
            own = _own_rows(args[0])
            if own is not None:
                result: Result = own.once(compute, max(1, maxsize // PART), *args, **kwargs)
                return result
            with lock:
                return cached(*args, **kwargs)  # type: ignore[arg-type]

        return ask

    return kept


def _own_rows(asked: Any) -> OwnRows | None:
    own: OwnRows | None = getattr(getattr(asked, "source", asked), "own", None)
    return own
