"""How runs share the processor with the server's loop and with one another."""

from collections import deque
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import ParamSpec

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner

Callback = Callable[[], None]
Given = ParamSpec("Given")
RUNS_AT_ONCE = 2
"""More than one: who has a long file read, or is the first to ask for what takes long, must not hold up everyone."""


def run_few_at_a_time() -> None:
    """Runs wait for their turn; Streamlit begins them all at once, each in a thread.

    Only one thread computes at any moment, so none is done later for it, most sooner. And the server's loop, which
    must answer the proxy within seconds, has a few threads to share the processor with when a class arrives, not
    hundreds: of 1,500 who came within a second 800 were turned away before.
    """
    ScriptRunner._run_script = in_turn(ScriptRunner._run_script)  # type: ignore[method-assign]


def in_turn(run: Callable[Given, None]) -> Callable[Given, None]:
    """`run`, which at most `RUNS_AT_ONCE` threads are in at any moment; the others wait."""
    turns = BoundedSemaphore(RUNS_AT_ONCE)

    def run_in_turn(*args: Given.args, **kwargs: Given.kwargs) -> None:
        with turns:
            run(*args, **kwargs)

    return run_in_turn


def hand_over_together() -> None:
    """What a run has to say while the server is busy reaches its loop in one call, not in one for each element.

    Each call wakes the loop, which then fights with the run for Python's lock. The order stays.
    """
    call_soon = AppSession._call_soon_on_event_loop

    def call_together(session: AppSession, callback: Callback) -> None:
        together: _Together = vars(session).setdefault("together", _Together())
        if together.add(callback):
            call_soon(session, together.call)

    AppSession._call_soon_on_event_loop = call_together  # type: ignore[assignment, method-assign]


class _Together:
    """Callbacks that wait to be called in turn. Any thread may add one; one thread calls them."""

    def __init__(self) -> None:
        self._waiting = deque[Callback]()
        self._asked = False

    def add(self, callback: Callback) -> bool:
        """Whether `call` must be asked for: it has not been since it was last begun."""
        self._waiting.append(callback)
        asked, self._asked = self._asked, True
        return not asked

    def call(self) -> None:
        """Call all that wait; one that raises holds up no other."""
        self._asked = False
        try:
            while self._waiting:
                self._waiting.popleft()()
        finally:
            if self._waiting:
                self.call()
