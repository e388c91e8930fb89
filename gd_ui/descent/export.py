"""What can be taken home from the page of a method."""

from gd_ui.descent.settings import Method, Settings, StopOn
from gd_ui.export import Export, line, names
from gd_ui.export.data_code import data_code
from gd_ui.export.rows_code import drawing
from gd_ui.export.run_code import Plan, run_blocks
from gd_ui.export.table import Table, run_header, run_lines
from gd_ui.text import Text


def parts(settings: Settings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    size, rows = settings.batch_size, len(settings.data)
    batch = [line.batch_phrase(size, text)] if settings.method is Method.MINI_BATCH else []
    return [
        text.page(settings.method).title, line.rows_phrase(settings.source, text),
        line.rate_phrase(settings.learning_rate, text), line.start_phrase(settings.start, text), *batch,
        *line.draw_phrase(size, rows, settings.draw, settings.seed, text), *_length(settings, text),
    ]  # fmt: skip


def _length(settings: Settings, text: Text) -> list[str]:
    words, updates = text.exports.line, settings.updates_allowed
    if settings.stop_on is StopOn.NEVER:
        return [line.updates_phrase(updates, text)]
    on_all = settings.stop_on is StopOn.FULL
    stop = words.stop_full if on_all else words.stop_batch
    if settings.batch_size == len(settings.data):
        stop = words.stop_cost
    below = stop.format(tolerance=line.short(settings.tolerance))
    return [words.at_most.format(updates=f"{updates:,}"), below]


def name(settings: Settings) -> list[str]:
    """The parts of a file's name."""
    size, rows = settings.batch_size, len(settings.data)
    batch = [f"b{size}"] if settings.method is Method.MINI_BATCH else []
    whole = size == rows
    last = [f"w{names.digits(settings.start)}"] if whole else names.seed_parts(settings.seed, size, rows)
    rate = f"lr{names.digits(settings.learning_rate)}"
    return [settings.method, *batch, *names.source_parts(settings.source), rate, *last]


def table(settings: Settings, text: Text) -> Table:
    """Every update."""
    return Table(run_header(text), run_lines(settings.run), text.exports.columns.counted)


def blocks(settings: Settings, text: Text) -> list[str]:
    """The blocks of the program."""
    words, rows = text.exports.script, len(settings.data)
    plan = Plan(
        data_code(settings.source, words),
        drawing(rows, settings.batch_size, settings.draw, settings.updates_allowed),
        settings.start, settings.learning_rate, settings.seed,
        tolerance=None if settings.stop_on is StopOn.NEVER else settings.tolerance,
        on_all=settings.stop_on is StopOn.FULL,
    )  # fmt: skip
    return run_blocks(plan, words)


EXPORT = Export(lambda settings, text: text.page(settings.method).title, parts, name, table, blocks)
