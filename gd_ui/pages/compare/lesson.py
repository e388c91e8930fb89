"""The lesson of the page that compares: who reads the fewest rows, and races to arrange."""

from gd_ui.lesson import Lesson, Question, Task
from gd_ui.pages.compare.settings import Axis, CompareSettings, Entry
from gd_ui.pages.compare.words import Words
from gd_ui.scene.race import size_name
from gd_ui.text import Text
from gd_ui.text.numbers import Count

NOBODY = "nobody"


def ask(race: CompareSettings, text: Text) -> Question:
    """Which run arrives with the fewest rows read? Of several that do, the first of the race."""
    words = text.of(Words).question
    answers = {f"b{size}": size_name(size, len(race.data), text) for size in race.batch_sizes} | {
        NOBODY: words.nobody
    }
    first = winners(race, Axis.SAMPLES)
    verdict = " ".join(_told(entry, len(race.data), text) for entry in race.entries)
    right = f"b{first[0]}" if first else NOBODY
    return Question(ask=words.ask, answers=answers, right=right, verdict=verdict)


def winners(race: CompareSettings, axis: Axis) -> list[int]:
    """The batch sizes of the runs that arrive first on `axis`; none where no run arrives."""
    needed = {entry.size: race.measured(entry.run)[axis] for entry in race.entries if entry.reached}
    return [size for size, ends in needed.items() if ends <= min(needed.values())]


def _told(entry: Entry, rows: int, text: Text) -> str:
    words, run = text.of(Words).question, entry.run
    template = words.arrives if entry.reached else words.stays_out
    read, updates = Count(run.samples_seen[-1]), Count(run.updates)
    return template.format(name=size_name(entry.size, rows, text), rows=read, updates=updates)


def between_is_first(race: CompareSettings) -> bool:
    """SGD and BGD are in the race, and another batch size alone reads the fewest rows."""
    first, rows = winners(race, Axis.SAMPLES), len(race.data)
    return {1, rows} < set(race.batch_sizes) and len(first) == 1 and 1 < first[0] < rows


def bgd_takes_least_time(race: CompareSettings) -> bool:
    """BGD alone is first on modelled time, among several."""
    return len(race.batch_sizes) > 1 and winners(race, Axis.TIME) == [len(race.data)]


def one_is_first_throughout(race: CompareSettings) -> bool:
    """One run of several is alone first on updates, on samples and on modelled time."""
    first = [winners(race, axis) for axis in (Axis.UPDATE, Axis.SAMPLES, Axis.TIME)]
    return len(race.batch_sizes) > 1 and len(first[0]) == 1 and first[0] == first[1] == first[2]


TASKS = (
    Task("middle", between_is_first),
    Task("time", bgd_takes_least_time),
    Task("one", one_is_first_throughout),
)
LESSON = Lesson(TASKS, ask)
