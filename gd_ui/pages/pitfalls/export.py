"""What can be taken home from the page that reads the notes critically: the runs that are shown."""

from collections.abc import Iterator

import numpy as np

from gd_core import Dataset, Parabola, Run
from gd_ui.export import Export
from gd_ui.export.data_code import data_code, listed
from gd_ui.export.line import rate_phrase, start_phrase
from gd_ui.export.rows_code import DrawAlgorithm, Drawing
from gd_ui.export.run_code import Plan, run_blocks
from gd_ui.export.table import Cell, Table, run_header, run_lines
from gd_ui.pages.pitfalls.proofs.limits import NOISE
from gd_ui.pages.pitfalls.proofs.scales import UNIT
from gd_ui.pages.pitfalls.scene import run_names
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.pages.pitfalls.words import Words
from gd_ui.rows.source import Source
from gd_ui.text import Text
from gd_ui.text.exports import Script
from gd_ui.text.numbers import fill

KNOWN = (Source(), Source(noise=NOISE))
"""The rows of the points; the only others are the first of these in units of `UNIT`."""


def parts(settings: PitfallsSettings, text: Text) -> list[str]:
    """The parts of the line that says the settings: the point, and the runs that are shown."""
    point = text.of(Words).points[settings.point - 1]
    heading = text.exports.line.point.format(point=settings.point, title=point.title)
    runs = [settings.proof.cases[place].run for place in settings.runs]
    rates = {float(rate) for run in runs for rate in run.learning_rate[[0, -1]]}
    rate = [rate_phrase(rates.pop(), text)] if len(rates) == 1 else []
    return [
        heading,
        text.comma.join(run_names(settings, text)),
        *rate,
        start_phrase(float(runs[0].w[0]), text),
    ]


def name(settings: PitfallsSettings) -> list[str]:
    """The parts of a file's name."""
    return ["pitfalls", f"point{settings.point}", f"shown{'_'.join(str(k + 1) for k in settings.runs)}"]


def table(settings: PitfallsSettings, text: Text) -> Table:
    """Every update of the runs that are shown, one run after the other."""
    header = [text.exports.columns.run, *run_header(text, with_rate=True)]
    return Table(header, _lines(settings, text), text.exports.columns.counted)


def _lines(settings: PitfallsSettings, text: Text) -> Iterator[list[Cell]]:
    for place, named in zip(settings.runs, run_names(settings, text), strict=True):
        for cells in run_lines(settings.proof.cases[place].run, with_rate=True):
            yield [named, *cells]


def blocks(settings: PitfallsSettings, text: Text) -> list[str]:
    """The blocks of the program of the first run that is shown; where that is no plain run, of the point's first."""
    place = settings.runs[0] if _is_plain(settings.proof.cases[settings.runs[0]].run) else 0
    named = fill(text.of(Words).points[settings.point - 1].runs[place], settings.proof.facts)
    plan = _plan(settings.proof.cases[place].run, text.exports.script)
    title = text.exports.line.between.join([text.exports.columns.run, named])
    return [f"# {title}", *run_blocks(plan, text.exports.script)]


def _is_plain(run: Run) -> bool:
    """Whether α is always the same and the cost is the mean squared error, not half of it."""
    constant = len(np.unique(run.learning_rate)) <= 1
    return constant and run.data_parabola.curvature == Parabola.of(run.data).curvature


def _plan(run: Run, words: Script) -> Plan:
    return Plan(
        _data(run.data, words), Drawing(DrawAlgorithm.ALL, run.batches.n, run.updates),
        float(run.w[0]), float(run.learning_rate[0]),
        tolerance=run.tolerance, on_all=run.tolerance_on == "full", replayed=_rows(run, words),
    )  # fmt: skip


def _data(data: Dataset, words: Script) -> str:
    for source in KNOWN:
        if np.array_equal(source.data.x, data.x) and np.array_equal(source.data.y, data.y):
            return data_code(source, words)
    divided = f"x, y = x / {UNIT!r}, y / {UNIT!r}  # {words.in_units}"
    return "\n".join([data_code(KNOWN[0], words), divided])


def _rows(run: Run, words: Script) -> str:
    """The rows that the run read, as the notes' programs drew them or ours: drawn before, here they are listed."""
    if run.batches.rows is None:
        return ""
    if (run.batches.rows.reshape(run.updates, -1) == run.rows_of(0)).all():
        return f"# {words.frozen}\nrows_of_updates = [{run.rows_of(0).tolist()}] * {run.updates}"
    rows = (
        f"[{', '.join(map(str, run.rows_of(k).tolist()))}]".replace(" ", "\0") for k in range(run.updates)
    )
    return f"# {words.replayed}\n" + listed("rows_of_updates", rows).replace("\0", " ")


EXPORT = Export(lambda _, text: text.of(Words).title, parts, name, table, blocks)
