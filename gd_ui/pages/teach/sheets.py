"""Two worksheets and their answers as pages to print: black on white, made from real runs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import numpy as np

from gd_core import Run
from gd_core.arrays import Floats
from gd_core.theory import farthest_limit
from gd_ui.descent.settings import Settings, StopOn
from gd_ui.pages.teach.plans import BGD, MINI_BATCH, ROWS, SGD, Facts, facts_of
from gd_ui.pages.teach.words import SheetWords, Words
from gd_ui.rows.source import NOISY_NOTES
from gd_ui.text import Text
from gd_ui.text.numbers import fill, number

DIGITS = 6
"""What a pocket calculator shows, and the equation under the picture."""
WIDTH, HEIGHT, EDGE = 220, 150, 40
"""Of a picture, in its own units; the edge is at its left and below it, for the axes."""
DRAWN = 5
"""Updates of a path on the parabola: those that can be told apart."""
AROUND = (0.0, 4.0)
"""The w that the parabolas are drawn over."""
STEP_RATES = (6e-5, 1e-5, 8e-5)
BATCHES = (16, ROWS, 1)
"""In the order of the pictures, and so of their labels in the words."""
NOISY = replace(MINI_BATCH, source=NOISY_NOTES, stop_on=StopOn.NEVER, learning_rate=2e-5, updates=80)
LINE, LINES = '<div class="line"></div>', 3
"""To write on, below a question."""
STYLE = Path(__file__).with_name("sheets.css")

Numbers = Floats | Sequence[float]


@dataclass(frozen=True)
class Sheet:
    """What stands on a worksheet beside its words: the run of its table, its pictures, the numbers in its texts."""

    table: Settings
    updates: int
    pictures: Sequence[str]
    facts: Facts


def as_html(text: Text, answered: bool) -> str:
    """Both sheets, a page each, to be filled in or `answered`."""
    words = text.of(Words).sheets
    sheets = enumerate([(words.step, _step(text)), (words.batch, _batch(text))], 1)
    pages = [_page(place, one, sheet, text, answered) for place, (one, sheet) in sheets]
    title = escape(words.answers if answered else words.sheets)
    style = STYLE.read_text(encoding="utf-8")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{style}</style>'
    body = "".join(pages)
    return (
        f'<!DOCTYPE html>\n<html lang="{text.html_lang}"><head>{head}</head>\n<body>\n{body}</body></html>\n'
    )


def _step(text: Text) -> Sheet:
    scaled = facts_of("scale")
    middle, small, large = STEP_RATES
    facts = {
        "start": SGD.start, "rate": SGD.learning_rate, "small": small, "middle": middle, "large": large,
        "times": scaled["times"], "farthest": farthest_limit(BGD.data.x, 1), "divided": BGD.learning_rate / ROWS,
    }  # fmt: skip
    pictures = [_path(replace(BGD, learning_rate=rate).run, text) for rate in STEP_RATES]
    return Sheet(SGD, 4, pictures, facts)


def _batch(text: Text) -> Sheet:
    facts = dict(facts_of("pair")) | {
        "rate": MINI_BATCH.learning_rate, "last": SGD.run.updates - 1, "printed": SGD.run.updates,
        "passed": SGD.run.updates / ROWS, "updates": NOISY.updates,
    }  # fmt: skip
    pictures = [_costs(replace(NOISY, batch=size).run, text) for size in BATCHES]
    return Sheet(MINI_BATCH, 2, pictures, facts)


def _page(place: int, words: SheetWords, sheet: Sheet, text: Text, answered: bool) -> str:
    shared = text.of(Words).sheets
    heading = (shared.heading_answers if answered else shared.heading).format(n=place, title=words.title)

    def told(template: str) -> str:
        whole = re.sub(
            r"(\de)-(\d)", "\\1\u2011\\2", fill(template, sheet.facts)
        )  # no number is broken at its hyphen
        parts = escape(whole, quote=False).split("*")
        return "".join(f"<em>{part}</em>" if k % 2 else part for k, part in enumerate(parts))

    def answer(template: str) -> str:
        return f'<span class="filled">{told(template)}</span>' if answered else ""

    figures = [
        f"<figure>{picture}<figcaption>{shared.picture.format(n=n)} {answer(label)}</figcaption></figure>"
        for n, (picture, label) in enumerate(zip(sheet.pictures, words.labels, strict=True), 1)
    ]
    asked = [
        f"<li>{told(question)}<br>{answer(said) if answered else LINE * LINES}</li>"
        for question, said in zip(words.questions, words.answers, strict=True)
    ]
    return f"""<section>
<header><h1>{escape(heading)}</h1><span>{"" if answered else escape(shared.name)}</span></header>
<p>{escape(shared.model)}</p>
<h2>A. {escape(shared.part_table)}</h2>
<p>{told(words.table)}</p>
{_table(sheet.table, sheet.updates, text, answered)}
<h2>B. {escape(shared.part_pictures)}</h2>
<p>{told(words.pictures)}</p>
<div class="pictures">{"".join(figures)}</div>
<h2>C. {escape(shared.part_questions)}</h2>
<ol>{"".join(asked)}</ol>
</section>
"""


def _table(settings: Settings, updates: int, text: Text, answered: bool) -> str:
    """The first updates of a run, a line for each of their rows; of several rows their mean on a line of its own."""
    words, run, data = text.of(Words).sheets, settings.run, settings.data
    lines = []
    for update in range(updates):
        before, after = run.w[update], run.w[update + 1]
        rows = run.rows_of(update)
        start = _cell(before, given=answered or update == 0, filled=update > 0)
        for place, row in enumerate(rows):
            x, y = data.x[row], data.y[row]
            error = before * x - y
            worked = [before * x, error, 2 * error * x]
            cells = [str(update + 1), start] if place == 0 else [None, None]
            end = _cell(after, answered) if len(rows) == 1 else None
            given = [_cell(value, filled=False) for value in (x, y)]
            lines.append([*cells, *given, *(_cell(value, answered) for value in worked), end])
        if len(rows) > 1:
            mean = [None] * 5 + [words.mean, _cell(run.gradient[update], answered), _cell(after, answered)]
            lines.append(mean)
    heads = [words.update, words.before, "x", "y", "ŷ = w·x", "e = ŷ − y", "2·e·x", words.after]
    body = "".join(f"<tr>{''.join(_as_cell(cell) for cell in line)}</tr>" for line in lines)
    return f"<table><tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>{body}</table>"


def _cell(value: float, given: bool = True, filled: bool = True) -> str:
    if not given:
        return ""
    written = number(float(value), DIGITS)
    return f'<span class="filled">{written}</span>' if filled else written


def _as_cell(cell: str | None) -> str:
    return '<td class="none"></td>' if cell is None else f"<td>{cell}</td>"


@dataclass(frozen=True)
class Axes:
    """Where numbers lie in a picture: from `left` to `right`, and from `low` to `high`."""

    left: float
    right: float
    low: float
    high: float

    def points(self, x: Numbers, y: Numbers) -> list[tuple[float, float]]:
        """The places of the points (x, y); what is outside lies on the border."""
        across = np.interp(x, (self.left, self.right), (EDGE, WIDTH - 6)).round(1)
        up = np.interp(y, (self.low, self.high), (HEIGHT - EDGE, 6)).round(1)
        return list(zip(across.tolist(), up.tolist(), strict=True))

    def drawing(self, inside: str, name: str, cost: str, powers: Sequence[int] = ()) -> str:
        """An SVG of the axes, numbers along the lower one, powers of ten beside the other, and what is `inside`."""
        bottom, values = HEIGHT - EDGE, np.linspace(self.left, self.right, 5)
        marks = [
            f'<path d="M{x},{y}v4"/><text x="{x}" y="{y + 13}" text-anchor="middle">{number(value)}</text>'
            for value, (x, y) in zip(values, self.points(values, [self.low] * 5), strict=True)
        ] + [
            f'<path d="M{x},{y}h-4"/><text x="{x - 5}" y="{y + 3}" text-anchor="end">{10**power}</text>'
            for power, (x, y) in zip(powers, self.points([self.left] * len(powers), powers), strict=True)
        ]
        names = [
            f'<text x="{WIDTH - 6}" y="{HEIGHT - 4}" text-anchor="end">{escape(name)}</text>',
            f'<text x="{EDGE + 5}" y="13">{escape(cost)}</text>',
        ]
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="10" stroke="#000" '
            f'stroke-width="0.8"><path d="M{EDGE},6V{bottom}H{WIDTH - 6}" fill="none"/>'
            f"{''.join(marks + names)}{inside}</svg>"
        )


def _path(run: Run, text: Text) -> str:
    """The first updates on cost(w): a dot for each w, joined by lines."""
    w = np.linspace(*AROUND, 61)
    curve = run.data_parabola(w)
    axes = Axes(*AROUND, 0.0, float(curve.max()))
    places = axes.points(run.w[: DRAWN + 1], run.cost[: DRAWN + 1])
    dots = [f'<circle cx="{x}" cy="{y}" r="{2.6 if k else 4}"/>' for k, (x, y) in enumerate(places)]
    inside = _line(axes.points(w, curve), 1.6) + _line(places, 0.8) + "".join(dots)
    return axes.drawing(inside, "w", text.of(Words).sheets.cost)


def _costs(run: Run, text: Text) -> str:
    """The cost on all data after each update, on a logarithmic scale."""
    words, axes = text.of(Words).sheets, Axes(0.0, float(run.updates), 2.4, 4.4)
    curve = axes.points(np.arange(run.updates + 1.0), np.log10(run.cost))
    return axes.drawing(_line(curve, 1.2), words.updates, words.cost, powers=(3, 4))


def _line(points: Sequence[tuple[float, float]], width: float) -> str:
    joined = " ".join(f"{x},{y}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke-width="{width}"/>'
