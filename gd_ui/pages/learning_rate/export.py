"""What can be taken home from the page on learning rates: the run that is played."""

from gd_ui.descent.settings import Method
from gd_ui.export import Export, line, names
from gd_ui.export.data_code import data_code
from gd_ui.export.rows_code import drawing
from gd_ui.export.run_code import Plan, run_blocks
from gd_ui.export.table import Table, run_header, run_lines
from gd_ui.pages.learning_rate.settings import LearningRateSettings
from gd_ui.pages.learning_rate.words import Words
from gd_ui.text import Text


def parts(settings: LearningRateSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    size, rows = settings.batch_size, len(settings.data)
    method = text.page(settings.method).title
    batch = [line.batch_phrase(size, text)] if settings.method is Method.MINI_BATCH else []
    tolerance = text.exports.line.tolerance.format(tolerance=line.short(settings.tolerance))
    return [
        method, line.rows_phrase(settings.source, text), line.rate_phrase(settings.learning_rate, text),
        line.start_phrase(settings.start, text), *batch,
        *line.draw_phrase(size, rows, settings.draw, settings.seed, text),
        line.updates_phrase(settings.updates_allowed, text), tolerance,
    ]  # fmt: skip


def name(settings: LearningRateSettings) -> list[str]:
    """The parts of a file's name."""
    size, rows = settings.batch_size, len(settings.data)
    batch = [f"b{size}"] if settings.method is Method.MINI_BATCH else []
    rate = f"lr{names.digits(settings.learning_rate)}"
    last = names.seed_parts(settings.seed, size, rows)
    origin = names.source_parts(settings.source)
    return ["learning_rate", settings.method, *batch, *origin, rate, *last]


def table(settings: LearningRateSettings, text: Text) -> Table:
    """Every update of the run played."""
    return Table(run_header(text), run_lines(settings.run), text.exports.columns.counted)


def blocks(settings: LearningRateSettings, text: Text) -> list[str]:
    """The blocks of the program."""
    words, draws = text.exports.script, settings.draws(settings.method)
    plan = Plan(
        data_code(settings.source, words),
        drawing(len(settings.data), draws.size, draws.draw, draws.updates),
        settings.start, settings.learning_rate, settings.seed,
    )  # fmt: skip
    return run_blocks(plan, words)


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
