"""Runs of several batch sizes as one scene."""

from dataclasses import replace

from gd_ui.pages.compare.settings import Axis, CompareSettings
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import Racer, size_name
from gd_ui.scene.scene import Scene
from gd_ui.scene.schema import WeightedSum
from gd_ui.scene.side_by_side import Axes, SideBySide
from gd_ui.text import Text

FRAMES = 120
"""Key frames of each run: five runs weigh what one page's picture may."""
BETWEEN = ("weight", "optimum", "pink", "trail", "rows")
"""Colours of the sizes between one row (orange, a batch) and all rows (blue, the whole data)."""


def compare_scene(race: CompareSettings, text: Text) -> Scene:
    """The scene of the race."""
    runs = {racer: entry.run for racer, entry in zip(racers_of(race, text), race.entries, strict=True)}
    words = text.of(Words)
    target = (race.target, words.controls["target"].label)
    scene = SideBySide(runs, text, FRAMES, words.card, target, "w0").scene(_axes(race, text), words.alt)
    time = WeightedSum(sum={"update": race.overhead, "samples": race.per_sample})
    timed = {name: replace(run, derived=run.derived | {"time": time}) for name, run in scene.runs.items()}
    return replace(scene, runs=timed)


def racers_of(race: CompareSettings, text: Text) -> list[Racer]:
    """The runs by their batch sizes, with their names and colours."""
    between, sizes, rows = iter(BETWEEN), race.batch_sizes, len(race.data)
    colours = {size: {1: "batch", rows: "data"}.get(size) or next(between) for size in sizes}
    return [Racer(f"b{size}", colours[size], size_name(size, rows, text)) for size in sizes]


def _axes(race: CompareSettings, text: Text) -> Axes:
    words, measured = text.player, [race.measured(entry.run) for entry in race.entries]
    labels = {Axis.UPDATE: words.axis_update, Axis.EPOCH: words.axis_epoch, Axis.SAMPLES: words.axis_samples}
    labels |= {Axis.TIME: text.of(Words).axis_time}
    smallest = min(race.batch_sizes)
    first = {
        Axis.UPDATE: 1.0, Axis.EPOCH: smallest / len(race.data), Axis.SAMPLES: float(smallest),
        Axis.TIME: race.overhead + race.per_sample * smallest or 1.0,
    }  # fmt: skip
    return {axis: (labels[axis], [ends[axis] for ends in measured], first[axis]) for axis in Axis}
