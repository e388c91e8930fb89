"""The lines of a script that make its data."""

import textwrap
from collections.abc import Iterable

from gd_ui.rows.source import Origin, Scaling, Source
from gd_ui.text.exports import Script

MOST_LISTED = 200
"""Rows of a visitor's file that the script names itself; more it reads from `ROWS_FILE`."""
ROWS_FILE = "rows.csv"
WIDTH = 100


def reads_a_file(source: Source) -> bool:
    """Whether the script needs the rows in a file beside it."""
    return source.origin is Origin.FILE and len(source.raw) > MOST_LISTED


def data_code(source: Source, words: Script) -> str:
    """Those that make x, y and n: the rows as they came, then in the units of the descent."""
    rows = _generated(source, words) if source.is_generated else _given(source, words)
    return "\n".join([f"# {words.data}", *rows, *_units(source, words), "n = len(x)"])


def listed(name: str, items: Iterable[str]) -> str:
    """`name = [items]` in lines that can be read."""
    body = textwrap.fill(
        ", ".join(items), WIDTH, initial_indent="    ", subsequent_indent="    ",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
    return f"{name} = [\n{body},\n]"


def points_code(points: Iterable[tuple[float, float]], words: Script) -> list[str]:
    """Lines that make x and y of points, each listed."""
    pairs = [f"({x!r}, {y!r})".replace(" ", "\0") for x, y in points]  # no pair is broken
    named = listed("points", pairs).replace("\0", " ")
    return [f"# {words.listed}", named, "x, y = np.array(points, dtype=float).T"]


def _generated(source: Source, words: Script) -> list[str]:
    y = f"y = {source.true_slope!r} * x"
    noise = f"np.random.default_rng({source.noise_seed}).standard_normal(len(x))"
    noisy = [f"# {words.noise}\ny = y + {source.noise!r} * {noise}"] if source.noise else []
    return [_x_of(source), y, *noisy]


def _x_of(source: Source) -> str:
    if source.origin is Origin.NOTES:
        return "x = np.arange(1.0, 200.0)"
    low, high = (source.low, source.high) if source.has_range else (Source().low, Source().high)
    return f"x = np.linspace({low!r}, {high!r}, {source.rows})"


def _given(source: Source, words: Script) -> list[str]:
    if reads_a_file(source):
        read = f'np.loadtxt("{ROWS_FILE}", delimiter=",", skiprows=2, unpack=True, encoding="utf-8-sig")'
        return [f"# {words.in_file}", f"x, y = {read}"]
    raw = source.raw
    return points_code(zip(raw.x.tolist(), raw.y.tolist(), strict=True), words)


def _units(source: Source, words: Script) -> list[str]:
    """Where all x are the same, they are neither standardised nor centred."""
    varied = not source.is_constant
    centred, standard = bool(source.centred) and varied, source.scaling is Scaling.STANDARD and varied
    lines = []
    if centred:
        x = "" if standard else "x = x - np.mean(x)\n"
        lines.append(f"# {words.centred}\n{x}y = y - np.mean(y)")
    if standard:
        lines.append(f"x = (x - np.mean(x)) / np.std(x)  # {words.standard}")
    if source.scaling is Scaling.LARGEST:
        lines.append(f"x = x / np.max(np.abs(x))  # {words.largest}")
    return lines
