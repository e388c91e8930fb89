"""How numbers are written in sentences."""

import re
from collections.abc import Mapping


def number(value: float, digits: int = 4) -> str:
    """`value` with `digits` significant digits, short: 1e-5, 26600, 3.759e-5.

    >>> number(1e-05), number(-26600.0, 6), number(0.1)
    ('1e-5', '−26600', '0.1')
    """
    text = f"{value:.{digits}g}"
    if "e" in text and 1e-4 <= abs(value) < 1e6:
        text = f"{value:.0f}"
    return re.sub(r"e([+-])0*", lambda m: "e" + m[1].replace("+", ""), text).replace(
        "-", "−", text.startswith("-")
    )


class _Figure(float):
    """A number that is written by the formats of our texts."""

    def __format__(self, how: str) -> str:
        if how == "int":
            return f"{float(self):,.0f}".replace("-", "−")
        if how == "percent":
            return f"{100 * float(self):.0f}\u00a0%"
        return number(float(self), int(how or 4))


def fill(template: str, facts: Mapping[str, float]) -> str:
    r"""`template` with its places filled: {w:7} with 7 digits, {n:int} whole, {part:percent}, {rate} with 4 digits.

    >>> fill("{n:int} updates, {part:percent}, α = {rate}", {"n": 6965, "part": 0.684, "rate": 1e-5})
    '6,965 updates, 68\xa0%, α = 1e-5'
    """
    return template.format_map({name: _Figure(value) for name, value in facts.items()})
