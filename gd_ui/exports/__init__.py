"""What a visitor can take home of a run: every step as CSV, the Python that makes it, the settings in one line.

Everything is built when it is asked for, from the settings of any page.
"""

from types import ModuleType
from typing import Any

from gd_ui.exports import compare, landscape, method, noise, pitfalls, rate_map, search
from gd_ui.exports.data_code import ROWS_FILE, reads_a_file
from gd_ui.exports.line import one_line, rows_said
from gd_ui.exports.run_code import program
from gd_ui.exports.table import csv_bytes
from gd_ui.settings import Chosen, OnRows, Settings
from gd_ui.settings.compare import Comparison
from gd_ui.settings.landscape import LandscapeSettings
from gd_ui.settings.noise import Fan
from gd_ui.settings.pitfalls import Pitfalls
from gd_ui.settings.rate_map import RateMap
from gd_ui.settings.search import SearchSettings
from gd_ui.text import Text

__all__ = ["ROWS_FILE", "file_name", "needs_rows", "rows_csv", "script", "settings_line", "steps_csv"]

PAGES: dict[type[Any], ModuleType] = {
    Settings: method, Comparison: compare, Fan: noise, RateMap: rate_map, SearchSettings: search,
    LandscapeSettings: landscape, Pitfalls: pitfalls,
}  # fmt: skip
"""Each has the page's `title`, the `parts` of its line, of its file's `name`, its `table` and its script's `blocks`."""


def steps_csv(settings: Chosen, text: Text, link: str = "") -> bytes:
    """Every update as CSV (UTF-8 with a byte order mark), every number with all its digits.

    Lines that begin with "#" come first: the page, the settings, the link if there is one, what is counted. Then a
    header in the visitor's language, then a line for each update, none left out.
    """
    table = PAGES[type(settings)].table(settings, text)
    head = _head(settings, text, link.replace(",", "%2C").replace('"', "%22"))
    return csv_bytes([*head, table.counted], table.header, table.lines)


def rows_csv(settings: OnRows, text: Text) -> bytes:
    """The rows as they came, as `script` reads them where it `needs_rows`; to be saved beside it as `ROWS_FILE`."""
    raw = settings.source.raw
    rows = zip(raw.x.tolist(), raw.y.tolist(), strict=True)
    return csv_bytes([rows_said(settings.source, text)], ["x", "y"], rows)


def needs_rows(settings: Chosen) -> bool:
    """Whether the script reads its rows from a file, because they came in one and are too many to be listed."""
    source = getattr(settings, "source", None)
    return source is not None and reads_a_file(source)


def script(settings: Chosen, text: Text, link: str = "") -> str:
    """A Python program that makes the run anew with numpy, in plain loops, and prints its numbers.

    Its costs are means over rows, the engine's are taken from parabolas: where a cost is nearly 0 the two round
    differently, and there a run may stop an update earlier or later.
    """
    head = [*_head(settings, text, link), text.exports.script.about]
    return program(head, PAGES[type(settings)].blocks(settings, text))


def file_name(settings: Chosen) -> str:
    """A name without its extension, short and in ASCII.

    >>> from gd_ui.settings import AS_IN_THE_NOTES, Method
    >>> file_name(AS_IN_THE_NOTES[Method.BGD]), file_name(AS_IN_THE_NOTES[Method.MINI_BATCH])
    ('bgd-lr1e-05-w1', 'mini_batch-b2-lr1e-05-seed7')
    """
    return "-".join(PAGES[type(settings)].name(settings))


def settings_line(settings: Chosen, text: Text) -> str:
    """The settings in one line that can be read: method, data, α, w₀, how rows are drawn, when the run stops."""
    line: str = text.exports.line.between.join(PAGES[type(settings)].parts(settings, text))
    return line


def _head(settings: Chosen, text: Text, link: str) -> list[str]:
    title = PAGES[type(settings)].title(settings, text)
    first = text.exports.line.between.join([text.menu.app, title])
    return [first, settings_line(settings, text), *[one_line(link)] * bool(link)]
