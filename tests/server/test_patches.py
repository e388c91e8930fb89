"""What Streamlit does not let an app change from outside: what is bound anew fits, and does what it is for."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime import app_session
from streamlit.runtime.state import SafeSessionState, SessionState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates

from deploy.precompress import ROOT
from gd_ui.server import patches
from tests.server.conftest import unpatched_afterwards

MODULES = sorted((ROOT / "gd_ui").rglob("*.py"))


@pytest.fixture
def patched() -> Iterator[None]:
    with unpatched_afterwards():
        patches.apply()
        yield


def test_they_were_tried_with_the_streamlit_that_is_installed() -> None:
    assert st.__version__.rpartition(".")[0] in patches.TRIED, (
        "what else fails in tests/server? if nothing, add it"
    )


def test_with_another_streamlit_they_are_left_alone_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(st, "__version__", "1.99.0")
    with unpatched_afterwards():
        before = [getattr(owner, name) for owner, name in patches.BOUND]
        patches.apply()
        after = [getattr(owner, name) for owner, name in patches.BOUND]
    assert after[1:] == before[1:]  # the first is Starlette's
    assert "1.99.0" in caplog.text


def test_no_module_does_anything_when_it_is_imported_but_define() -> None:
    """So nothing of Streamlit is another thing after an import: a bare call, or an attribute set, would change it."""
    done = [
        f"{path.relative_to(ROOT)}:{line.lineno}"
        for path in MODULES
        for line in ast.parse(path.read_text(encoding="utf-8")).body
        if not defines(line)
    ]
    assert not done


def defines(line: ast.stmt) -> bool:
    if isinstance(line, ast.Assign):
        return all(isinstance(one, ast.Name | ast.Tuple) for one in line.targets)
    return not isinstance(line, ast.Expr) or isinstance(line.value, ast.Constant)


def test_uploads_of_any_size_stay_in_memory_where_streamlit_would_write_them_to_a_disk() -> None:
    by_itself = MultiPartParser.spool_max_size
    with unpatched_afterwards():
        patches.apply()
        assert (by_itself, MultiPartParser.spool_max_size) == (2**20, 0)


def held_by_a_text_input(**sent: Any) -> Any:
    states = WStates()
    text = WidgetMetadata[str]("a", lambda value: "7" if value is None else value, str, "string_value")
    states.set_widget_metadata(text)
    states.set_widget_from_proto(WidgetState(id="a", **sent))
    return states["a"]


@pytest.mark.parametrize(
    ("sent", "held"),
    [
        ({"string_value": "3"}, "3"),
        ({"string_value": ""}, ""),
        ({"double_value": 3.5}, "7"),
        ({"bool_value": True}, "7"),
    ],
)
def test_a_text_input_holds_texts(patched: None, sent: dict[str, Any], held: str) -> None:
    assert held_by_a_text_input(**sent) == held


def test_streamlit_by_itself_still_takes_a_number_for_a_text() -> None:
    assert held_by_a_text_input(double_value=3.5) == 3.5


def test_browsers_are_told_the_colours_of_the_configuration(patched: None) -> None:
    for _ in range(2):
        light, sidebar = CustomThemeConfig(), CustomThemeConfig()
        app_session._populate_theme_msg(light, "theme.light")
        app_session._populate_theme_msg(sidebar.light.sidebar, "theme.light.sidebar")
        assert light.primary_color == config.get_option("theme.light.primaryColor")
        assert not sidebar.HasField("light")  # as if nobody had looked: there is nothing to say of it


def test_the_values_of_a_session_are_those_that_streamlit_puts_together(patched: None) -> None:
    state = SessionState()
    values = SafeSessionState(state, lambda: None).filtered_state
    state["lr"], state["w0"] = 1e-5, None
    assert "lr" in values
    assert "tol" not in values
    assert dict(values) == {"lr": 1e-5, "w0": None} == state.filtered_state
    assert len(values) == 2
