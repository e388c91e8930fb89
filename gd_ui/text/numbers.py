"""How numbers are written in sentences: as the player writes them (static/player/words.js), by the same rule.

tests/numbers.json has numbers and how they are written; the tests of both read it.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from math import isfinite, isnan

_TO_DIGITS = [Context(prec=max(digits, 1), rounding=ROUND_HALF_UP) for digits in range(18)]


def number(value: float, digits: int = 4) -> str:
    """`value` rounded to `digits` significant digits (1 to 17), halves away from 0: 0.1, 26600, 1e−5, ∞.

    What is 1e6 or more then, or less than 1e-4, is written with a power of ten; trailing zeros are left out. Each
    minus is a true one: after a hyphen a browser may break the line.

    >>> number(1e-05), number(-26600.0, 6), number(0.1), number(899376.25)
    ('1e−5', '−26600', '0.1', '899400')
    """
    if not isfinite(value):
        return "?" if isnan(value) else "∞" if value > 0 else "−∞"
    if value == 0:
        return "0"
    context = _TO_DIGITS[digits]
    size = context.create_decimal_from_float(abs(value)).normalize(context)
    power = size.adjusted()
    short = f"{size:f}" if -4 <= power < 6 else f"{size.scaleb(-power, context):f}e{power}".replace("-", "−")
    return f"−{short}" if value < 0 else short


def _of_several(count: float) -> str:
    return "" if count == 1 else "s"


class Count(int):
    """A number of things in a text: {n} with its thousands parted, and row{n:s} with an s where there are several.

    >>> "{n} row{n:s}".format(n=Count(1)), "{n} row{n:s}".format(n=Count(1205))
    ('1 row', '1,205 rows')
    """

    def __format__(self, how: str) -> str:
        return _of_several(self) if how == "s" else f"{int(self):,}"


class _Figure(float):
    """A number that is written by the formats of our texts."""

    def __format__(self, how: str) -> str:
        if how == "int" and isfinite(self):
            return f"{Decimal(self).to_integral_value(ROUND_HALF_UP):,}".replace("-", "−")
        if how == "s":
            return _of_several(self)
        if how == "percent":
            return f"{100 * float(self):.0f}\u00a0%"
        return number(float(self), int(how) if how.isdigit() else 4)


def fill(template: str, facts: Mapping[str, float]) -> str:
    r"""`template` with its places filled: {w:7} with 7 digits, {n:int} whole, {part:percent}, {rate} with 4 digits.

    And {n:s} with an s, unless n is 1.

    >>> fill("{n:int} updates, {part:percent}, α = {rate}", {"n": 6965, "part": 0.684, "rate": 1e-5})
    '6,965 updates, 68\xa0%, α = 1e−5'
    """
    return template.format_map({name: _Figure(value) for name, value in facts.items()})
