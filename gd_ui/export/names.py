"""The parts of a file's name, as far as several pages have them: ASCII, and no sign that a file system minds."""

from gd_ui.rows.source import Origin, Source


def digits(value: float) -> str:
    """A number in a file's name: short, not exact.

    >>> digits(1e-05), digits(-26600.0)
    ('1e-05', '-26600')
    """
    return f"{value:.6g}".replace("+", "")


def source_parts(source: Source) -> list[str]:
    """Where the rows come from, if not simply from the notes."""
    parts = [] if source.origin is Origin.NOTES else [str(source.origin)]
    if source.origin is Origin.EXAMPLE:
        parts.append(source.example)
    if source.is_generated and source.noise:
        parts.append(f"noise{digits(source.noise)}")
    return parts


def seed_parts(seed: int, size: int, rows: int) -> list[str]:
    """The seed, where it matters."""
    return [f"seed{seed}"] if size < rows else []
