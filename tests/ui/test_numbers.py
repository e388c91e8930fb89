"""Numbers in sentences are short, and still the number; Python and the player write them alike."""

import json
import math
import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_ui.text.numbers import Count, fill, number
from tests.static.player import written

TABLE = json.loads(Path(__file__).parents[1].joinpath("numbers.json").read_text(encoding="utf-8"))
NUMBERS = [(float(value), digits, shown) for value, digits, shown in TABLE["number"]]
WHOLE = [(float(value), shown) for value, shown in TABLE["whole"]]


def test_a_number_is_written_as_one_would() -> None:
    assert [number(value, digits) for value, digits, _ in NUMBERS] == [written for *_, written in NUMBERS]
    assert [fill("{n:int}", {"n": value}) for value, _ in WHOLE] == [written for _, written in WHOLE]


def test_of_20000_numbers_of_any_size_there_is_none_that_the_player_writes_otherwise() -> None:
    rng = random.Random(5)
    sizes = [rng.choice([-1, 1]) * rng.uniform(1, 10) * 10 ** rng.uniform(-12, 12) for _ in range(14_000)]
    near = [round(rng.uniform(-2e6, 2e6), rng.randrange(4)) for _ in range(5_000)]  # where halves are
    extreme = [rng.choice([-1, 1]) * 10 ** rng.uniform(-323, 308) for _ in range(1_000)]
    asked = [(value, rng.randint(1, 8)) for value in (*sizes, *near, *extreme)]
    shown = written(asked)
    assert [(a, n, s) for a, s in zip(asked, shown, strict=True) if (n := number(*a)) != s] == []


@given(st.floats(-1e100, 1e100), st.integers(1, 8))
def test_a_number_can_be_read_back_to_the_digits_it_shows(value: float, digits: int) -> None:
    written = number(value, digits)
    assert float(written.replace("−", "-")) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits), abs=5e-324)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_has_no_plus_no_leading_zero_in_its_power_and_a_true_minus(value: float) -> None:
    written = number(value)
    assert re.fullmatch(r"−?\d+(\.\d+)?(e−?[1-9]\d*)?", written)
    assert ("e" in written) == (value != 0 and not 1e-4 <= float(f"{abs(value):.3e}") < 1e6) or math.isclose(
        abs(value), 1e6, rel_tol=1e-3
    )


def test_one_thing_has_no_s_and_several_have_one() -> None:
    assert [fill("{n:int} update{n:s}", {"n": n}) for n in (0, 1, 2, 6965)] == [
        "0 updates", "1 update", "2 updates", "6,965 updates",
    ]  # fmt: skip
    assert ["{n} row{n:s}".format(n=Count(n)) for n in (0, 1, 1205)] == ["0 rows", "1 row", "1,205 rows"]
