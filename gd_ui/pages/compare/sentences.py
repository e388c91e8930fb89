"""Who arrives first on each axis, and what each run needed."""

from gd_ui.pages.compare.settings import Axis, CompareSettings
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import number


def verdict(race: CompareSettings, text: Text) -> list[str]:
    """One sentence: who wins by what."""
    words = text.of(Words)
    arrived = {
        size_name(entry.size, len(race.data), text): race.measured(entry.run)
        for entry in race.entries
        if entry.reached
    }
    if not arrived:
        return [words.nobody.format(passes=race.passes)]
    if len(arrived) == 1:
        return [words.only.format(run=next(iter(arrived)))]
    by_winners: dict[str, list[str]] = {}
    for axis in Axis:
        least = min(ends[axis] for ends in arrived.values())
        winners = text.comma.join(name for name, ends in arrived.items() if ends[axis] <= least)
        by_winners.setdefault(winners, []).append(axis_label(axis, text))
    each = [words.won.format(runs=runs, axes=text.comma.join(axes)) for runs, axes in by_winners.items()]
    return [words.winners.format(each=words.between.join(each))]


def standings(race: CompareSettings, text: Text) -> list[list[str]]:
    """What each run needed to arrive, and how many times the least: the head, and one row a run; or that it did not."""
    measured = [race.measured(entry.run) if entry.reached else None for entry in race.entries]
    least = {axis: min((ends[axis] for ends in measured if ends), default=0.0) for axis in Axis}
    rows = [[text.of(Words).run, *(_axis(axis, text) for axis in Axis)]]
    for entry, ends in zip(race.entries, measured, strict=True):
        cells = [_needed(ends[axis], least[axis], text) if ends else text.of(Words).never for axis in Axis]
        rows.append([size_name(entry.size, len(race.data), text), *cells])
    return rows


def _needed(value: float, least: float, text: Text) -> str:
    """The least stands out; of what is 0 nothing is so many times as much."""
    if value <= least:
        return f"**{number(value)}**"
    times = number(value / least, 3) if least else "∞"
    return text.of(Words).times.format(value=number(value), times=times)


def axis_label(axis: Axis, text: Text) -> str:
    """What the clock counts, in the picture and within a sentence."""
    words = text.player
    return {
        Axis.UPDATE: words.axis_update, Axis.EPOCH: words.axis_epoch, Axis.SAMPLES: words.axis_samples,
        Axis.TIME: text.of(Words).axis_time,
    }[axis]  # fmt: skip


def _axis(axis: Axis, text: Text) -> str:
    words = text.of(Words)
    passes = words.controls["epochs"].label
    return {
        Axis.UPDATE: words.updates, Axis.EPOCH: passes, Axis.SAMPLES: words.samples, Axis.TIME: words.time
    }[axis]  # fmt: skip
