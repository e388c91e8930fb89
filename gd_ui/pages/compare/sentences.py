"""Who arrives first on each axis, and by how much."""

from gd_ui.pages.compare.settings import Axis, CompareSettings
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import number

Arrival = tuple[str, float]


def verdicts(race: CompareSettings, text: Text) -> list[str]:
    """A sentence for each axis."""
    words = text.of(Words)
    arrived = [entry for entry in race.entries if entry.reached]
    if not arrived:
        return [words.nobody.format(passes=race.passes)]
    needed = [(size_name(entry.size, len(race.data), text), race.measured(entry.run)) for entry in arrived]
    return [_verdict(_axis(axis, text), [(name, ends[axis]) for name, ends in needed], text) for axis in Axis]


def standings(race: CompareSettings, text: Text) -> list[list[str]]:
    """What each run needed to arrive: the head, and one row a run; where it did not, what stands there says so."""
    rows = [[text.of(Words).run, *(_axis(axis, text) for axis in Axis)]]
    for entry in race.entries:
        ends = race.measured(entry.run)
        needed = [number(ends[axis]) if entry.reached else text.of(Words).never for axis in Axis]
        rows.append([size_name(entry.size, len(race.data), text), *needed])
    return rows


def _verdict(axis: str, arrivals: list[Arrival], text: Text) -> str:
    words, (first, *others) = text.of(Words), sorted(arrivals, key=lambda arrival: arrival[1])
    (winner, value), shown = first, number(first[1])
    if not others:
        return words.only.format(axis=axis, winner=winner, value=shown)
    second, other = others[0]
    if other <= value:
        winners = text.comma.join(name for name, needed in arrivals if needed <= value)
        return words.tie.format(axis=axis, winners=winners, value=shown)
    times = number(other / value, 3) if value else "∞"
    return words.first.format(
        axis=axis, winner=winner, value=shown, second=second, other=number(other), times=times
    )


def _axis(axis: Axis, text: Text) -> str:
    words = text.of(Words)
    passes = words.controls["epochs"].label
    return {
        Axis.UPDATE: words.updates, Axis.EPOCH: passes, Axis.SAMPLES: words.samples, Axis.TIME: words.time
    }[axis]  # fmt: skip
