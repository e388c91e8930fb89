"""What middleware and patches are tried with: settings as a host may choose them, and patches that do not stay."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import streamlit as st

from gd_ui.server import patches

Choose = Callable[[str, Any], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """`choose("server.baseUrlPath", "lab")`: as if the host had set that."""
    chosen: dict[str, Any] = {}
    get = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: chosen[name] if name in chosen else get(name))
    return chosen.__setitem__


@contextmanager
def unpatched_afterwards() -> Iterator[None]:
    """What is bound anew within the block is as before after it."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in patches.BOUND:
            patch.setattr(owner, name, getattr(owner, name))
        yield
