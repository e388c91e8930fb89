"""The words of a descent's scene: templates that the player fills with the numbers of the update shown."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gd_core import Run, Status
from gd_ui.descent.sentences import is_growing
from gd_ui.descent.steps import StepKind
from gd_ui.rows.source import Asked
from gd_ui.scene.scene import pack
from gd_ui.scene.schema import TextTrack
from gd_ui.text import Text
from gd_ui.text.numbers import number


def moving_words(
    text: Text, run: Run, whole: bool, kinds: NDArray[np.uint8], asked: Asked
) -> list[TextTrack]:
    """The texts that follow the clock. `kinds` is the `StepKind` that led to each key frame."""
    read = text.readout
    truth = "" if asked.truth is None else read.card_truth.format(truth=number(asked.truth, 6))
    predicted = read.card_predict.format(x=number(asked.at)) + truth
    return [
        *story(text, run, kinds, read.line if whole else read.line_rows),
        *_cards(text, whole),
        TextTrack(slot="card", label=predicted, templates=["{predict:6}"]),
    ]


@lru_cache
def _cards(text: Text, whole: bool) -> tuple[TextTrack, ...]:
    read = text.readout
    batch_cost = TextTrack(slot="card", label=read.card_batch_cost, templates=["{batch_cost:5}"], first="–")
    return (
        TextTrack(slot="card", label=read.card_w, templates=["{w:near}"]),
        TextTrack(slot="card", label=read.card_cost, templates=["{cost:5}"]),
        *([] if whole else [batch_cost]),
        TextTrack(slot="card", label=read.card_samples, templates=["{samples:int}"]),
    )


def story(text: Text, run: Run, kinds: NDArray[np.uint8], line: str) -> list[TextTrack]:
    """The texts that follow the clock, without the cards; `line` is the template of the line of numbers."""
    read, steps = text.readout, text.steps
    made = read.growing if is_growing(run) else read.budget
    ended = {Status.CONVERGED: read.converged, Status.DIVERGED: read.diverged}.get(run.status, made)
    used, pick = np.unique(kinds, return_inverse=True)
    told = [getattr(steps, StepKind(code).name.lower()) for code in used]
    return [
        TextTrack(
            slot="badge", templates=[read.going], first=read.ready, last=ended if run.updates else None
        ),
        TextTrack(slot="line", templates=[line], first=read.line),
        TextTrack(slot="equation", templates=[read.equation], first=read.equation_start),
        TextTrack(slot="sentence", templates=told, pick=pack(pick, "u1"), first=steps.start, held=steps.held),
    ]
