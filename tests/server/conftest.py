"""Applications of Starlette and servers' settings to try middleware with, without Streamlit behind it."""

from collections.abc import Callable
from typing import Any

import pytest
import streamlit as st

Choose = Callable[[str, Any], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """`choose("server.baseUrlPath", "lab")`: as if the host had set that."""
    chosen: dict[str, Any] = {}
    get = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: chosen[name] if name in chosen else get(name))
    return chosen.__setitem__
