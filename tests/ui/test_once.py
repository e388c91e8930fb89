"""What costs much is computed once, even for a whole class at the same moment."""

import gc
import weakref
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import _lru_cache_wrapper, wraps
from threading import Barrier, Event
from typing import Any

import numpy as np
import pytest

from gd_core import Dataset
from gd_ui.descent.rates import rates
from gd_ui.descent.scene import descent_scene
from gd_ui.descent.sentences import ending
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.once import once, shared
from gd_ui.pages.compare.scene import compare_scene
from gd_ui.pages.compare.sentences import verdict as who_wins
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.learning_rate.scene import learning_rate_scene
from gd_ui.pages.learning_rate.sentences import sentences
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.noise.scene import noise_scene
from gd_ui.pages.noise.sentences import verdict
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.search.scene import search_scene
from gd_ui.pages.search.sentences import findings
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.rows.drawing import Draw
from gd_ui.rows.own_rows import OwnRows
from gd_ui.rows.source import Origin, Scaling, Source
from gd_ui.scene.key_frames import key_frames
from gd_ui.text import LANGUAGES


def test_a_class_that_asks_at_once_has_it_computed_once() -> None:
    together, computed = Barrier(8), []

    @once(maxsize=4)
    def square(number: int) -> int:
        computed.append(number)
        return number * number

    def ask(number: int) -> int:
        together.wait()
        return square(number)

    with ThreadPoolExecutor(8) as students:
        assert list(students.map(ask, [3, 4] * 4)) == [9, 16] * 4
    assert sorted(computed) == [3, 4]


def test_what_is_there_is_given_while_something_else_is_still_being_computed() -> None:
    begun, may_end = Event(), Event()

    @once(maxsize=4)
    def slow(number: int) -> int:
        if number:
            begun.set()
            assert may_end.wait(60)
        return number

    assert slow(0) == 0
    with ThreadPoolExecutor(2) as students:
        missed = students.submit(slow, 1)
        assert begun.wait(60)
        assert students.submit(slow, 0).result(60) == 0
        assert not missed.done()
        may_end.set()
        assert missed.result() == 1


def test_a_function_may_ask_for_another_of_its_own_results_and_fails_where_it_asks_for_the_same() -> None:
    @once(maxsize=20)
    def factorial(number: int) -> int:
        return number * factorial(number - 1) if number else 1

    @once(maxsize=20)
    def circle(number: int) -> int:
        return circle(number)

    assert factorial(10) == 3_628_800
    with ThreadPoolExecutor(1) as apart, pytest.raises(RecursionError):
        apart.submit(circle, 1).result(60)


def test_of_what_raises_nothing_is_kept() -> None:
    asked = []

    @once(maxsize=4)
    def second_time(number: int) -> int:
        asked.append(number)
        if len(asked) == 1:
            raise ValueError(number)
        return number

    with pytest.raises(ValueError):
        second_time(3)
    assert second_time(3) == second_time(3) == 3
    assert asked == [3, 3]


def test_only_the_last_few_results_are_kept() -> None:
    computed = []

    @once(maxsize=2)
    def same(number: int) -> int:
        computed.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        same(number)
    assert computed == [1, 2, 3, 2]


# ---- the rows of one visitor

T = LANGUAGES["en"]


def rows_of_a_file(slope: float, scaling: Scaling = Scaling.STANDARD) -> Source:
    x = np.random.default_rng(1).normal(4, 2, 120)
    y = slope * x + np.random.default_rng(2).normal(size=120)
    return Source(origin=Origin.FILE, own=OwnRows(Dataset(x, y), "rows.csv"), scaling=scaling, centred=1)


def visit_every_page(source: Source) -> None:
    """Everything that a page computes from the rows, as it does at a visit."""
    for settings in AS_IN_THE_NOTES.values():
        for draw in Draw:
            chosen = replace(settings, draw=draw).on(source)
            rates(chosen)
            descent_scene(chosen.run, T, chosen.visits_every_row, source)
            ending(chosen.run, source.asked, T)
    fan, race = (
        NoiseSettings(measured=1, updates=50).on(source),
        CompareSettings(rates=Rates.BEST, epochs=3).on(source),
    )
    noise_scene(fan, T), verdict(fan, T), compare_scene(race, T), who_wins(race, T)
    for method in Method:
        played = LearningRateSettings(method=method, updates=20).on(source)
        learning_rate_scene(played, T), sentences(played, T), rates(played)
    search = SearchSettings().on(source)
    search_scene(search, T), findings(search, T)
    assert source.is_noisy
    assert not source.wanted_line


def computed_for_all() -> dict[str, int]:
    """How often anything was computed and put where all visitors share it."""
    gc.unfreeze()  # a page, where one has been loaded, hides what was: gd_ui/server/life.py
    wrappers = [one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper)]
    gc.freeze()
    ours = [one for one in wrappers if str(getattr(one, "__module__", "")).startswith("gd_")]
    ours.remove(key_frames)  # of how many updates a run made, and of nothing else
    counted = {f"{one.__module__}.{one.__qualname__}": one.cache_info().misses for one in ours}
    return counted | {name: results.computed for name, results in shared.items() if name.startswith("gd_")}


def test_nothing_that_is_computed_from_a_visitors_rows_is_kept_for_all() -> None:
    """What does not depend on the rows is there after the first visitor; the second's rows add nothing."""
    visit_every_page(rows_of_a_file(3.0))
    before = computed_for_all()
    assert len(before) > 20
    visit_every_page(rows_of_a_file(-5.0))
    assert computed_for_all() == before


def test_a_visitors_rows_are_freed_with_the_session_that_has_them() -> None:
    source = rows_of_a_file(2.0)
    visit_every_page(source)
    assert source.own
    rows, x = weakref.ref(source.own), weakref.ref(source.own.data.x)
    gc.disable()  # they must not wait for it: the pages' server does not collect after every move
    try:
        del source
        assert rows() is None
        assert x() is None
    finally:
        gc.enable()


def test_what_was_computed_from_a_visitors_rows_is_computed_once() -> None:
    computed = []

    @once(maxsize=40)
    def mean(source: Source, times: float, plus: float = 0.0) -> float:
        computed.append(times)
        return times * float(source.data.y.mean()) + plus

    mine, other = rows_of_a_file(2.0, Scaling.NONE), rows_of_a_file(9.0, Scaling.NONE)
    assert mean(mine, 1.0) == mean(replace(mine), 1.0) == mine.data.y.mean()
    assert mean(other, 1.0) == other.data.y.mean()
    assert mean(mine, 1.0, plus=4.0) == mine.data.y.mean() + 4
    assert mean(replace(mine, centred=0), 1.0) == replace(mine, centred=0).data.y.mean()
    assert computed == [1.0] * 4


def test_a_second_visit_to_any_page_computes_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    source, computed = rows_of_a_file(2.0), Counter[str]()
    keep = OwnRows.once

    def counted(own: OwnRows, compute: Any, most: int, *args: Any, **kwargs: Any) -> Any:
        def told(*given: Any, **named: Any) -> Any:
            computed[compute.__qualname__] += 1
            return compute(*given, **named)

        return keep(own, wraps(compute)(told), most, *args, **kwargs)

    monkeypatch.setattr(OwnRows, "once", counted)
    visit_every_page(source)
    first = computed.copy()
    assert first["on_the_map"] == 3
    visit_every_page(replace(source))
    assert computed == first


def test_of_what_all_visitors_keep_one_visitor_keeps_a_part() -> None:
    computed = []

    @once(maxsize=8)
    def times(source: Source, factor: int) -> int:
        computed.append(factor)
        return factor

    source = rows_of_a_file(2.0)
    for factor in (1, 2, 1, 3, 1, 2):
        times(source, factor)
    assert computed == [1, 2, 3, 2]
