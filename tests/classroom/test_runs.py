"""The runs of a whole class on one parabola are those that each page has by itself."""

import base64
import json
from dataclasses import replace

import numpy as np
import pytest

from gd_core import Status
from gd_ui.classroom import runs
from gd_ui.classroom.bounds import MOST_BROWSERS, RefusedError
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Origin, Scaling

RATES = [1e-6, 1e-5, 1.9e-5, 1 / 26600, 7e-5, 8e-5, 0.0, 1e200]


@pytest.mark.parametrize(
    "question", ["bgd?", "bgd?noise=20&noise_seed=3", "mini_batch?batch=4&draw=shuffle", "sgd?seed=3"]
)
def test_each_run_is_the_one_that_its_own_page_shows(question: str) -> None:
    settings = runs.settings_of(question)
    assert settings
    made = runs.together(settings, [runs.written([rate, 0.5]) for rate in RATES])
    w = np.frombuffer(base64.b64decode(made["w"]), "<f4").reshape(len(made["at"]), len(RATES)).T
    for k, rate in enumerate(RATES):
        own = replace(settings, learning_rate=rate, start=0.5).run
        shared = [(i, at) for i, at in enumerate(made["at"]) if at <= own.updates and abs(own.w[at]) < 1e30]
        assert len(shared) > 1 or rate == 1e200, "which is gone at once"
        np.testing.assert_allclose(w[k, [i for i, _ in shared]], own.w[[at for _, at in shared]], rtol=1e-6)
        if own.status is not Status.DIVERGED and own.updates < runs.MOST_UPDATES:
            assert made["needed"][k] == (own.updates if own.status is Status.CONVERGED else None)
        if own.status is Status.DIVERGED:
            assert made["needed"][k] is None


def test_a_link_is_read_as_its_page_reads_it() -> None:
    read = runs.settings_of(
        "mini_batch?batch=9&data=made&n=50&slope=3&scaling=largest&draw=shuffle&lr=0.2&junk=1&seed=x"
    )
    assert read
    assert (read.method, read.batch, read.draw, read.learning_rate) == (
        Method.MINI_BATCH,
        9,
        Draw.SHUFFLE,
        0.2,
    )
    source = read.source
    assert (source.origin, source.rows, source.slope, source.scaling) == (
        Origin.MADE,
        50,
        3.0,
        Scaling.LARGEST,
    )
    assert read.tolerance == AS_IN_THE_NOTES[Method.MINI_BATCH].on(source).tolerance
    assert runs.settings_of("bgd?noise=1e9") == AS_IN_THE_NOTES[Method.BGD]


@pytest.mark.parametrize("question", ["", "compare?", "teach?lr=1", "bgd?data=file", "../bgd?"])
def test_where_there_is_no_common_parabola_there_are_no_runs(question: str) -> None:
    assert runs.settings_of(question) is None


@pytest.mark.parametrize(
    "given",
    [
        [],
        [1e-5],
        [1e-5, 1, 1],
        ["1e-5", 1],
        [-1e-5, 1],
        [float("nan"), 1],
        [1e-5, float("inf")],
        [True, 1],
        [None, {}],
    ],
)
def test_what_is_no_run_is_refused(given: list[object]) -> None:
    with pytest.raises(RefusedError):
        runs.written(given)


def test_the_runs_of_a_full_class_are_soon_made_and_small() -> None:
    settings = runs.settings_of("sgd?updates=20000&stop=never")
    assert settings
    rates = np.geomspace(1e-9, 1e100, MOST_BROWSERS)
    made = runs.together(settings, [runs.written([float(rate), -1e100]) for rate in rates])
    assert (made["at"][-1], len(made["at"])) == (runs.MOST_UPDATES, runs.FRAMES)
    assert np.isfinite(np.frombuffer(base64.b64decode(made["w"]), "<f4")).all()
    assert len(json.dumps(made, allow_nan=False)) < 500_000


def test_without_a_run_there_is_the_parabola_alone() -> None:
    made = runs.together(AS_IN_THE_NOTES[Method.BGD], [])
    assert (made["rates"], made["w"], made["curvature"], made["vertex"]) == ([], "", 26600.0, 2.0)
