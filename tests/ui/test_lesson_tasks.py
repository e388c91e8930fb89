"""Tasks are met by the runs they ask for, and by no others: each is checked against its own words, by plain loops."""

from dataclasses import replace

import pytest

from gd_ui.descent.settings import AS_IN_THE_NOTES, AS_PRINTED, WITH_NOISE, Method, Settings, StopOn
from gd_ui.pages import BY_NAME
from gd_ui.rows.drawing import Draw
from tests.core import plain

BGD, SGD, MINI = AS_IN_THE_NOTES.values()
L = 2 * sum(x * x for x in range(1, 200)) / 199


def met(settings: Settings) -> set[str]:
    """The tasks of its page that these settings meet."""
    return {task.id for task in BY_NAME[settings.method].lesson.tasks if task.met(settings)}


def costs(settings: Settings) -> list[float]:
    """The cost on all data at each w, row by row."""
    x, y = settings.data.x.tolist(), settings.data.y.tolist()
    return [plain.cost(x, y, range(199), float(w)) for w in settings.run.w]


@pytest.mark.parametrize("settings", [*AS_IN_THE_NOTES.values(), *WITH_NOISE.values(), AS_PRINTED])
def test_no_page_opens_with_a_task_done(settings: Settings) -> None:
    assert met(settings) == set()


@pytest.mark.parametrize("part", [0.9, 0.95, 1.0, 1.04, 1.1])
def test_three_updates_are_enough_only_near_one_over_l(part: float) -> None:
    tried = replace(BGD, learning_rate=part / L)
    assert ("three" in met(tried)) == (min(costs(tried)[:4]) < 1e-5)
    assert ("three" in met(tried)) == (13300 * abs(1 - part) ** 6 < 1e-5)


def test_three_updates_from_the_bottom_are_no_feat() -> None:
    assert "three" not in met(replace(BGD, learning_rate=1 / L, start=2.0))


@pytest.mark.parametrize(
    ("part", "jumps"), [(0.5, False), (1.0, False), (1.2, True), (1.95, True), (2.05, False)]
)
def test_overshooting_is_to_jump_across_and_come_down(part: float, jumps: bool) -> None:
    assert ("overshoot" in met(replace(BGD, learning_rate=part / L))) == jumps


@pytest.mark.parametrize(
    ("part", "largest"), [(1.97, False), (1.985, True), (1.999, True), (2.0, False), (2.001, False)]
)
def test_the_largest_rate_is_just_below_two_over_l(part: float, largest: bool) -> None:
    assert ("largest" in met(replace(BGD, learning_rate=part / L))) == largest


@pytest.mark.parametrize("rate", [1e-5, 1.5e-5, 2e-5, 2.4e-5])
@pytest.mark.parametrize("seed", [1, 7])
def test_fifteen_rows_are_counted_one_by_one(rate: float, seed: int) -> None:
    tried = replace(SGD, learning_rate=rate, seed=seed)
    assert ("fifteen" in met(tried)) == any(cost < 1e-5 for cost in costs(tried)[:16])


@pytest.mark.parametrize("seed", range(8))
def test_a_lucky_stop_leaves_the_cost_on_all_data_above_the_tolerance(seed: int) -> None:
    tried = replace(SGD, seed=seed)
    stopped = tried.run.updates < tried.updates_allowed
    assert ("lucky" in met(tried)) == (stopped and costs(tried)[-2] >= 1e-7)


@pytest.mark.parametrize("rate", [1e-5, 1e-6, 2e-7])
@pytest.mark.parametrize("method", [Method.SGD, Method.MINI_BATCH])
def test_a_run_settles_when_its_last_hundred_costs_are_near_the_lowest(method: Method, rate: float) -> None:
    tried = replace(WITH_NOISE[method], learning_rate=rate, epochs=10)
    x, y = tried.data.x.tolist(), tried.data.y.tolist()
    best = sum(a * b for a, b in zip(x, y, strict=True)) / sum(a * a for a in x)
    lowest = plain.cost(x, y, range(199), best)
    settled = all(cost <= 1.02 * lowest for cost in costs(tried)[-100:])
    assert ("settle" in met(tried)) == (settled and (method is Method.SGD or rate >= 1e-5))


def test_large_batches_settle_where_small_ones_do_not() -> None:
    noisy = replace(WITH_NOISE[Method.MINI_BATCH], draw=Draw.FRESH)
    assert [size for size in (2, 16, 100, 199) if "settle" in met(replace(noisy, batch=size))] == [100]


@pytest.mark.parametrize(("rate", "size"), [(1e-5, 2), (3e-5, 16), (4e-5, 64), (4e-5, 199), (4e-5, 1)])
def test_a_batch_beats_both_by_fewer_updates_than_one_row_and_fewer_rows_than_all(
    rate: float, size: int
) -> None:
    tried = replace(MINI, learning_rate=rate, batch=size)

    def needed(batch: int) -> int:
        reached = [
            cost < 1e-5 for cost in costs(replace(tried, batch=batch, stop_on=StopOn.NEVER, updates=300))
        ]
        return reached.index(True) if True in reached else 10**9

    both = 1 < size < 199 and needed(size) < needed(1) and size * needed(size) < 199 * needed(199)
    assert ("both" in met(tried)) == both


@pytest.mark.parametrize("seed", range(30))
def test_a_frozen_pair_is_slow_when_it_needs_more_than_a_hundred_updates(seed: int) -> None:
    tried = replace(AS_PRINTED, seed=seed)
    rows = tried.run.rows_of(0) + 1.0
    w, updates, printed = 1.0, 0, 1.0
    while printed >= 1e-7 and updates < 1000:
        printed = sum((w * x - 2 * x) ** 2 for x in rows) / 2
        w, updates = w - 1e-5 * sum(2 * (w * x - 2 * x) * x for x in rows) / 2, updates + 1
    assert ("frozen" in met(tried)) == (updates > 100)
    assert "frozen" not in met(replace(tried, stop_on=StopOn.NEVER))
