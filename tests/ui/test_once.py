"""What costs much is computed once, even for a whole class at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from gd_ui.settings.once import once


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


def test_only_the_last_few_results_are_kept() -> None:
    computed = []

    @once(maxsize=2)
    def same(number: int) -> int:
        computed.append(number)
        return number

    for number in (1, 2, 1, 3, 1, 2):
        same(number)
    assert computed == [1, 2, 3, 2]
