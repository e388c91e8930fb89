"""What Streamlit's server does not let an app change from outside: four names are bound anew, each for a reason.

It happens when a server starts, and only where the minor version of Streamlit is one they were tried with. On another
the app works without them, and says so; `make test` says which of them do not fit.
"""

import logging
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.runtime.state.session_state import Serialized, Value, WStates

TRIED = ("1.67",)
BOUND = (
    (MultiPartParser, "spool_max_size"),
    (WStates, "__getitem__"),
    (app_session, "_populate_theme_msg"),
    (SafeSessionState, "filtered_state"),
)


def apply() -> None:
    """Bind them from now on."""
    keep_uploads_in_memory()
    if st.__version__.rpartition(".")[0] not in TRIED:
        said = "Streamlit %s has not been tried with gd_ui/server/patches.py, which does without"
        logging.getLogger(__name__).warning(said, st.__version__)
        return
    take_only_what_inputs_hold()
    put_colours_together_once()
    look_up_one_value()


def keep_uploads_in_memory() -> None:
    """No size from which an upload is written to a temporary file; by itself the server does from 1 MB on.

    So nothing of a visitor's file comes to a disk. It is an attribute that Starlette documents; Streamlit, which makes
    the parser, has no setting for it.
    """
    MultiPartParser.spool_max_size = 0


def take_only_what_inputs_hold() -> None:
    """What an input cannot hold counts as nothing said of it.

    Streamlit takes what is sent for a slider, say, as its numbers without looking, and raises whatever comes of it at
    some later place, with a hundred lines in the log. Middleware sees what is sent, but not for which kind of input.
    """
    get = WStates.__getitem__

    def get_or_nothing(states: WStates, name: str) -> Any:
        sent, metadata = states.states.get(name), states.widget_metadata.get(name)
        if not isinstance(sent, Serialized) or metadata is None:
            return get(states, name)
        try:
            if sent.value.WhichOneof("value") in (metadata.value_type, None):
                return get(states, name)
        except Exception:  # whatever it is that a reader does not expect
            pass
        nothing = metadata.deserializer(None)
        states.states[name] = Value(nothing)
        return nothing

    WStates.__getitem__ = get_or_nothing  # type: ignore[method-assign]


def put_colours_together_once() -> None:
    """The colours, which every run sends, are put together once: they change with no run.

    Streamlit looks for them through all its settings, six times a run. With `look_up_one_value` it is a tenth of a
    move's processor time: on /bgd 0.91, on /mini_batch 0.91 of what it was without the two, medians of 36 in turn.
    """
    theme = app_session._populate_theme_msg

    @cache
    def coloured(section: str) -> CustomThemeConfig:
        theme(made := CustomThemeConfig(), section)
        return made

    def populate_theme(message: CustomThemeConfig, section: str = "theme") -> None:
        if (colours := coloured(section)).ByteSize():  # to merge nothing would still say that there are some
            message.MergeFrom(colours)

    app_session._populate_theme_msg = populate_theme  # type: ignore[assignment]


def look_up_one_value() -> None:
    """An input asks the session for its own value; Streamlit puts together those of all inputs to answer."""
    everything: Any = SafeSessionState.filtered_state

    class Values(Mapping[str, Any]):
        """The values of a session, each looked up when it is asked for."""

        def __init__(self, state: SafeSessionState) -> None:
            self._state = state

        def __contains__(self, key: object) -> bool:
            return str(key) in self._state

        def __getitem__(self, key: str) -> Any:
            return self._state[key]

        def __iter__(self) -> Iterator[str]:
            return iter(everything.fget(self._state))

        def __len__(self) -> int:
            return len(everything.fget(self._state))

    SafeSessionState.filtered_state = property(Values)  # type: ignore[assignment, method-assign]
