"""What a grid takes with more weights, and what gradient descent takes: numbers that are too long to be computed."""

from math import floor, log10

from gd_core import descent_updates_for, grid_cost, grid_points_for, log10_grid_cost
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.pages.search.words import SearchTable, Words
from gd_ui.text import Text
from gd_ui.text.numbers import number

WEIGHTS = (1, 2, 3, 10, 10**6)
DIGITS_WRITTEN = 12
"""Longer counts are written as a power of ten."""
A_SECOND = 9
"""Power of ten: evaluations a second, a generous computer's."""
YEAR = 365.25 * 24 * 3600
"""Seconds."""
UNIVERSE = log10(13.8e9 * YEAR)
"""Power of ten of its age in seconds. Planck Collaboration, Astronomy & Astrophysics 641 (2020) A6, table 2."""
UNITS = {
    "years": YEAR, "days": 86_400.0, "hours": 3_600.0, "minutes": 60.0,
    "seconds": 1.0, "milliseconds": 1e-3, "microseconds": 1e-6, "nanoseconds": 1e-9,
}  # fmt: skip
"""In seconds, by the names of their words."""
SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def lead(settings: SearchSettings, text: Text) -> str:
    """How many grid points along each weight the wanted accuracy takes."""
    low, high = map(number, settings.ends)
    points = grid_points_for(*settings.ends, settings.accuracy)
    return text.of(Words).table.lead.format(
        low=low, high=high, accuracy=number(settings.accuracy), points=f"{points:,}"
    )


def more_weights(settings: SearchSettings, text: Text) -> str:
    """The comparison as a Markdown table, for `settings.accuracy` along each weight."""
    words, points = text.of(Words).table, grid_points_for(*settings.ends, settings.accuracy)
    updates = descent_updates_for(
        settings.parabola, settings.learning_rate, settings.start, settings.accuracy
    )
    descent = words.never if updates is None else f"{updates:,}"
    rows = [[words.weights, words.grid, words.time, words.descent], ["--:"] * 4]
    for weights in WEIGHTS:
        power = log10_grid_cost(points, weights)
        rows.append([f"{weights:,}", count(points, weights), duration(power - A_SECOND, words), descent])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def count(points: int, weights: int) -> str:
    """points^weights as it is written: exact with up to 12 digits, else as a power of ten.

    >>> count(201, 3), count(201, 10), count(201, 10**6)
    ('8,120,601', '1.08 × 10²³', '1.14 × 10²³⁰³¹⁹⁶')
    """
    power = log10_grid_cost(points, weights)
    if power < DIGITS_WRITTEN:
        return f"{grid_cost(points, weights):,}"
    digits, carried = f"{10 ** (power - floor(power)):.2e}".split("e")
    return f"{digits} × 10{str(floor(power) + int(carried)).translate(SUPERSCRIPT)}"


def duration(power: float, words: SearchTable) -> str:
    """10^power seconds, in the largest unit of which it has at least two."""
    if power > UNIVERSE:
        return words.universe
    seconds = 10**power
    unit = next((name for name, size in UNITS.items() if seconds >= 2 * size), "nanoseconds")
    amount = float(f"{seconds / UNITS[unit]:.2g}")
    template: str = getattr(words, unit)
    return template.format(n=number(amount, 2) if amount < 100 else f"{amount:,.0f}")
