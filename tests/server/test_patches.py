"""What Streamlit does not let an app change from outside: what is bound anew is there, and does what it is for."""

import ast
from collections.abc import Iterator
from typing import Any

import pytest
import streamlit as st
from starlette.formparsers import MultiPartParser
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.session_state import WStates

from deploy.precompress import ROOT
from gd_ui.server import patches

MODULES = sorted((ROOT / "gd_ui").rglob("*.py"))


@pytest.fixture
def patched() -> Iterator[None]:
    """As on a server; and as before, after that."""
    with pytest.MonkeyPatch.context() as patch:
        for owner, name in patches.BOUND:
            patch.setattr(owner, name, getattr(owner, name))
        patches.apply()
        yield


def test_they_were_tried_with_the_streamlit_that_is_installed() -> None:
    assert st.__version__.rpartition(".")[0] in patches.TRIED, (
        "see that the tests of this file pass, then add it"
    )


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


def test_uploads_of_any_size_stay_in_memory(patched: None) -> None:
    assert MultiPartParser.spool_max_size == 0


@pytest.mark.parametrize(
    ("sent", "held"),
    [
        ({"int_value": 3}, 3),
        ({"double_value": 3.5}, 3.5),
        ({"bool_value": True}, 7),
        ({"string_value": "3"}, 7),
    ],
)
def test_a_number_input_holds_numbers_whole_ones_as_browsers_send_them(
    patched: None, sent: dict[str, Any], held: float
) -> None:
    states = WStates()
    number = WidgetMetadata[float]("a", lambda value: 7 if value is None else value, float, "double_value")
    states.set_widget_metadata(number)
    states.set_widget_from_proto(WidgetState(id="a", **sent))
    assert states["a"] == held
