"""Which rows of long data are drawn, and that those which light up are the ones an update read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from gd_core import Batches, drawn_batches, full_batches, shuffled_batches
from gd_ui.descent.shown_rows import MOST_SHOWN, ShownRows, shown_rows
from gd_ui.scene.schema import RowLists
from tests.static import player


def lit(shown: ShownRows, updates: int) -> list[player.Lit]:
    """What lights up at each update, as the browser reads it: the dot that does is the row that is named."""
    assert shown.lit
    told = player.lit(shown.lit, updates)
    for one in told:
        assert shown.shown[one.places].tolist() == one.rows
    return told


def drawn(n: int, size: int, updates: int, seed: int) -> Batches:
    return drawn_batches(n, size, updates, np.random.default_rng(seed))


@pytest.mark.parametrize("size", [1, 7, 300, 1_999])
@pytest.mark.parametrize("n", [2, 199, 2_000])
def test_of_few_rows_all_are_drawn_and_all_that_are_read_are_lit(n: int, size: int) -> None:
    batches = drawn(n, min(size, n - 1), 12, 0)
    shown = shown_rows(batches, np.arange(12))
    assert shown.shown.tolist() == list(range(n))
    for k, one in enumerate(lit(shown, 12)):
        assert sorted(one.rows) == sorted(batches.rows_of(k).tolist())


@given(
    st.integers(2_001, 300_000), st.sampled_from([1, 2, 9, 64, 2_000]), st.integers(1, 700), st.integers(0, 9)
)
@hypothesis_settings(max_examples=30, deadline=None)
def test_of_many_rows_some_are_drawn_and_those_that_light_up_are_rows_that_were_read(
    n: int, size: int, updates: int, seed: int
) -> None:
    batches = drawn(n, size, updates, seed)
    shown = shown_rows(batches, np.arange(updates))
    assert len(shown.shown) == len(set(shown.shown.tolist())) == min(MOST_SHOWN, n)
    assert 0 <= shown.shown.min() <= shown.shown.max() < n
    for k, one in list(enumerate(lit(shown, updates)))[::37]:
        assert set(one.rows) <= set(batches.rows_of(k).tolist())
        assert len(one.rows) == min(size, max(1, 1_000 // updates))


def test_an_update_whose_rows_are_not_all_lit_says_how_many_it_read() -> None:
    batches = shuffled_batches(5_001, 1_000, 2, np.random.default_rng(0))
    steps = np.arange(12)
    shown = shown_rows(batches, steps)
    told = lit(shown, 12)
    assert [one.read for one in told] == [1_000] * 5 + [1] + [1_000] * 5 + [1]
    assert [len(one.rows) for one in told] == [83] * 5 + [1] + [83] * 5 + [1]


def test_a_run_that_lights_every_row_it_reads_says_no_more_than_that() -> None:
    lit = shown_rows(drawn(1_000_000, 3, 100, 1), np.arange(100)).lit
    assert isinstance(lit, RowLists) and lit.sizes is None


@pytest.mark.parametrize("n", [5, 2_001, 1_000_000])
def test_where_every_update_reads_all_rows_none_is_lit(n: int) -> None:
    shown = shown_rows(full_batches(n, 4), np.arange(4))
    assert shown.lit is None
    assert len(set(shown.shown.tolist())) == min(n, MOST_SHOWN)


def test_the_rows_that_are_drawn_beside_the_lit_ones_stand_for_all() -> None:
    """As many below the middle as above it, for any run on these rows."""
    shown = shown_rows(drawn(1_000_000, 1, 600, 3), np.arange(600)).shown
    assert abs((shown < 500_000).mean() - 0.5) < 0.05


@pytest.mark.parametrize("updates", [0, 1])
def test_a_run_that_makes_no_update_or_one_has_its_rows(updates: int) -> None:
    shown = shown_rows(drawn(3_000, 4, updates, 0), np.arange(updates))
    assert len(shown.shown) == MOST_SHOWN
