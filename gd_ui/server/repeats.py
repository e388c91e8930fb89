"""What is done once instead of again and again."""

import gc
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.state.safe_session_state import SafeSessionState


def read_settings_once() -> None:
    """The server's settings and colours, which every run sends, are put together once: they change with no run."""
    theme, settings = app_session._populate_theme_msg, app_session._populate_config_msg

    @cache
    def coloured(section: str) -> CustomThemeConfig:
        theme(made := CustomThemeConfig(), section)
        return made

    @cache
    def set_up() -> Config:
        settings(made := Config())
        return made

    def populate_theme(message: CustomThemeConfig, section: str = "theme") -> None:
        if (colours := coloured(section)).ByteSize():  # to merge nothing would still say that there are some
            message.MergeFrom(colours)

    def populate_config(message: Config) -> None:
        message.MergeFrom(set_up())

    app_session._populate_theme_msg = populate_theme  # type: ignore[assignment]
    app_session._populate_config_msg = populate_config  # type: ignore[assignment]


def look_up_one_value() -> None:
    """A number input asks the session for its own value; Streamlit puts together those of all inputs to answer."""
    everything: Any = SafeSessionState.filtered_state

    class Values(Mapping[str, Any]):
        """The same, each looked up when it is asked for."""

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


def never_search_what_was_loaded() -> None:
    """The search for garbage passes over the hundreds of thousands of objects of the libraries, which all stay.

    It came every few hundred moves and held everyone for 0.24 s; so it takes 0.006.
    """
    gc.collect()
    gc.freeze()
