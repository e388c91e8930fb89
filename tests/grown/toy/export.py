"""What can be taken home from the toy page."""

from gd_ui.export import Export, line
from gd_ui.export.table import Table, run_header, run_lines
from gd_ui.text import Text

from .settings import ToySettings
from .words import Words


def parts(settings: ToySettings, text: Text) -> list[str]:
    """Those of the line that says the settings."""
    return [text.of(Words).title, line.rate_phrase(settings.learning_rate, text)]


def table(settings: ToySettings, text: Text) -> Table:
    """Every update."""
    return Table(run_header(text), run_lines(settings.run), text.exports.columns.counted)


EXPORT = Export(
    title=lambda settings, text: text.of(Words).title,
    parts=parts,
    name=lambda settings: ["toy"],
    table=table,
    blocks=lambda settings, text: ["print(2)"],
)
