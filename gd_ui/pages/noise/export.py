"""What can be taken home from the page on noise: the run lit."""

from dataclasses import replace

from gd_ui.export import Export, line, names
from gd_ui.export.data_code import data_code
from gd_ui.export.rows_code import drawing
from gd_ui.export.run_code import Plan, run_blocks
from gd_ui.export.table import Table, run_header, run_lines
from gd_ui.pages.noise.settings import NoiseSettings
from gd_ui.pages.noise.words import Words
from gd_ui.text import Text


def parts(settings: NoiseSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    size, rows = settings.batch_size, len(settings.data)
    decay = text.exports.line.decay.format(decay=line.short(settings.decay))
    return [
        text.of(Words).title, line.rows_phrase(settings.source, text),
        line.rate_phrase(settings.learning_rate, text), *[decay] * bool(settings.decay),
        line.start_phrase(settings.start, text), line.batch_phrase(size, text),
        *line.draw_phrase(size, rows, settings.draw, settings.seed, text),
        line.updates_phrase(settings.updates_made, text),
    ]  # fmt: skip


def name(settings: NoiseSettings) -> list[str]:
    """The parts of a file's name."""
    size, rows = settings.batch_size, len(settings.data)
    decay = [f"tau{names.digits(settings.decay)}"] if settings.decay else []
    rate = f"lr{names.digits(settings.learning_rate)}"
    origin = names.source_parts(settings.source)
    return ["noise", f"b{size}", *origin, rate, *decay, *names.seed_parts(settings.seed, size, rows)]


def table(settings: NoiseSettings, text: Text) -> Table:
    """Every update of the run lit."""
    decays = bool(settings.decay)
    return Table(run_header(text, decays), run_lines(settings.run, decays), text.exports.columns.counted)


def blocks(settings: NoiseSettings, text: Text) -> list[str]:
    """The blocks of the program."""
    words, lit = text.exports.script, settings.lit
    drawn = drawing(len(settings.data), settings.batch_size, settings.draw, lit.updates_allowed)
    plan = Plan(
        data_code(settings.source, words), replace(drawn, updates=settings.updates_made),
        settings.start, settings.learning_rate, settings.seed, decay=settings.decay,
    )  # fmt: skip
    return run_blocks(plan, words)


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
