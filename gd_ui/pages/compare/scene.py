"""Runs of several batch sizes as one scene."""

from dataclasses import replace

from gd_ui.once import once
from gd_ui.pages.compare.sentences import axis_label
from gd_ui.pages.compare.settings import Axis, CompareSettings, Rates
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import STYLES, Racer, short_name, size_name
from gd_ui.scene.runs import samples_read
from gd_ui.scene.scene import Scene, pack
from gd_ui.scene.schema import Arrival, BatchRows, Course, Packed, WeightedSum
from gd_ui.scene.side_by_side import Axes, SideBySide
from gd_ui.text import Text

FRAMES = 120
"""Key frames of each run: five runs weigh what one page's picture may."""
MOST_SENT = 30_000
"""Bytes of rows and of their order, by which a race bends; one that needs more asks the server while a hand moves."""
BETWEEN = ("weight", "optimum", "pink", "trail", "rows")
"""Colours of the sizes between one row (orange, a batch) and all rows (blue, the whole data)."""


def compare_scene(race: CompareSettings, text: Text) -> Scene:
    """The scene of the race."""
    runs = {racer: entry.run for racer, entry in zip(racers_of(race, text), race.entries, strict=True)}
    words = text.of(Words)
    target = (race.target, words.controls["target"].label)
    side_by_side = SideBySide(runs, text, FRAMES, words.card, target, "w0", words.first)
    scene = side_by_side.scene(_axes(race, text), words.alt)
    time = WeightedSum(sum={"update": race.overhead, "samples": race.per_sample})
    courses = _courses(race)
    timed = {
        name: replace(
            run, derived=run.derived | {"time": time}, course=courses.get(name),
            ending="arrived" if entry.reached else run.ending,
        )
        for entry, (name, run) in zip(race.entries, scene.runs.items(), strict=True)
    }  # fmt: skip
    return replace(scene, runs=timed)


def _courses(race: CompareSettings) -> dict[str, Course]:
    """What each run goes by, to its last pass, by the run's name: when a run has arrived is seen only then.

    None where each takes its best learning rate, which another start changes.
    """
    if race.rates is not Rates.SAME:
        return {}
    kept = _kept_courses(replace(race, learning_rate=0.0, start=0.0, target=1.0))
    return {
        f"b{size}": replace(
            course, rate=race.learning_rate, arrives=Arrival(target=race.target, pass_=updates)
        )
        for size, (course, updates) in kept.items()
    }


@once(maxsize=64)
def _kept_courses(race: CompareSettings) -> dict[int, tuple[Course, int]]:
    """Of each batch size the course, and the updates of a pass: whatever the learning rate, the start, the target."""
    data, rows = race.data, len(race.data)
    if 2 * data.x.nbytes > MOST_SENT:
        return {}
    x, y = pack(data.x, "f8"), pack(data.y, "f8")
    orders: dict[bytes, Packed] = {}  # reshuffled, all batch sizes cut up the same
    courses = {}
    for size in race.batch_sizes:
        settings = race.of(size)
        batches, own = settings.batches, None
        if batches.rows is not None:
            order = pack(batches.rows, "u1" if rows <= 1 << 8 else "u2")
            own = BatchRows(x=x, y=y, rows=orders.setdefault(order.tobytes(), order))
        course = Course(
            updates=len(batches), rate=0.0, samples=samples_read(batches), batches=own, most=FRAMES
        )  # fmt: skip
        courses[size] = course, settings.updates_per_epoch
    return courses if 2 * data.x.nbytes + sum(map(len, orders)) <= MOST_SENT else {}


def racers_of(race: CompareSettings, text: Text) -> list[Racer]:
    """The runs by their batch sizes, with their names and colours."""
    between, sizes, rows = iter(BETWEEN), race.batch_sizes, len(race.data)
    colours = {size: {1: "batch", rows: "data"}.get(size) or next(between) for size in sizes}
    return [
        Racer(f"b{size}", colours[size], size_name(size, rows, text), style, short_name(size, rows, text))
        for size, style in zip(sizes, STYLES, strict=False)
    ]


def _axes(race: CompareSettings, text: Text) -> Axes:
    measured = [race.measured(entry.run) for entry in race.entries]
    smallest = min(race.batch_sizes)
    first = {
        Axis.UPDATE: 1.0, Axis.EPOCH: smallest / len(race.data), Axis.SAMPLES: float(smallest),
        Axis.TIME: race.overhead + race.per_sample * smallest or 1.0,
    }  # fmt: skip
    return {axis: (axis_label(axis, text), [ends[axis] for ends in measured], first[axis]) for axis in Axis}
