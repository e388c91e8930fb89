"""What can be taken home from the page on exhaustive search: the grid, and BGD beside it."""

from collections.abc import Iterator

from gd_ui.export import Export, line, names
from gd_ui.export.data_code import data_code
from gd_ui.export.rows_code import drawing
from gd_ui.export.run_code import Plan, quoted, run_blocks
from gd_ui.export.table import Cell, Table
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.pages.search.words import Words
from gd_ui.text import Text
from gd_ui.text.exports import Script


def parts(settings: SearchSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    words, (low, high) = text.exports.line, settings.ends
    return [
        text.of(Words).title,
        words.grid.format(points=settings.points, low=line.short(low), high=line.short(high)),
        words.accuracy.format(accuracy=line.short(settings.accuracy)),
        line.rows_phrase(settings.source, text), text.page("bgd").title,
        line.rate_phrase(settings.learning_rate, text), line.start_phrase(settings.start, text),
    ]  # fmt: skip


def name(settings: SearchSettings) -> list[str]:
    """The parts of a file's name."""
    low, high = map(names.digits, settings.ends)
    rate = f"lr{names.digits(settings.learning_rate)}"
    return ["search", f"{low}_to_{high}", f"{settings.points}", *names.source_parts(settings.source), rate]


def table(settings: SearchSettings, text: Text) -> Table:
    """Every pass over the rows."""
    words = text.exports.columns
    header = [
        words.one_pass,
        words.grid_w,
        words.grid_cost,
        words.best_w,
        words.descent_w,
        words.descent_cost,
    ]
    return Table(header, _lines(settings), words.counted_search)


def _lines(settings: SearchSettings) -> Iterator[list[Cell]]:
    """Where descent has diverged, it has no more updates: its last two cells stay empty."""
    search, run = settings.search, settings.descent.run
    best, w, cost = search.w[search.best].tolist(), run.w[1:].tolist(), run.cost[1:].tolist()
    tried = zip(search.w.tolist(), search.cost.tolist(), best, strict=True)
    for k, cells in enumerate(tried):
        yield [k + 1, *cells, *([w[k], cost[k]] if k < run.updates else ["", ""])]


def blocks(settings: SearchSettings, text: Text) -> list[str]:
    """The blocks of the program: the grid comes between the three functions and the loop of BGD."""
    words, descent = text.exports.script, settings.descent
    rows = len(descent.data)
    drawn = drawing(rows, rows, descent.draw, descent.updates_allowed)
    plan = Plan(data_code(settings.source, words), drawn, settings.start, settings.learning_rate)
    *first, bounds, loop = run_blocks(plan, words)
    return [*first, _grid(settings, words), f"# {words.descent}\n{bounds}", loop]


def _grid(settings: SearchSettings, words: Script) -> str:
    low, high = settings.ends
    return "\n".join([
        f"# {words.grid}",
        f"print({quoted(words.printed_grid)})",
        "lowest = np.inf",
        f"for k, tried in enumerate(np.linspace({low!r}, {high!r}, {settings.points}), start=1):",
        "    loss = cost(x, y, tried)",
        f"    if k == 1 or loss < lowest:  # {words.lower}",
        "        lowest, found = loss, tried",
        '    print(f"{k}  {tried:.12g}  {loss:.12g}  {found:.12g}")',
    ])  # fmt: skip


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
