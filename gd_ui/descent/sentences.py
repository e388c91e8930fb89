"""How a run ended, in one honest line."""

from dataclasses import dataclass

from gd_core import Run, Status
from gd_ui.rows.source import Asked
from gd_ui.scene.runs import enlarges, is_growing
from gd_ui.text import Text
from gd_ui.text.numbers import number


@dataclass(frozen=True)
class Ending:
    """The line, and the prediction before and after."""

    line: str
    prediction: str


def ending(run: Run, asked: Asked, text: Text) -> Ending:
    """What became of `run`, and of the prediction `asked` for."""
    words = text.ending
    line = {Status.CONVERGED: _converged, Status.DIVERGED: _diverged, Status.BUDGET: _budget}[run.status](
        run, text
    )
    before, after = (number(asked.x * float(w) + asked.plus, 6) for w in (run.w[0], run.w[-1]))
    prediction = words.predict.format(x=number(asked.at), before=before, after=after)
    if asked.truth is not None:
        prediction += words.truth.format(truth=number(asked.truth, 6))
    return Ending(line, prediction)


def rate_too_large(run: Run) -> bool:
    """Whether the learning rate was too large for the run."""
    return is_growing(run) or run.status is Status.DIVERGED or _is_lucky_far_off(run)


def _is_lucky_far_off(run: Run) -> bool:
    """Whether a lucky stop hides a run on its way out."""
    return run.lucky and bool(run.cost[-1] > run.cost[0]) and enlarges(run)


def _converged(run: Run, text: Text) -> str:
    words, last = text.ending, run.updates - 1
    on_batch = run.tolerance_on == "batch" and run.batches.rows is not None
    on_whole = words.converged if run.batches.rows is None else words.converged_full
    template = words.lucky if run.lucky else words.converged_batch if on_batch else on_whole
    printed = run.batch_cost[last] if run.tolerance_on == "batch" else run.cost[last]
    line = template.format(
        updates=run.updates,
        printed=number(printed),
        tolerance=number(run.tolerance or 0.0),
        full=number(run.cost[last]),
        w=number(run.w[-1], 7),
    )
    return line + words.lucky_far if _is_lucky_far_off(run) else line


def _diverged(run: Run, text: Text) -> str:
    rate = number(float(run.learning_rate[-1]))
    return text.ending.diverged.format(updates=run.updates, w=number(run.w[-1]), rate=rate)


def _budget(run: Run, text: Text) -> str:
    words, floor = text.ending, run.data_parabola.floor
    growing = is_growing(run)
    template = words.growing if growing else words.budget
    line = template.format(updates=run.updates, w=number(run.w[-1], 7), cost=number(run.cost[-1], 6))
    return line + (words.floor.format(floor=number(floor, 6)) if floor > 0 and not growing else "")
