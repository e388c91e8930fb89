"""Numbers in sentences are short, and still the number."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_ui.text.numbers import number


@pytest.mark.parametrize(
    ("value", "digits", "written"),
    [
        (1e-5, 4, "1e-5"),
        (9.79939e-6, 4, "9.799e-6"),
        (3.759398496e-5, 4, "3.759e-5"),
        (-1.5e-7, 4, "−1.5e-7"),
        (26600.0, 4, "26600"),
        (-26600.0, 6, "−26600"),
        (799.992030664906, 6, "799.992"),
        (1.9999800766622651, 7, "1.99998"),
        (0.0, 4, "0"),
        (0.1, 4, "0.1"),
        (1e22, 4, "1e22"),
        (-1.0252e22, 7, "−1.0252e22"),
        (1e-10, 4, "1e-10"),
        (1e100, 4, "1e100"),
        (1e6, 4, "1e6"),
        (999_999.0, 7, "999999"),
    ],
)
def test_a_number_is_written_as_one_would(value: float, digits: int, written: str) -> None:
    assert number(value, digits) == written


@given(st.floats(-1e100, 1e100), st.integers(1, 8))
def test_a_number_can_be_read_back_to_the_digits_it_shows(value: float, digits: int) -> None:
    written = number(value, digits)
    assert float(written.replace("−", "-")) == pytest.approx(value, rel=0.51 * 10 ** (1 - digits), abs=5e-324)


@given(st.floats(-1e100, 1e100))
def test_a_number_has_no_plus_no_leading_zero_in_its_power_and_a_true_minus(value: float) -> None:
    assert re.fullmatch(r"−?\d+(\.\d+)?(e-?[1-9]\d*)?", number(value))
