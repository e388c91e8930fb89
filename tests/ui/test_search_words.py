"""What the page on exhaustive search says in numbers, against plain loops and whole numbers counted exactly."""

import contextlib
import io
import re
from dataclasses import replace
from decimal import Context, Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_ui.pages.search import words as search_words
from gd_ui.pages.search.more_weights import WEIGHTS, count, duration, lead, more_weights
from gd_ui.pages.search.sentences import findings
from gd_ui.pages.search.settings import FINER, LECTURE, SearchSettings
from gd_ui.text import LANGUAGES, lesson
from tests.ui.test_search_scene import best_possible, rows, tried

EN = LANGUAGES["en"]
OPENS = SearchSettings()
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
YEAR = 365.25 * 86_400


def bold(sentence: str) -> list[str]:
    return re.findall(r"\*\*([^*]+)\*\*", sentence)


def updates_by_loop(sample: SearchSettings, near: float, at_most: int = 100_000) -> int | None:
    """Plain gradient descent until it is that near to w*; None if it gets there in no update."""
    x, y = map(np.array, rows(sample))
    best, w = best_possible(sample), sample.start
    for k in range(at_most):
        if abs(w - best) <= near:
            return k
        w -= sample.learning_rate * np.mean(2 * x * (w * x - y))
        if abs(w) > 1e100:
            return None
    return None


# ---- what the two have found


def test_on_noisy_data_the_grid_is_off_and_sure_to_half_its_spacing() -> None:
    grid, descent, _ = findings(OPENS, EN)
    x, y = map(np.array, rows(OPENS))
    costs = [float(np.mean((w * x - y) ** 2)) for w in tried(OPENS)]
    found = tried(OPENS)[int(np.argmin(costs))]
    assert bold(grid) == ["The grid", f"w = {found:g}", f"{abs(found - best_possible(OPENS)):.3g}", "0.05"]
    assert " 41 values" in grid
    assert f"w* = {best_possible(OPENS):.6g}" in grid
    w = OPENS.start
    for _ in range(41):
        w -= 1e-5 * np.mean(2 * x * (w * x - y))
    off = f"{abs(w - best_possible(OPENS)):.3g}".replace("e-06", "e−6")
    assert bold(descent) == ["Descent", str(updates_by_loop(OPENS, 0.05)), off]


def test_the_lectures_grid_is_called_lucky_and_no_other() -> None:
    def lucky(sample: SearchSettings) -> bool:
        return "A lucky grid" in bold(findings(sample, EN)[0])

    assert lucky(LECTURE)
    assert lucky(replace(LECTURE, points=5))
    assert not lucky(replace(LECTURE, points=40))
    assert not lucky(OPENS)
    assert not lucky(FINER)
    assert "**0** from" in findings(LECTURE, EN)[0]


@pytest.mark.parametrize("low, high", [(3.0, 8.0), (-4.0, 1.9)])
def test_a_range_without_the_best_w_is_said_to_miss_it(low: float, high: float) -> None:
    sample = replace(OPENS, low=low, high=high, start=-5.0)
    grid, descent, _ = findings(sample, EN)
    nearest = low if low > 2 else high
    error = abs(nearest - best_possible(sample))
    assert bold(grid) == ["The grid", f"w = {nearest:g}", f"{error:.3g}", "Outside the grid"]
    assert f"within {error:.3g} of" in descent
    assert bold(descent)[1] == str(updates_by_loop(sample, error))


@pytest.mark.parametrize("rate", [1e-3, 7.6e-5, 0.0, 1e12, 1e300])
def test_a_descent_that_never_comes_near_is_said_to_never_do_so(rate: float) -> None:
    assert (
        EN.of(search_words.Words).story.never.split("{")[0]
        in findings(replace(OPENS, learning_rate=rate), EN)[1]
    )


def test_a_start_that_is_near_already_needs_no_update() -> None:
    assert (
        EN.of(search_words.Words).story.already.split("{")[0] in findings(replace(OPENS, start=2.01), EN)[1]
    )


def test_a_slow_descent_arrives_later_than_shown() -> None:
    slow = replace(OPENS, learning_rate=1e-6)
    said = findings(slow, EN)[1]
    assert bold(said) == ["Descent", str(updates_by_loop(slow, 0.05))]
    assert said.endswith("later than shown here.")


def test_both_languages_name_the_same_numbers() -> None:
    def numbers(code: str, sample: SearchSettings) -> list[set[str]]:
        return [set(re.findall(r"\d[\d.,e−-]*\d|\d", said)) for said in findings(sample, LANGUAGES[code])]

    for sample in (OPENS, LECTURE, FINER, replace(OPENS, low=3.0), replace(OPENS, learning_rate=1e-6)):
        assert numbers("en", sample) == numbers("zh", sample)


# ---- with more weights


def cells(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in row.strip("| ").split(" | ")] for row in table.splitlines()]


def test_the_table_at_first_is_what_can_be_counted() -> None:
    assert cells(more_weights(OPENS, EN))[2:] == [
        ["1", "201", "200 ns", "15"],
        ["2", "40,401", "40 µs", "15"],
        ["3", "8,120,601", "8.1 ms", "15"],
        ["10", "1.08 × 10²³", "3,400,000 years", "15"],
        ["1,000,000", "1.14 × 10²³⁰³¹⁹⁶", EN.of(search_words.Words).table.universe, "15"],
    ]


def test_the_lead_says_how_many_points_along_each_weight() -> None:
    for code in LANGUAGES:
        said = lead(replace(OPENS, accuracy=0.001), LANGUAGES[code])
        assert any("2,001" in words for words in bold(said))


@given(st.integers(2, 10**9), st.sampled_from(WEIGHTS))
def test_a_count_is_exact_or_a_power_of_ten_to_three_digits(points: int, weights: int) -> None:
    exact = Context(prec=30, Emax=10**8).power(Decimal(points), weights)
    written = count(points, weights)
    if "×" not in written:
        assert int(written.replace(",", "")) == points**weights
        assert exact < 10**12
        return
    digits, power = written.split(" × 10")
    shown = Decimal(digits).scaleb(int(power.translate(DIGITS)), Context(prec=30, Emax=10**8))
    assert abs(float(Context(prec=30, Emax=10**8).divide(shown, exact)) - 1) < 0.006
    assert 1 <= float(digits) < 10


@given(st.floats(-9, 17.6))
def test_a_duration_is_right_to_two_digits_in_a_unit_that_suits(power: float) -> None:
    sizes = {
        "ns": 1e-9,
        "µs": 1e-6,
        "ms": 1e-3,
        "s": 1.0,
        "min": 60.0,
        "h": 3_600.0,
        "days": 86_400.0,
        "years": YEAR,
    }
    amount, unit = duration(power, EN.of(search_words.Words).table).split()
    assert float(amount.replace(",", "")) * sizes[unit] == pytest.approx(10**power, rel=0.051)
    assert float(amount.replace(",", "")) >= 2 or unit == "ns"


def test_only_what_outlasts_the_universe_is_said_to() -> None:
    universe = np.log10(13.8e9 * YEAR)
    assert (
        duration(universe + 0.01, EN.of(search_words.Words).table) == EN.of(search_words.Words).table.universe
    )
    assert duration(1e6, EN.of(search_words.Words).table) == EN.of(search_words.Words).table.universe
    assert "13,800,000,000" not in duration(universe - 0.1, EN.of(search_words.Words).table)
    assert duration(universe - 0.1, EN.of(search_words.Words).table).endswith("years")


@given(st.floats(-6.5, -4.2), st.floats(-20, 20), st.floats(-3, 0))
def test_the_descents_column_counts_the_updates_of_a_plain_loop(
    rate: float, start: float, digits: float
) -> None:
    sample = replace(OPENS, learning_rate=10**rate, start=start, accuracy=10**digits)
    shown = {row[3] for row in cells(more_weights(sample, EN))[2:]}
    expected = updates_by_loop(sample, sample.accuracy, 200_000)
    assert len(shown) == 1
    (said,) = shown
    assert abs(int(said.replace(",", "")) - (expected or 0)) <= 1  # rounding where the quotient is whole


def test_a_descent_that_diverges_gets_there_never() -> None:
    assert {row[3] for row in cells(more_weights(replace(OPENS, learning_rate=1e-4), EN))[2:]} == {"never"}


# ---- the lesson


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_lessons_program_prints_what_it_says(code: str) -> None:
    told = lesson(code, "search")
    (program,) = re.findall(r"```python\n(.*?)```", told, re.DOTALL)
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(program, {})
    best, w = map(float, printed.getvalue().split())
    assert (best, f"{w:.7f}") == (2.0, "1.9999969")
    assert "2.0 " in told
    assert "1.9999969" in told


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_the_lesson_says_will_be_seen_is_seen(code: str) -> None:
    told = lesson(code, "search")
    best = best_possible(OPENS)
    assert tried(LECTURE)[20] == 2.0
    assert f"{abs(2.0 - best):.3f}" == "0.011"
    assert f"{min(abs(w - best) for w in tried(FINER)):.5f}" == "0.00096"
    assert abs(FINER.descent.run.w[-1] - best) < 3e-16
    assert [updates_by_loop(OPENS, near) for near in (0.01, 0.001)] == [15, 23]
    assert [len(str(points**10)) - 1 for points in (201, 2001)] == [23, 33]
    assert f"{-1 / np.log10(1 - 0.266):.1f}" == "7.4"
    for number in ("21", "0.011", "0.00096", "15", "23", "10^{33}", "7.4", "0.734", "40401"):
        assert number in told
