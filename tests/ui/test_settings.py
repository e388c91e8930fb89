"""From what a visitor chooses to the run: the notes' settings, the limits of a page, the same run every time."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import Status
from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Source
from tests.core import plain
from tests.ui.strategies import settings

GOLDEN = Path(__file__).parents[1] / "core" / "golden"
BGD, SGD, MINI = AS_IN_THE_NOTES.values()


def printed(name: str) -> dict[str, Any]:
    return dict(json.loads((GOLDEN / f"{name}.json").read_text()))


def test_bgd_as_in_the_notes_prints_what_the_notes_print() -> None:
    golden, run = printed("bgd"), BGD.run
    assert (run.status, run.updates) == (Status.CONVERGED, 35)
    np.testing.assert_allclose(run.batch_cost, golden["loss"], rtol=1e-9)
    np.testing.assert_allclose(run.w[1:], golden["w_after"], rtol=1e-9)
    assert run.w[-1] == pytest.approx(1.999980, abs=5e-7)
    assert 400 * run.w[-1] == pytest.approx(golden["predict_400_after"], rel=1e-9)


def test_the_notes_limits_and_tolerances_are_the_notes() -> None:
    assert [s.updates_asked for s in AS_IN_THE_NOTES.values()] == [100, 1000, 1000]
    assert [s.tolerance for s in AS_IN_THE_NOTES.values()] == [1e-5, 1e-7, 1e-7]
    assert [s.batch_size for s in AS_IN_THE_NOTES.values()] == [199, 1, 2]
    for s in AS_IN_THE_NOTES.values():
        assert (s.learning_rate, s.start, s.source.noise, s.stop_on) == (1e-5, 1.0, 0.0, StopOn.BATCH)
        assert (s.data.x.tolist(), s.data.y.tolist()) == (list(range(1, 200)), list(range(2, 400, 2)))


@pytest.mark.parametrize("sample", [SGD, MINI])
def test_the_other_two_draw_other_rows_for_every_update(sample: Settings) -> None:
    drawn = [tuple(sorted(sample.batches.rows_of(k).tolist())) for k in range(1000)]
    assert all(len(set(rows)) == sample.batch_size for rows in drawn)
    assert len(set(drawn)) > 150
    assert sample.run.status is Status.CONVERGED
    assert sample.run.batch_cost[-1] < 1e-7 <= sample.run.batch_cost[:-1].min()


@pytest.mark.parametrize("seed", [7, 8, 42])
def test_the_program_as_printed_uses_its_first_pair_for_every_update(seed: int) -> None:
    sample = replace(AS_PRINTED, seed=seed)
    first = replace(MINI, seed=seed).batches.rows_of(0).tolist()
    assert len(sample.batches) == 1000
    assert all(sample.batches.rows_of(k).tolist() == first for k in (0, 1, 500, 999))


def test_the_frozen_pair_decides_how_long_the_printed_program_takes() -> None:
    """Each update keeps |1 − αh| of the error, so the first cost ½h·error² below 1e-7 is known beforehand."""
    h = float(np.sum(AS_PRINTED.data.x[AS_PRINTED.batches.rows_of(0)] ** 2))
    updates = next(k for k in range(1000) if h / 2 * (1 - 1e-5 * h) ** (2 * k) < 1e-7) + 1
    assert AS_PRINTED.run.updates == updates


@pytest.mark.parametrize("method", Method)
def test_noise_moves_the_bottoms_and_nothing_stops_the_run_before_its_end(method: Method) -> None:
    run = WITH_NOISE[method].run
    assert run.status is Status.BUDGET
    assert run.data_parabola.floor > 100
    assert run.updates == WITH_NOISE[method].updates_asked
    if method is not Method.BGD:
        assert np.ptp(run.parabolas.vertex) > 0.1


lengths = st.integers(1, 10**9)


@given(settings(), lengths, lengths)
def test_a_page_never_computes_more_than_it_may(sample: Settings, epochs: int, updates: int) -> None:
    asked = replace(sample, epochs=epochs, updates=updates)
    allowed = asked.updates_allowed
    assert 1 <= allowed <= min(20_000, asked.updates_asked)
    assert allowed * asked.batch_size <= 2_000_000 or asked.batch_size == 199
    if asked.visits_every_row:
        assert allowed % asked.updates_per_epoch == 0


@given(settings(), lengths, lengths)
def test_what_is_within_the_limits_is_computed_whole(sample: Settings, epochs: int, updates: int) -> None:
    asked = replace(sample, epochs=epochs, updates=updates)
    little = asked.batch_size == 199 or asked.updates_asked * asked.batch_size <= 2_000_000
    if asked.updates_asked <= 20_000 and little:
        assert asked.updates_allowed == asked.updates_asked


@pytest.mark.parametrize(
    ("sample", "updates"),
    [
        (replace(BGD, epochs=10**9), 20_000),
        (replace(SGD, updates=10**9), 20_000),
        (replace(SGD, draw=Draw.SHUFFLE, epochs=10**9), 100 * 199),
        (replace(MINI, draw=Draw.SHUFFLE, batch=64, epochs=10**9), 5_000 * 4),
    ],
)
def test_the_longest_runs_are_as_long_as_the_limits_let_them(sample: Settings, updates: int) -> None:
    assert sample.updates_allowed == len(sample.batches) == updates


@given(settings())
@hypothesis_settings(max_examples=40)
def test_the_batches_are_as_many_and_as_large_as_said(sample: Settings) -> None:
    batches = sample.batches
    assert len(batches) == sample.updates_allowed
    assert batches.sizes.max() == sample.batch_size
    if sample.visits_every_row:
        epoch = np.concatenate([batches.rows_of(k) for k in range(sample.updates_per_epoch)])
        assert sorted(epoch.tolist()) == list(range(199))


@given(settings())
@hypothesis_settings(max_examples=40)
def test_equal_settings_give_the_same_run_to_the_last_digit(sample: Settings) -> None:
    again = replace(sample)
    assert again == sample
    assert again.run is not sample.run
    assert again.run.w.tolist() == sample.run.w.tolist()
    assert again.run.status is sample.run.status


@pytest.mark.parametrize("sample", [SGD, MINI, WITH_NOISE[Method.SGD], WITH_NOISE[Method.MINI_BATCH]])
def test_another_seed_draws_other_rows(sample: Settings) -> None:
    assert replace(sample, seed=8).run.w.tolist() != sample.run.w.tolist()
    assert replace(sample, seed=8).data.y.tolist() == sample.data.y.tolist()


def test_another_noise_seed_gives_other_data_and_the_same_rows() -> None:
    sample = WITH_NOISE[Method.MINI_BATCH]
    other = replace(sample, source=replace(sample.source, noise_seed=2))
    assert other.data.y.tolist() != sample.data.y.tolist()
    assert other.batches.rows_of(0).tolist() == sample.batches.rows_of(0).tolist()


def test_noise_has_the_standard_deviation_that_was_asked_for() -> None:
    residuals = [replace(BGD, source=Source(noise=20.0, noise_seed=k)).data.y - BGD.data.y for k in range(50)]
    assert np.std(residuals) == pytest.approx(20, rel=0.03)


@pytest.mark.parametrize("sample", [*AS_IN_THE_NOTES.values(), *WITH_NOISE.values(), AS_PRINTED])
def test_the_run_is_what_a_plain_loop_over_the_same_rows_computes(sample: Settings) -> None:
    run, x, y = sample.run, sample.data.x.tolist(), sample.data.y.tolist()
    rows = [run.rows_of(k).tolist() for k in range(run.updates)]
    path = plain.descent(x, y, rows, [sample.learning_rate] * len(rows), sample.start)
    np.testing.assert_allclose(run.w, path, rtol=1e-9)


def test_the_rule_to_stop_watches_the_cost_it_says() -> None:
    on_all = replace(SGD, stop_on=StopOn.FULL).run
    assert on_all.cost[-2] < 1e-7 <= on_all.cost[:-2].min()
    assert replace(SGD, stop_on=StopOn.NEVER).run.updates == 1000


@pytest.mark.parametrize(("asked", "given_size"), [(-3, 1), (0, 1), (7, 7), (200, 199), (10**9, 199)])
def test_a_batch_size_out_of_range_is_taken_as_the_nearest(asked: int, given_size: int) -> None:
    assert replace(MINI, batch=asked).batch_size == given_size
