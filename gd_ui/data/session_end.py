"""What a visitor brought is let go of when their session has ended.

Streamlit ends a session two minutes after its page was closed, but lets go of it only when the next visitor leaves,
and of what it holds when Python next looks for cycles: with nobody coming, a file would stay in memory for hours.
"""

import threading
import time
from dataclasses import dataclass
from typing import Protocol
from weakref import ref

from streamlit import runtime
from streamlit.runtime.scriptrunner import get_script_run_ctx

LOOKS, RETURNS = 15.0, 130.0
"""Seconds between two looks, and within which a visitor may come back to the same session (Streamlit: 120)."""


class Forgets(Protocol):
    """What can be let go of."""

    def forget(self) -> None:
        """Let go of all that is large or private."""


@dataclass
class _Watched:
    session: str
    what: ref[Forgets]
    last_seen: float


_watched: list[_Watched] = []
_lock = threading.Lock()


def forget_at_session_end(what: Forgets) -> None:
    """Call `what.forget()` once the session that now runs has ended."""
    context = get_script_run_ctx()
    if context is None or not runtime.exists():
        return
    with _lock:
        _watched.append(_Watched(context.session_id, ref(what), time.monotonic()))
        if len(_watched) == 1:
            threading.Thread(target=_watch, daemon=True, name="session end").start()


def _watch() -> None:
    """Until there is nothing left to watch."""
    while True:
        time.sleep(LOOKS)
        with _lock:
            _watched[:] = [one for one in _watched if _still_needed(one)]
            if not _watched:
                return


def _still_needed(one: _Watched) -> bool:
    what = one.what()
    if what is None:
        return False
    if runtime.exists() and runtime.get_instance().is_active_session(one.session):
        one.last_seen = time.monotonic()
    elif time.monotonic() - one.last_seen > RETURNS:
        what.forget()
        return False
    return True
