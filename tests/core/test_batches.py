"""Which rows each update sees."""

from collections import Counter
from collections.abc import Callable
from itertools import chain
from math import comb, perm

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import Batches, drawn_batches, full_batches, partial_epoch, replay_batches, shuffled_batches

RNG = np.random.default_rng


def rows(batches: Batches) -> list[list[int]]:
    return [batches.rows_of(k).tolist() for k in range(len(batches))]


@given(st.integers(1, 40), st.data(), st.integers(1, 4), st.integers(0, 99))
def test_each_epoch_of_shuffled_batches_visits_every_row_once(
    n: int, data: st.DataObject, epochs: int, seed: int
) -> None:
    size = data.draw(st.integers(1, n))
    batches = shuffled_batches(n, size, epochs, RNG(seed))
    per_epoch = -(-n // size)
    assert len(batches) == per_epoch * epochs
    for epoch in range(epochs):
        visited = rows(batches)[epoch * per_epoch : (epoch + 1) * per_epoch]
        assert [len(batch) for batch in visited[:-1]] == [size] * (per_epoch - 1)
        assert sorted(chain.from_iterable(visited)) == list(range(n))


@given(st.integers(1, 40), st.data(), st.integers(0, 20), st.integers(0, 99))
def test_drawn_batches_have_different_rows_within_each_batch(
    n: int, data: st.DataObject, updates: int, seed: int
) -> None:
    size = data.draw(st.integers(1, n))
    batches = drawn_batches(n, size, updates, RNG(seed))
    assert len(batches) == updates
    for batch in rows(batches):
        assert len(batch) == len(set(batch)) == size
        assert set(batch) <= set(range(n))


@pytest.mark.parametrize(("n", "size"), [(9, 1), (17, 2), (7, 3), (12, 4), (6, 5)])
def test_drawn_batches_make_every_set_of_rows_equally_likely(n: int, size: int) -> None:
    updates = 400 * comb(n, size)
    drawn = Counter(tuple(sorted(batch)) for batch in rows(drawn_batches(n, size, updates, RNG(5))))
    assert len(drawn) == comb(n, size)
    chi_square = sum((count - 400) ** 2 / 400 for count in drawn.values())
    freedom = comb(n, size) - 1
    assert abs(chi_square - freedom) < 4 * (2 * freedom) ** 0.5


def test_large_batches_of_many_rows_are_drawn_without_repeats() -> None:
    batches = drawn_batches(1_000_000, 1_000, 200, RNG(0))
    assert all(len(set(batch)) == 1_000 for batch in rows(batches))


def test_reshuffled_orders_are_all_equally_likely() -> None:
    orders = shuffled_batches(4, 3, 24 * 400, RNG(2))
    assert orders.rows is not None
    seen = Counter(map(tuple, orders.rows.reshape(-1, 4).tolist()))
    assert len(seen) == 24
    assert abs(sum((count - 400) ** 2 / 400 for count in seen.values()) - 23) < 4 * 46**0.5


@given(st.integers(1, 60), st.data(), st.integers(0, 99))
def test_part_of_an_epoch_visits_each_row_at_most_once_and_a_longer_part_begins_with_the_same(
    n: int, data: st.DataObject, seed: int
) -> None:
    size = data.draw(st.integers(1, n))
    part = partial_epoch(n, size, n // size, RNG(seed))
    assert part.n == n
    assert part.sizes.tolist() == [size] * (n // size)
    visited = list(chain.from_iterable(rows(part)))
    assert len(visited) == len(set(visited))
    assert set(visited) <= set(range(n))
    for updates in range(n // size):
        assert rows(partial_epoch(n, size, updates, RNG(seed))) == rows(part)[:updates]


@pytest.mark.parametrize(("n", "size", "updates"), [(5, 1, 2), (4, 1, 4), (4, 2, 2), (6, 2, 1)])
def test_part_of_an_epoch_draws_every_order_of_rows_equally_likely(n: int, size: int, updates: int) -> None:
    rng, drawn = RNG(8), Counter[tuple[int, ...]]()
    for _ in range(100 * perm(n, size * updates)):
        drawn[tuple(chain.from_iterable(rows(partial_epoch(n, size, updates, rng))))] += 1
    assert len(drawn) == perm(n, size * updates)
    chi_square = sum((count - 100) ** 2 / 100 for count in drawn.values())
    freedom = len(drawn) - 1
    assert abs(chi_square - freedom) < 4 * (2 * freedom) ** 0.5


def test_more_than_an_epoch_is_no_part_of_one() -> None:
    with pytest.raises(ValueError, match="do not fit in one epoch"):
        partial_epoch(7, 2, 4, RNG(0))
    with pytest.raises(ValueError, match="batch_size"):
        partial_epoch(7, 8, 0, RNG(0))


@pytest.mark.parametrize("make", [shuffled_batches, drawn_batches])
def test_a_batch_of_all_rows_makes_the_seed_irrelevant(
    make: Callable[[int, int, int, np.random.Generator], Batches],
) -> None:
    assert rows(make(5, 5, 3, RNG(0))) == rows(make(5, 5, 3, RNG(1))) == rows(full_batches(5, 3))


@pytest.mark.parametrize("make", [shuffled_batches, drawn_batches])
def test_the_same_seed_draws_the_same_rows_and_another_seed_others(
    make: Callable[[int, int, int, np.random.Generator], Batches],
) -> None:
    assert rows(make(50, 7, 9, RNG(3))) == rows(make(50, 7, 9, RNG(3)))
    assert rows(make(50, 7, 9, RNG(3))) != rows(make(50, 7, 9, RNG(4)))


def test_full_batches_take_no_memory_for_their_rows() -> None:
    batches = full_batches(10**9, 10**6)
    assert batches.rows is None
    assert batches.sizes.strides == (0,)
    assert len(batches) == 10**6


def test_samples_seen_counts_the_rows_read_short_batches_too() -> None:
    assert shuffled_batches(5, 2, 2, RNG(0)).samples_seen.tolist() == [0, 2, 4, 5, 7, 9, 10]
    assert full_batches(199, 2).samples_seen.tolist() == [0, 199, 398]


def test_recorded_rows_are_replayed_as_they_are() -> None:
    recorded = [[3, 1], [0], [2, 2, 2]]
    assert rows(replay_batches(4, recorded)) == recorded


def test_the_first_updates_are_cut_out_with_their_rows() -> None:
    batches = replay_batches(4, [[3, 1], [0], [2, 2, 2]])
    assert rows(batches.first(2)) == [[3, 1], [0]]
    assert rows(full_batches(2, 9).first(1)) == [[0, 1]]


def test_batches_cannot_be_written_to() -> None:
    batches = drawn_batches(9, 2, 3, RNG(0))
    with pytest.raises(ValueError, match="read-only"):
        batches.rows_of(0)[0] = 1
    with pytest.raises(ValueError, match="read-only"):
        batches.sizes[0] = 1


@pytest.mark.parametrize("update", [-1, 3])
def test_an_update_that_there_is_not_has_no_rows(update: int) -> None:
    with pytest.raises(IndexError, match="of 3"):
        full_batches(5, 3).rows_of(update)


@pytest.mark.parametrize(
    "batches", [full_batches(5, 0), shuffled_batches(5, 2, 0, RNG(0)), drawn_batches(5, 2, 0, RNG(0))]
)
def test_no_epochs_are_no_updates(batches: Batches) -> None:
    assert len(batches) == 0
    assert batches.samples_seen.tolist() == [0]


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: full_batches(0, 1), "n must"),
        (lambda: full_batches(1, -1), "epochs"),
        (lambda: shuffled_batches(5, 6, 1, RNG(0)), "batch_size"),
        (lambda: shuffled_batches(5, 0, 1, RNG(0)), "batch_size"),
        (lambda: shuffled_batches(5, 2, -1, RNG(0)), "epochs"),
        (lambda: drawn_batches(5, 6, 1, RNG(0)), "batch_size"),
        (lambda: drawn_batches(5, 0, 1, RNG(0)), "batch_size"),
        (lambda: drawn_batches(0, 0, 1, RNG(0)), "n must"),
        (lambda: drawn_batches(5, 2, -1, RNG(0)), "updates"),
        (lambda: replay_batches(5, [[0], []]), "batch"),
        (lambda: replay_batches(2, [[0, 1, 0]]), "batch"),
        (lambda: replay_batches(5, [[5]]), "rows"),
        (lambda: replay_batches(5, [[-1]]), "rows"),
        (lambda: replay_batches(5, [[0.5]]), "rows"),  # type: ignore[list-item]
    ],
)
def test_batches_that_cannot_be_are_refused_by_name(make: Callable[[], Batches], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        make()
