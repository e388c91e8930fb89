"""Several of the runs that prove a point, side by side."""

from gd_ui.pages.pitfalls.proofs import Case
from gd_ui.pages.pitfalls.words import Words
from gd_ui.scene.key_frames import WHOLE
from gd_ui.scene.race import STYLES, Racer
from gd_ui.scene.scene import Scene
from gd_ui.scene.side_by_side import Axes, SideBySide
from gd_ui.text import Text

COLOURS = ("batch", "weight")
"""Of the runs on a few rows each; a run on the whole data is blue, as everywhere."""


def together(cases: list[Case], names: list[str], text: Text) -> Scene:
    """The scene of all `cases`, which have one start and one cost."""
    few = iter(COLOURS)
    colours = ["data" if case.run.batches.rows is None else next(few) for case in cases]
    racers = [Racer(f"r{k}", colours[k], name, STYLES[k], name) for k, name in enumerate(names)]
    runs = {racer: case.run for racer, case in zip(racers, cases, strict=True)}
    return SideBySide(runs, text, WHOLE, text.of(Words).card).scene(_axes(cases, text), text.of(Words).alt)


def _axes(cases: list[Case], text: Text) -> Axes:
    words, runs = text.player, [case.run for case in cases]
    passes = words.axis_epoch if all(case.true_epochs for case in cases) else words.axis_pass
    rows = min(int(run.samples_seen[1]) for run in runs)
    return {
        "update": (words.axis_update, [run.updates for run in runs], 1.0),
        "epoch": (passes, [float(run.epochs[-1]) for run in runs], rows / runs[0].batches.n),
        "samples": (words.axis_samples, [int(run.samples_seen[-1]) for run in runs], float(rows)),
    }
