"""The words of a descent's scene: templates that the player fills with the numbers of the update shown."""

from functools import lru_cache

from gd_ui.rows.source import Asked
from gd_ui.scene.schema import Ending, StepKind, TextTrack
from gd_ui.text import Text
from gd_ui.text.numbers import number

OF_ALL_ROWS: tuple[StepKind, ...] = ("rest", "down", "bottom", "across", "swing", "away", "left")
OF_BATCHES: tuple[StepKind, ...] = ("rest", "blind", "flat", "both", "uphill", "overshot", "worse", "left")
"""What a step on the parabola of all rows can do, and one on that of a batch."""
ENDINGS: tuple[Ending, ...] = ("converged", "diverged", "budget", "growing", "cut")


def moving_words(text: Text, whole: bool, within: tuple[float, float], asked: Asked) -> list[TextTrack]:
    """The texts that follow the clock, of a run on all rows (`whole`) or on batches; the chart shows w `within`."""
    read = text.readout
    truth = "" if asked.truth is None else read.card_truth.format(truth=number(asked.truth, 6))
    predicted = read.card_predict.format(x=number(asked.at)) + truth
    return [
        *story(text, whole, within, read.line if whole else read.line_rows),
        *_cards(text, whole),
        TextTrack(slot="card", label=predicted, templates=["{predict:6}"]),
    ]


@lru_cache  # a frozen part costs a microsecond, fifteen times a dictionary: what never changes is made once
def _cards(text: Text, whole: bool) -> tuple[TextTrack, ...]:
    read = text.readout
    batch_cost = TextTrack(slot="card", label=read.card_batch_cost, templates=["{batch_cost:5}"], first="–")
    return (
        TextTrack(slot="card", label=read.card_w, templates=["{w:near}"]),
        TextTrack(slot="card", label=read.card_cost, templates=["{cost:5}"]),
        *([] if whole else [batch_cost]),
        TextTrack(slot="card", label=read.card_samples, templates=["{samples:int}"]),
    )


def story(text: Text, whole: bool, within: tuple[float, float], line: str) -> list[TextTrack]:
    """The texts that follow the clock, without the cards; `line` is the template of the line of numbers."""
    read, steps = text.readout, text.steps
    endings = {ending: str(getattr(read, ending)) for ending in ENDINGS}
    told = {kind: str(getattr(steps, kind)) for kind in (OF_ALL_ROWS if whole else OF_BATCHES)}
    return [
        TextTrack(slot="badge", templates=[read.going], first=read.ready, endings=endings),
        TextTrack(slot="line", templates=[line], first=read.line),
        TextTrack(slot="equation", templates=[read.equation], first=read.equation_start),
        TextTrack(slot="sentence", steps=told, within=within, first=steps.start, held=steps.held),
    ]
