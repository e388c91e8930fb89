"""How numbers are written in sentences."""

import re


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
