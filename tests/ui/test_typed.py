"""Numbers are read as people type and paste them, and what may mean two is not guessed."""

import json
import math
import random
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from gd_ui.text.numbers import fill, number
from gd_ui.typed import LONGEST, read_number
from tests.static.player import typed

TABLE = json.loads(Path(__file__).parents[1].joinpath("numbers.json").read_text(encoding="utf-8"))


def test_a_number_is_read_in_all_the_ways_it_is_written() -> None:
    for text, value in TABLE["typed"]:
        assert read_number(text) == float(value), text
    for text, value in TABLE["typed_whole"]:
        assert read_number(text, whole=True) == value, text


def test_what_says_no_number_is_none_nor_what_may_say_two() -> None:
    assert [
        text for text in (*TABLE["typed_none"], "1" * (LONGEST + 1)) if read_number(text) is not None
    ] == []


@given(st.floats(-1e100, 1e100), st.integers(1, 17))
def test_what_the_page_shows_can_be_pasted_back(value: float, digits: int) -> None:
    shown = number(value, digits)
    assert read_number(shown) == float(shown.replace("−", "-"))
    assert read_number(repr(value)) == value


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_is_read_with_its_thousands_parted(value: int) -> None:
    parted = fill("{n:int}", {"n": value})
    assert read_number(parted, whole=True) == value
    assert read_number(parted.replace(",", " ")) == value


@given(st.text("0123456789.,e-+−×*/^ '_⁻⁵10x", max_size=12))
@example("10⁻⁵")
def test_nothing_that_is_typed_breaks_it(text: str) -> None:
    for whole in (False, True):
        value = read_number(text, whole)
        assert value is None or not math.isnan(value)


def test_of_5000_texts_there_is_none_that_the_browser_reads_otherwise() -> None:
    rng = random.Random(3)
    texts = ["".join(rng.choices("0123456789.,e-−× '_/^x*10", k=rng.randint(1, 9))) for _ in range(4_000)]
    texts += [_spoilt(text, rng) for text, _ in TABLE["typed"] for _ in range(15)]
    read = [None if math.isnan(value) else value for value in typed(texts)]
    assert [text for text, value in zip(texts, read, strict=True) if read_number(text) != value] == []


def _spoilt(text: str, rng: random.Random) -> str:
    """With one letter put in, or another in its place."""
    k = rng.randrange(len(text))
    return text[:k] + rng.choice("0123456789.,e-+ ×'") + text[k + rng.randint(0, 1) :]
