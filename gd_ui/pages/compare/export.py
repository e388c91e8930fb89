"""What can be taken home from the page that compares batch sizes."""

from collections.abc import Iterator

from gd_ui.export import Export, line, names
from gd_ui.export.data_code import data_code
from gd_ui.export.rows_code import DrawAlgorithm, drawing, function_of
from gd_ui.export.run_code import model_blocks, overflow, quoted
from gd_ui.export.table import Cell, Table, run_header, run_lines
from gd_ui.pages.compare.settings import CompareSettings, Rates
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.exports import Script


def parts(settings: CompareSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings."""
    words, rows = text.exports.line, len(settings.data)
    sizes = text.comma.join(map(str, settings.batch_sizes))
    target = words.target.format(target=line.short(settings.target))
    return [
        text.of(Words).menu, words.sizes.format(sizes=sizes), line.rows_phrase(settings.source, text),
        _rates_phrase(settings, text), line.start_phrase(settings.start, text),
        *line.draw_phrase(settings.batch_sizes[0], rows, settings.draw, settings.seed, text),
        words.passes.format(passes=settings.passes), target,
    ]  # fmt: skip


def _rates_phrase(settings: CompareSettings, text: Text) -> str:
    if settings.rates is Rates.SAME:
        return line.rate_phrase(settings.learning_rate, text)
    each = (line.short(settings.rate_of(size)) for size in settings.batch_sizes)
    return text.exports.line.rate_each.format(rates=text.comma.join(each))


def name(settings: CompareSettings) -> list[str]:
    """The parts of a file's name."""
    sizes, origin = settings.batch_sizes, names.source_parts(settings.source)
    best = settings.rates is Rates.BEST
    rate = "best_lr" if best else f"lr{names.digits(settings.learning_rate)}"
    seed = names.seed_parts(settings.seed, sizes[0], len(settings.data))
    return ["compare", f"b{'_'.join(map(str, sizes))}", *origin, rate, *seed]


def table(settings: CompareSettings, text: Text) -> Table:
    """Every update of every run, one run after the other."""
    header = [text.exports.columns.run, *run_header(text, with_rate=True)]
    return Table(header, _lines(settings, text), text.exports.columns.counted)


def _lines(settings: CompareSettings, text: Text) -> Iterator[list[Cell]]:
    for entry in settings.entries:
        run = size_name(entry.size, len(settings.data), text)
        for cells in run_lines(entry.run, with_rate=True):
            yield [run, *cells]


def blocks(settings: CompareSettings, text: Text) -> list[str]:
    """The blocks of the program: one function runs each batch size in turn."""
    words, rows = text.exports.script, len(settings.data)
    runs = [settings.of(size) for size in settings.batch_sizes]
    drawn = [drawing(rows, run.batch_size, run.draw, run.updates_allowed) for run in runs]
    algorithms = sorted({one.algorithm for one in drawn} - {DrawAlgorithm.ALL})
    each = [
        f"    ({one.size}, {run.learning_rate!r}, {one.call}),"
        for one, run in zip(drawn, runs, strict=True)
    ]  # fmt: skip
    race = "\n".join([f"# {words.runs}", "runs = [", *each, "]"])
    return [
        overflow(words), data_code(settings.source, words), _settings(settings, words),
        *model_blocks(words), *(function_of(algorithm, words) for algorithm in algorithms), _descend(words),
        race, _report(words),
    ]  # fmt: skip


def _settings(settings: CompareSettings, words: Script) -> str:
    return "\n".join([
        f"# {words.settings}",
        f"start = {settings.start!r}  # {words.start}",
        f"target = {settings.target!r}  # {words.target}",
        f"seed = {settings.seed}",
        f"w_best = (x @ y) / (x @ x)  # {words.best}",
    ])  # fmt: skip


def _descend(words: Script) -> str:
    return "\n".join([
        "def descend(alpha, rows_of_updates):",
        "    ws = [start]",
        f"    too_far = 1e50 * max(abs(start - w_best), 1)  # {words.too_far}",
        "    for rows in rows_of_updates:",
        "        w = ws[-1] - alpha * gradient(x[rows], y[rows], ws[-1])",
        f"        if not np.isfinite(w):  # {words.not_finite}",
        "            break",
        "        ws.append(w)",
        "        if abs(w - w_best) > too_far:",
        "            break",
        "    return np.array(ws)",
    ])  # fmt: skip


def _report(words: Script) -> str:
    needed = f'f"{{needed}} {words.reached}" if needed <= made - stays else {quoted(words.never)}'
    return "\n".join([
        f"print({quoted(words.printed_compare)})",
        "for batch_size, alpha, rows_of_updates in runs:",
        "    ws = descend(alpha, rows_of_updates)",
        f"    excess = np.mean(x**2) * (ws - w_best) ** 2  # {words.excess}",
        "    made = len(ws) - 1",
        "    above = np.flatnonzero(excess > target)",
        f"    # {words.last_above}",
        "    needed = above[-1] + 1 if len(above) > 0 else 0",
        "    epoch = int(np.ceil(n / batch_size))",
        f"    # {words.for_good}",
        "    stays = min(epoch, made // 10 + 1)",
        "    last = needed if needed <= made - stays else made",
        "    read = sum(len(rows) for rows in rows_of_updates[:last])",
        f"    told = {needed}",
        '    print(f"{batch_size}  {alpha:.12g}  {told}  {read}  {ws[last]:.12g}")',
    ])  # fmt: skip


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
