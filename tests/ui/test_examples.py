"""Example data: every set is whole, its sentences say what numpy's least squares says, and pages open well on it."""

import re
from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gd_ui.descent.settings import AS_IN_THE_NOTES, Method
from gd_ui.rows.examples import EXAMPLES, Example, published
from gd_ui.rows.source import Origin, Source
from gd_ui.text import LANGUAGES
from gd_ui.text.data import Examples

Rows = NDArray[np.float64]
every_set = pytest.mark.parametrize("example", Example)


def rows(example: Example) -> tuple[Rows, Rows]:
    data = EXAMPLES[example].data
    return data.x, data.y


def line(x: Rows, y: Rows, *more: Rows) -> tuple[list[float], float]:
    """The coefficients of the least squares fit by x (and by what `more` there is), and its mean squared error."""
    columns = np.column_stack([x, *more])
    found = np.linalg.lstsq(columns, y, rcond=None)[0]
    return found.tolist(), float(np.mean((columns @ found - y) ** 2))


def share(x: Rows, row: int) -> float:
    """Percent of L that is one row's."""
    return float(100 * x[row] ** 2 / np.sum(x**2))


def what_is_said(example: Example) -> list[float]:
    """The numbers that the sentence on a set has to say, in their order, worked out anew from the rows."""
    x, y = rows(example)
    (w,), cost = line(x, y)
    (slope, _), least = line(x, y, np.ones_like(x))
    steepness = 2 * float(np.mean(x**2))
    match example:
        case Example.PLANETS:
            return [w, share(x, 7)]
        case Example.MOONS:
            return [steepness, 1 / steepness]
        case Example.HUBBLE:
            assert np.sum(y < 0) == 5
            return [0, w, 70]  # the constant of today is no number of this table
        case Example.BOILING:
            return [cost, least, w, slope]
        case Example.ATMOSPHERE:
            np.testing.assert_allclose(y, 15 - 6.5 * x)
            assert least < 1e-20
            return [6.5, w, slope, 0]
        case Example.ANIMALS:
            few = ~np.isin(x, [9_400, 11_700, 87_000])
            (without,), _ = line(x[few], y[few])
            return [share(x, 24), 1 / steepness, w, 1 / (2 * float(np.mean(x[few] ** 2))), without]
        case Example.ANSCOMBE:
            rest = x != 13
            (others, _), off = line(x[rest], y[rest], np.ones(rest.sum()))
            assert off < 1e-4
            return [slope, 13, others]


def numbers(said: str) -> list[float]:
    bare = re.sub(
        r"ŷ = w·x|[Ee]ach kilometre|1 km|1/L|x = 13", lambda part: "13" * (part[0] == "x = 13"), said
    )
    found = re.findall(r"(?<![\w.])[−-]?\d[\d,]*(?:\.\d+)?(?:e−?\d+)?", bare.replace(",000", "000"))
    return [float(one.replace("−", "-").replace(",", "")) for one in found]


@every_set
@pytest.mark.parametrize("text", LANGUAGES.values(), ids=LANGUAGES)
def test_the_sentence_on_a_set_says_what_least_squares_says(example: Example, text: Any) -> None:
    said = numbers(getattr(text.data.examples, example).see)
    expected = what_is_said(example)
    assert len(said) == len(expected), said
    for number, exactly in zip(said, expected, strict=True):
        digits = len(re.sub(r"e.*|\D", "", f"{number:g}").lstrip("0")) or 1
        assert number == pytest.approx(float(f"{exactly:.{digits}g}"), abs=1e-12), said


@every_set
def test_methods_open_on_a_set_with_settings_that_lead_down_but_where_one_row_ruins_them(
    example: Example,
) -> None:
    for method, settings in AS_IN_THE_NOTES.items():
        run = settings.on(Source(origin=Origin.EXAMPLE, example=example)).run
        excess = run.cost - run.data_parabola.floor
        ruined = example is Example.ANIMALS and method is not Method.BGD
        assert excess[-1] > 1e6 * excess[0] if ruined else excess[-1] < 0.5 * excess[0]


def test_every_set_has_its_words_and_its_source() -> None:
    assert [field.name for field in fields(Examples)] == list(Example)
    for text in LANGUAGES.values():
        assert list(text.controls["example"].choices) == list(Example)
    assert all(re.search(r"\b1[89]\d\d\b|\bJPL\b", one.source) for one in EXAMPLES.values())


def test_a_set_that_is_not_whole_is_refused_at_the_start() -> None:
    whole: dict[str, Any] = {str(one): {"source": "a book", "rows": [[1, 2], [2, 4]]} for one in Example}
    assert published(whole)[Example.MOONS].data.y.tolist() == [2, 4]
    for broken in (
        {"rows": [[1, 2]]},
        {"source": 1857, "rows": [[1, 2]]},
        {"source": "a book", "rows": [[1, 2], [3]]},
        {"source": "a book", "rows": [[1, float("nan")]]},
    ):
        with pytest.raises(ValueError):
            published(whole | {"moons": broken})
    with pytest.raises(ValueError, match="more"):
        published(whole | {"more": whole["moons"]})
