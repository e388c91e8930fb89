"""What a visitor can take home of a run: every step as CSV, the Python that makes it, the settings in one line.

Everything is built when it is asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from gd_ui.controls.chosen import Chosen, OnRows
from gd_ui.export.data_code import reads_a_file
from gd_ui.export.line import one_line, rows_phrase
from gd_ui.export.run_code import program
from gd_ui.export.table import Table, csv_bytes
from gd_ui.text import Text

Settings = TypeVar("Settings", bound=Chosen)


@dataclass(frozen=True)
class Export(Generic[Settings]):
    """How the settings of one page are told, and what their runs are as a table and as a program.

    `title`: of the page. `parts`: of the line that says the settings. `name`: the parts of a file's name, in ASCII.
    `table`: every update. `blocks`: those of the program.
    """

    title: Callable[[Settings, Text], str]
    parts: Callable[[Settings, Text], list[str]]
    name: Callable[[Settings], list[str]]
    table: Callable[[Settings, Text], Table]
    blocks: Callable[[Settings, Text], list[str]]

    def steps_csv(self, settings: Settings, text: Text, link: str = "") -> bytes:
        """Every update as CSV (UTF-8 with a byte order mark), every number with all its digits.

        Lines that begin with "#" come first: the page, the settings, the link if there is one, what is counted. Then
        a header in the visitor's language, then a line for each update, none left out.
        """
        table = self.table(settings, text)
        head = self._head(settings, text, link.replace(",", "%2C").replace('"', "%22"))
        return csv_bytes([*head, table.counted], table.header, table.lines)

    def script(self, settings: Settings, text: Text, link: str = "") -> str:
        """A Python program that makes the run anew with numpy, in plain loops, and prints its numbers.

        Its costs are means over rows, the engine's are taken from parabolas: where a cost is nearly 0 the two round
        differently, and there a run may stop an update earlier or later.
        """
        head = [*self._head(settings, text, link), text.exports.script.about]
        return program(head, self.blocks(settings, text))

    def file_name(self, settings: Settings) -> str:
        """A name without its extension, short and in ASCII."""
        return "-".join(self.name(settings))

    def settings_line(self, settings: Settings, text: Text) -> str:
        """The settings in one line that can be read: method, data, α, w₀, how rows are drawn, when the run stops."""
        line: str = text.exports.line.between.join(self.parts(settings, text))
        return line

    def _head(self, settings: Settings, text: Text, link: str) -> list[str]:
        first = text.exports.line.between.join([text.menu.app, self.title(settings, text)])
        return [first, self.settings_line(settings, text), *[one_line(link)] * bool(link)]


def rows_csv(settings: OnRows, text: Text) -> bytes:
    """The rows as they came, as a program reads them where it `needs_rows`; to be saved beside it as `ROWS_FILE`."""
    raw = settings.source.raw
    rows = zip(raw.x.tolist(), raw.y.tolist(), strict=True)
    return csv_bytes([rows_phrase(settings.source, text)], ["x", "y"], rows)


def needs_rows(settings: Chosen) -> bool:
    """Whether the program reads its rows from a file, because they came in one and are too many to be listed."""
    source = getattr(settings, "source", None)
    return source is not None and reads_a_file(source)
