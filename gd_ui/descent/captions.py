"""The words of a descent's scene: templates that the player fills with the numbers of the update shown."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gd_core import Run, Status
from gd_ui.descent.sentences import is_growing
from gd_ui.descent.steps import StepKind
from gd_ui.rows.source import Asked
from gd_ui.scene.scene import Json, pack
from gd_ui.text import Text
from gd_ui.text.numbers import number


def moving_words(text: Text, run: Run, whole: bool, kinds: NDArray[np.uint8], asked: Asked) -> list[Json]:
    """The texts that follow the clock. `kinds` is the `StepKind` that led to each key frame."""
    shown = _cards(text, whole, asked)
    cards = (_words("card", [value], label=label, first=first) for label, value, first in shown)
    line = text.readout.line if whole else text.readout.line_rows
    return [*story(text, run, kinds, line), *cards]


def story(text: Text, run: Run, kinds: NDArray[np.uint8], line: str) -> list[Json]:
    """The texts that follow the clock, without the cards; `line` is the template of the line of numbers."""
    read = text.readout
    made = read.growing if is_growing(run) else read.budget
    ended = {Status.CONVERGED: read.converged, Status.DIVERGED: read.diverged}.get(run.status, made)
    return [
        _words("badge", [read.going], first=read.ready, last=ended if run.updates else None),
        _words("line", [line], first=read.line),
        _words("equation", [read.equation], first=read.equation_start),
        _sentences(text, kinds),
    ]


def _words(slot: str, templates: list[str], **more: Any) -> Json:
    return {"kind": "text", "slot": slot, "templates": templates} | {k: v for k, v in more.items() if v}


def _sentences(text: Text, kinds: NDArray[np.uint8]) -> Json:
    used, pick = np.unique(kinds, return_inverse=True)
    templates = [getattr(text.steps, StepKind(code).name.lower()) for code in used]
    words = _words("sentence", templates, first=text.steps.start, held=text.steps.held)
    return words | {"pick": pack(pick, "u1")}


def _cards(text: Text, whole: bool, asked: Asked) -> list[tuple[str, str, str | None]]:
    """Label, template, and what stands there before the first update, where that is something else."""
    read = text.readout
    own: list[tuple[str, str, str | None]] = [(read.card_batch_cost, "{batch_cost:5}", "–")]
    truth = "" if asked.truth is None else read.card_truth.format(truth=number(asked.truth, 6))
    return [
        (read.card_w, "{w:near}", None),
        (read.card_cost, "{cost:5}", None),
        *([] if whole else own),
        (read.card_samples, "{samples:int}", None),
        (read.card_predict.format(x=number(asked.at)) + truth, "{predict:6}", None),
    ]
