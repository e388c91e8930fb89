"""Computed once, however many ask for it at the same moment."""

from collections.abc import Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from gd_ui.settings.own_rows import OwnRows
from gd_ui.settings.results import Results

Given = ParamSpec("Given")
Result = TypeVar("Result")

PART = 4
"""Of so many results that are kept for all visitors, one is kept for the rows of one visitor."""
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
            own: OwnRows | None = getattr(getattr(args[0], "source", args[0]), "own", None)
            if own is not None:
                result: Result = own.once(compute, max(1, maxsize // PART), *args, **kwargs)
            else:
                result = results.of((args, *kwargs.items()), partial(compute, *args, **kwargs))
            return result

        shared[f"{compute.__module__}.{compute.__qualname__}"] = results
        return ask

    return kept
