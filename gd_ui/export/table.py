"""Tables as CSV files, for spreadsheets as for programs."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gd_core import Run
from gd_ui.text import Text

MOST_NAMED = 40
"""Rows of a batch."""
BOM = "\ufeff"
"""Without it a spreadsheet takes UTF-8 for something else."""
IN_A_COMMENT = str.maketrans({",": ";", '"': "'"})
"""A line without commas and quotes is one cell everywhere, and no part of it a formula."""

THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")

Cell = str | int | float


@dataclass(frozen=True)
class Table:
    """A header, the lines below it, and what is counted in them."""

    header: Sequence[str]
    lines: Iterable[Sequence[Cell]]
    counted: str


def csv_bytes(comments: Iterable[str], header: Sequence[str], lines: Iterable[Sequence[Cell]]) -> bytes:
    """Comments behind "#", then the header, then the lines, their numbers with every digit they have."""
    file = io.StringIO(newline="")
    file.write(BOM)
    for comment in comments:
        file.write(f"# {THOUSANDS.sub('', comment).translate(IN_A_COMMENT)}\r\n")
    writer = csv.writer(file)
    writer.writerow(header)
    writer.writerows(lines)
    return file.getvalue().encode()


def run_header(text: Text, with_rate: bool = False) -> list[str]:
    """The columns of `run_lines`."""
    words = text.table
    rate = [text.exports.columns.rate] if with_rate else []
    named = [words.update, words.epoch, words.rows, words.batch_loss, words.gradient]
    return [*named, *rate, words.w, words.cost]


def run_lines(run: Run, with_rate: bool = False) -> Iterator[list[Cell]]:
    """Every update of `run`; `with_rate` says its learning rate too, where that is not always the same."""
    epochs, costs, gradients = run.epochs[1:].tolist(), run.batch_cost.tolist(), run.gradient.tolist()
    rates = run.learning_rate.tolist()
    after = zip(run.w[1:].tolist(), run.cost[1:].tolist(), strict=True)
    for k, (w, cost) in enumerate(after):
        rate = [rates[k]] if with_rate else []
        yield [k + 1, epochs[k], rows_named(run, k), costs[k], gradients[k], *rate, w, cost]


def rows_named(run: Run, update: int) -> str:
    """The rows that an update read, counted from 1: at most 40, then how many they are."""
    size = int(run.batches.sizes[update])
    rows = range(min(size, MOST_NAMED)) if run.batches.rows is None else run.rows_of(update)[:MOST_NAMED]
    named = " ".join(str(row + 1) for row in rows)
    return named if size <= MOST_NAMED else f"{named} … ({size})"
