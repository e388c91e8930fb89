"""The six lines are the method: run as a program, they give the run's own w; and beside them stand its numbers."""

import contextlib
import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gd_ui.descent.code import lines
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.pages import BY_NAME
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from gd_ui.text import LANGUAGES, lesson
from tests.static import player

EN = LANGUAGES["en"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()
SAMPLES = [
    BGD, SGD, MINI, AS_PRINTED, *WITH_NOISE.values(),
    replace(BGD, learning_rate=7e-5, start=-3.0, epochs=12),
    *(
        replace(s, stop_on=StopOn.FULL, source=Source(noise=1.0), tolerance=1.02, learning_rate=1e-6)
        for s in (SGD, MINI)
    ),
    replace(MINI, batch=64, draw=Draw.SHUFFLE, epochs=3, stop_on=StopOn.NEVER),
]  # fmt: skip


def program(settings: Settings) -> str:
    return "\n".join(line.code for line in lines(settings, EN))


def executed(settings: Settings) -> dict[str, Any]:
    """What the six lines leave behind, given what they ask for: the data, the start, the drawn rows."""
    rows = [settings.batches.rows_of(k) for k in range(len(settings.batches))]
    given: dict[str, Any] = {"np": np, "x": settings.data.x, "y": settings.data.y, "w": settings.start}
    given |= {"batches": rows, "rows": [int(batch[0]) for batch in rows]}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(program(settings), given)
    return given


@pytest.mark.parametrize("settings", SAMPLES)
def test_run_as_a_program_the_lines_give_the_runs_last_w(settings: Settings) -> None:
    assert len(program(settings).splitlines()) == 6
    left = executed(settings)
    assert left["w"] == pytest.approx(settings.run.w[-1], rel=1e-12)
    assert left["g"] == pytest.approx(settings.run.gradient[-1], rel=1e-6, abs=1e-9)
    whole = settings.stop_on is StopOn.FULL or settings.method is Method.BGD
    costs = settings.run.cost[:-1] if whole else settings.run.batch_cost
    assert left["cost"] == pytest.approx(costs[-1], rel=1e-6)


@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
@pytest.mark.parametrize("settings", SAMPLES)
def test_the_notes_ask_only_for_numbers_that_the_scene_has(settings: Settings, text: Any) -> None:
    scene = descent_scene(settings.run, text, settings.visits_every_row, settings.source)
    run = player.opened(scene.packed()).runs["run"]
    for line in lines(settings, text):
        for name in [part.split("}")[0].split(":")[0] for part in line.note.split("{")[1:]]:
            assert name == "rows" or len(run.series(name)) == run.points


@pytest.mark.parametrize("settings", SAMPLES)
def test_every_moment_of_a_step_has_a_line_that_runs(settings: Settings) -> None:
    ends = [line.until for line in lines(settings, EN)]
    assert ends == sorted(ends)
    assert ends[0] > 0
    assert ends[-1] == 1


@pytest.mark.parametrize(("settings", "stops"), [(BGD, True), (replace(BGD, epochs=9), False)])
def test_the_last_line_says_stop_only_where_the_tolerance_was_met(settings: Settings, stops: bool) -> None:
    assert (lines(settings, EN)[-1].last == EN.lesson.code.stop) == stops


@pytest.mark.parametrize("method", Method)
def test_what_the_page_sends_is_small(method: Method) -> None:
    settings = AS_IN_THE_NOTES[method]
    scene = descent_scene(settings.run, EN, settings.visits_every_row, settings.source)
    message = BY_NAME[method].lesson.on(scene, method, settings, EN)
    assert message.lesson and message.lesson.page == method
    assert len(message.packed()) - len(scene.packed()) < 2000


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lesson_says_what_the_sum_of_the_gradients_does_instead_of_their_mean(code: str) -> None:
    """With the sum the step is n times as long; α divided by n makes the same run."""
    x = np.arange(1.0, 200.0)
    summed = 1 - 1e-5 * float(np.sum(2 * x * (x - 2 * x)))
    w = 1.0
    for _ in range(35):
        w -= 1e-5 / 199 * float(np.sum(2 * x * (w * x - 2 * x)))
    assert w == pytest.approx(float(BGD.run.w[35]), rel=1e-12)
    said = lesson(code, "bgd")
    assert f"{summed:.1f}" in said
    assert f"{1e-5 / 199 * 1e8:.2f}\\times10^{{-8}}" in said
    assert 'reduction="sum"' in said
