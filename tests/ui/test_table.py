"""The step table is the run, row by row."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from gd_core import Run
from gd_ui.descent.settings import AS_IN_THE_NOTES, WITH_NOISE, Method, Settings, StopOn
from gd_ui.descent.table import step_table
from gd_ui.text import LANGUAGES

EN = LANGUAGES["en"]
BGD, SGD, MINI = AS_IN_THE_NOTES.values()


def table(sample: Settings, text: Any = EN) -> tuple[pd.DataFrame, int, Run]:
    made, left_out = step_table(sample.run, text)
    return made, left_out, sample.run


@pytest.mark.parametrize("sample", [BGD, SGD, MINI, *WITH_NOISE.values()])
def test_every_column_equals_the_run(sample: Settings) -> None:
    made, left_out, run = table(sample)
    words = EN.table
    seen = np.cumsum([len(run.rows_of(k)) for k in range(run.updates)])
    assert left_out == 0
    assert made[words.update].tolist() == list(range(1, run.updates + 1))
    np.testing.assert_allclose(made[words.epoch], seen / 199, atol=5.1e-4)
    assert made[words.batch_loss].tolist() == run.batch_cost.tolist()
    assert made[words.gradient].tolist() == run.gradient.tolist()
    assert made[words.w].tolist() == run.w[1:].tolist()
    assert made[words.cost].tolist() == run.cost[1:].tolist()


def test_rows_are_named_as_the_notes_count_them_from_1() -> None:
    made, _, run = table(MINI)
    for k, named in enumerate(made[EN.table.rows]):
        assert sorted(int(row) for row in named.split(", ")) == sorted(run.rows_of(k) + 1)


def test_of_many_rows_the_first_are_named_and_the_rest_counted() -> None:
    named = table(BGD)[0][EN.table.rows][0]
    assert named == "1, 2, 3, 4, 5, 6, 7, 8 … (199)"


@pytest.mark.parametrize("updates", [400, 401, 1000, 20_000])
def test_a_long_run_shows_its_first_and_last_updates_and_counts_the_others(updates: int) -> None:
    made, left_out, run = table(replace(SGD, updates=updates, stop_on=StopOn.NEVER))
    shown = made[EN.table.update].tolist()
    assert len(made) == 400
    assert left_out == updates - 400
    assert shown == [*range(1, 301), *range(updates - 99, updates + 1)]
    assert made[EN.table.w].tolist() == [run.w[k] for k in shown]


def test_a_run_of_one_update_has_a_table_of_one_row() -> None:
    made, left_out, _ = table(replace(BGD, epochs=1))
    assert (len(made), left_out) == (1, 0)
    assert made[EN.table.gradient].tolist() == [-26600.0]


def test_the_columns_speak_both_languages() -> None:
    for text in LANGUAGES.values():
        made = table(BGD, text)[0]
        assert len(made.columns) == len(set(made.columns)) == 7
        assert set(made.columns) <= set(vars(text.table).values())


def test_a_diverging_run_has_a_table_too() -> None:
    made, _, run = table(replace(AS_IN_THE_NOTES[Method.BGD], learning_rate=1e12, start=1e6))
    assert len(made) == run.updates
    assert np.isfinite(made[EN.table.w]).all()
