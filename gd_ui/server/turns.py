"""How runs share the processor with the server's loop and with one another."""

from collections.abc import Callable
from functools import wraps
from threading import BoundedSemaphore, local
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")
RUNS_AT_ONCE = 2
"""More than one: who has a long file read, or is the first to ask for what takes long, must not hold up everyone."""
_turns, _here = BoundedSemaphore(RUNS_AT_ONCE), local()


def in_turn(run: Callable[Given, Result]) -> Callable[Given, Result]:
    """`run`, which waits until fewer than `RUNS_AT_ONCE` threads are in such; what it calls needs none of its own.

    Streamlit begins all runs at once, each in a thread. Only one thread computes at any moment, so none is done later
    for it, most sooner. And the server's loop, which must answer the proxy within seconds, has a few threads to share
    the processor with when a class arrives, not hundreds: of 1,500 who came in a second 800 were turned away before.
    """

    @wraps(run)
    def run_in_turn(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        if getattr(_here, "has_turn", False):
            return run(*args, **kwargs)
        with _turns:
            _here.has_turn = True
            try:
                return run(*args, **kwargs)
            finally:
                _here.has_turn = False

    return run_in_turn
