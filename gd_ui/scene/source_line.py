"""What rows are called, in a few words."""

from gd_ui.rows.source import Scaling, Source
from gd_ui.text import Text
from gd_ui.text.numbers import number


def source_line(source: Source, text: Text, name: str = "") -> str:
    """The rows of `source`; `name` is that of the visitor's file, made safe for where the line will stand."""
    words = text.data
    template: str = getattr(words, f"now_{source.origin}")
    sentence = template.format(
        n=f"{len(source.raw):,}", slope=number(source.slope), low=number(source.low),
        high=number(source.high), name=name,
    )  # fmt: skip
    if source.is_generated and source.noise:
        sentence += words.now_noise.format(noise=number(source.noise))
    if source.scaling is Scaling.LARGEST:
        sentence += words.now_scaled.format(by=number(source.units.x_scale, 5))
    elif source.scaling is Scaling.STANDARD:
        sentence += words.now_standard
    if source.own and source.own.unreadable:
        sentence += words.now_unreadable.format(n=f"{source.own.unreadable:,}")
    return sentence + words.now_centred * source.centred
