"""Which updates of a run can be looked at, and what is said of those between."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Run, descend, drawn_batches, linear_data
from gd_ui.scene.key_frames import band, key_frames

NOISY = linear_data(np.arange(1.0, 200.0), 2, 20, np.random.default_rng(0))


def jagged(updates: int, rate: float = 2e-5) -> Run:
    return descend(NOISY, drawn_batches(199, 1, updates, np.random.default_rng(updates)), rate, 1.0)


@given(st.integers(0, 600))
def test_every_update_of_a_short_run_is_shown(updates: int) -> None:
    assert key_frames(updates).tolist() == list(range(updates + 1))


@given(st.integers(601, 1_000_000))
def test_a_long_run_is_shown_by_at_most_600_of_its_updates_start_and_end_among_them(updates: int) -> None:
    frames = key_frames(updates).tolist()
    assert len(frames) - 1 <= 600
    assert (frames[0], frames[-1]) == (0, updates)
    assert all(earlier < later for earlier, later in pairwise(frames))


@given(st.integers(601, 1_000_000))
def test_the_first_updates_of_a_long_run_are_all_shown(updates: int) -> None:
    assert key_frames(updates)[:101].tolist() == list(range(101))


@given(st.integers(601, 1_000_000))
def test_the_skipped_stretches_of_a_long_run_get_longer_as_it_goes_on(updates: int) -> None:
    gaps = np.diff(key_frames(updates))
    assert gaps[0] == 1
    assert (np.diff(gaps) >= -1).all()  # but for rounding
    assert gaps.max() / updates < 0.05


@pytest.mark.parametrize(("updates", "rate"), [(601, 2e-5), (5_000, 2e-5), (1_500, 1e-3)])
def test_the_band_holds_every_skipped_cost_and_no_more(updates: int, rate: float) -> None:
    run = jagged(updates, rate)
    frames = key_frames(run.updates)
    lowest, highest = band(run.cost, frames)
    costs, before = run.cost.tolist(), -1
    assert len(lowest) == len(highest) == len(frames)
    for k, frame in enumerate(frames.tolist()):
        stretch = costs[before + 1 : frame + 1]
        assert (lowest[k], highest[k]) == (min(stretch), max(stretch))
        before = frame


def test_the_band_of_a_run_shown_whole_is_its_cost() -> None:
    run = jagged(50)
    for side in band(run.cost, key_frames(50)):
        assert side.tolist() == run.cost.tolist()
