"""The engine against what the notes' own programs printed."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gd_core import Batches, Run, Status, descend, full_batches, notes_data, replay_batches

GOLDEN = Path(__file__).parent / "golden"
PRECISION = 1e-9


def printed(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLDEN / f"{name}.json").read_text()))


def run_of(golden: dict[str, Any], batches: Batches, tolerance: float) -> Run:
    return descend(notes_data(), batches, golden["learning_rate"], golden["start"], tolerance=tolerance)


def assert_same(run: Run, golden: dict[str, Any]) -> None:
    assert run.status is Status.CONVERGED
    assert run.updates == len(golden["loss"])
    np.testing.assert_allclose(run.batch_cost, golden["loss"], rtol=PRECISION)
    np.testing.assert_allclose(run.w[1:], golden["w_after"], rtol=PRECISION)
    assert 400 * run.w[-1] == pytest.approx(golden["predict_400_after"], rel=PRECISION)


def test_bgd_prints_the_same_35_updates() -> None:
    run = run_of(printed("bgd"), full_batches(199, 100), tolerance=1e-5)
    assert_same(run, printed("bgd"))
    assert run.updates == 35


@pytest.mark.parametrize("name", ["sgd_seed7", "sgd_seed42"])
def test_sgd_replayed_from_its_rows_prints_the_same(name: str) -> None:
    golden = printed(name)
    more = golden["drawn"] + [198] * 50  # rows the program never reached: the stopping rule must end the run
    assert_same(run_of(golden, replay_batches(199, [[row] for row in more]), tolerance=1e-7), golden)


@pytest.mark.parametrize("name", ["mini_batch_as_printed_seed7", "mini_batch_as_printed_seed42"])
def test_the_printed_mini_batch_program_is_its_first_pair_for_ever(name: str) -> None:
    golden = printed(name)
    assert_same(run_of(golden, replay_batches(199, golden["drawn"][:1] * 1000), tolerance=1e-7), golden)


def test_the_stop_on_the_smallest_sample_is_called_lucky_and_the_other_is_not() -> None:
    def lucky(name: str) -> bool:
        golden = printed(name)
        return run_of(golden, replay_batches(199, [[row] for row in golden["drawn"]]), tolerance=1e-7).lucky

    assert lucky("sgd_seed7")
    assert not lucky("sgd_seed42")
