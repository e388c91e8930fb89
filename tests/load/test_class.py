"""The class of the load test does what it says: what it counts is what the page itself counts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from harness.app import served
from harness.students.classroom import classroom
from harness.students.student import Student
from tests.apart import awaited_apart

STUDENTS = 5
PAGE = """
import json, pathlib, streamlit as st
from gd_ui.scene.scene import packed
held = {"player": 0}
scene = {"hand": {"ruler": {"name": "lr", "low": 1e-7, "high": 1e-3}}, "locked": []}
def take():
    held["player"] = st.session_state.scene.lr
@st.fragment
def part():
    player = st.components.v2.component("gd_player", js="export default () => {}")
    player(data=packed(scene), key="scene", on_lr_change=take)
    held["slider"] = st.slider("a", 0.0, 1.0, 0.5, 0.01)
    held["number"] = st.text_input("b", "7")
    held["segmented control"] = st.segmented_control("c", ["one", "two"], default="one", required=True)
    held["pills"] = st.pills("d", ["three", "four"])
    held["select slider"] = st.select_slider("e", ["five", "six", "seven"])
    held["toggle"] = st.toggle("f")
    held["button"] = st.button("g")
    held["one of a list"] = st.selectbox("h", ["eight", "nine"])
    file = st.file_uploader("i")
    held["file"] = len(file.getvalue()) if file else 0
    with pathlib.Path(__file__).with_suffix(".runs").open("a") as runs:
        runs.write(json.dumps(held) + "\\n")
part()
"""
RAISING = """
import streamlit as st
st.slider("a", 0, 100)
raise ValueError("as the test wants it")
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a page with all kinds of control, and where it writes down what they held at each run."""
    script = tmp_path_factory.mktemp("page") / "page.py"
    script.write_text(PAGE)
    with served(str(script), script.with_name("log.txt")) as url:
        yield url, script.with_suffix(".runs")


def runs(written: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written.read_text().splitlines()]


def test_a_class_counts_the_runs_that_the_page_counts(page: tuple[str, Path]) -> None:
    url, written = page
    with classroom(url, "") as room:
        joined = room.tell("join", count=STUDENTS, spread=0)
        moved = room.tell("move_each", times=3)
        back = room.tell("reconnect")
    acts = [*joined.acts, *moved.acts, *back.acts]
    assert (len(joined.acts), len(moved.acts), len(back.acts)) == (STUDENTS, 3 * STUDENTS, STUDENTS)
    assert len(runs(written)) == len(acts)
    assert all(act.received > 0 and not act.lost and not act.exceptions for act in acts)


def test_every_kind_of_control_arrives_at_the_page(page: tuple[str, Path]) -> None:
    url, written = page

    async def move_each() -> None:
        student = Student(url, "", seed=1)
        await student.join()
        for control, part in list(student.screen.controls.values()):
            before = runs(written)[-1] | {"button": False}
            await student.move_one(control, part)
            after = runs(written)[-1]
            assert [kind for kind in after if after[kind] != before[kind]] == [control.kind]
        assert {control.kind for control, _ in student.screen.controls.values()} == runs(written)[
            -1
        ].keys() - {"file"}
        await student.upload("rows.csv", b"x,y\n1,2\n")
        assert runs(written)[-1]["file"] == 8
        student.drop()

    awaited_apart(move_each())


def test_a_page_that_raises_is_noticed(tmp_path: Path) -> None:
    script = tmp_path / "raising.py"
    script.write_text(RAISING)
    with (
        pytest.raises(AssertionError, match="the server raised"),
        served(str(script), tmp_path / "log.txt") as url,
        classroom(url, "") as room,
    ):
        acts = room.tell("join", count=STUDENTS, spread=0).acts
        acts += room.tell("move_each", times=1).acts
        assert [act.exceptions for act in acts] == [1] * 2 * STUDENTS


def test_who_is_not_answered_in_time_is_lost(page: tuple[str, Path]) -> None:
    with classroom(page[0], "") as room:
        acts = room.tell("join", count=STUDENTS, spread=0, patience=0).acts
        assert [act.lost for act in acts] == ["TimeoutError()"] * STUDENTS
        assert room.tell("move_each", times=1).acts == []
