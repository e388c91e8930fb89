"""What Streamlit's server does not let an app change from outside: names of it that are bound anew, each for a reason.

It happens when the server starts, and not at all where the installed minor version is one they were not tried with:
there the app works without them, and `make test` says which of them do not fit.
"""

import logging
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.runtime.state.session_state import Serialized, Value, WStates

TRIED = ("1.67",)
"""Versions of Streamlit."""
BOUND = ((MultiPartParser, "spool_max_size"), (WStates, "__getitem__"))


def apply() -> None:
    """Bind them from now on."""
    keep_uploads_in_memory()
    if st.__version__.rpartition(".")[0] in TRIED:
        take_only_what_inputs_hold()
    else:
        logging.getLogger(__name__).warning(
            "Not tried with Streamlit %s; see gd_ui/server/patches.py", st.__version__
        )


def keep_uploads_in_memory() -> None:
    """No size from which an upload is written to a temporary file, so nothing of a visitor's file comes to a disk.

    By itself the server writes from 1 MB on. (This is an attribute that Starlette documents, but has no other way to.)
    """
    MultiPartParser.spool_max_size = 0


def take_only_what_inputs_hold() -> None:
    """What an input cannot hold counts as nothing said of it.

    Streamlit takes what is sent for a slider, say, as its numbers without looking, and raises whatever comes of it at
    some later place, with a hundred lines in the log. Middleware does not know which input it is sent for.
    """
    get = WStates.__getitem__

    def get_or_nothing(states: WStates, name: str) -> Any:
        sent, metadata = states.states.get(name), states.widget_metadata.get(name)
        if not isinstance(sent, Serialized) or metadata is None:
            return get(states, name)
        try:
            if _kind(sent.value.WhichOneof("value")) in (_kind(metadata.value_type), None):
                return get(states, name)
        except Exception:  # whatever it is that a reader does not expect
            pass
        nothing = metadata.deserializer(None)
        states.states[name] = Value(nothing)
        return nothing

    WStates.__getitem__ = get_or_nothing  # type: ignore[method-assign]


def _kind(field: str | None) -> str | None:
    """A browser sends whole numbers as such, whatever Streamlit says of the input."""
    return "number" if field in ("int_value", "double_value") else field
