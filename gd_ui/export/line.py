"""The parts of the line that says the settings, as far as several pages have them."""

from gd_ui.rows.drawing import Draw
from gd_ui.rows.source import Scaling, Source
from gd_ui.text import Text
from gd_ui.text.numbers import Count, number

DIGITS = 6


def short(value: float) -> str:
    """A number as it stands in the line; to the last digit it stands in the script."""
    return number(value, DIGITS)


def one_line(text: str) -> str:
    """`text` on one line, without anything that cannot be seen: a file may be called what it likes.

    >>> one_line("a\\nb\\u2028c.csv")
    'a b c.csv'
    """
    return "".join(letter if letter.isprintable() else " " for letter in text)


def source_line(source: Source, text: Text, name: str = "") -> str:
    """The rows of `source`; `name` is that of the visitor's file, made safe for where the line will stand."""
    words = text.data
    template: str = getattr(words, f"now_{source.origin}")
    sentence = template.format(
        n=Count(len(source.raw)), slope=number(source.slope), low=number(source.low), high=number(source.high),
        name=name, example=text.controls["example"].choices[source.example],
    )  # fmt: skip
    if source.is_generated and source.noise:
        sentence += words.now_noise.format(noise=number(source.noise))
    if source.scaling is Scaling.LARGEST:
        sentence += words.now_scaled.format(by=number(source.units.x_scale, 5))
    elif source.scaling is Scaling.STANDARD:
        sentence += words.now_standard
    if source.own and source.own.left_out:
        sentence += words.now_left_out.format(n=Count(source.own.left_out))
    return sentence + words.now_centred * source.centred


def rows_phrase(source: Source, text: Text) -> str:
    """The rows."""
    name = one_line(source.own.name) if source.own else ""
    return source_line(source, text, name or text.data.pasted)


def rate_phrase(rate: float, text: Text) -> str:
    """The learning rate."""
    return text.exports.line.rate.format(rate=short(rate))


def start_phrase(start: float, text: Text) -> str:
    """Where w starts."""
    return text.exports.line.start.format(start=short(start))


def updates_phrase(updates: int, text: Text) -> str:
    """How many updates are made."""
    return text.exports.line.updates.format(updates=f"{updates:,}")


def draw_phrase(size: int, rows: int, draw: Draw, seed: int, text: Text) -> list[str]:
    """How the rows of batches are drawn; nothing where each update reads all of them."""
    if size == rows:
        return []
    words = text.exports.line
    return [getattr(words, draw), words.seed.format(seed=seed)]


def batch_phrase(size: int, text: Text) -> str:
    """The batch size."""
    return text.exports.line.batch.format(size=f"{size:,}")
