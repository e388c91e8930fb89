"""What a file that is kept says of a point: on the page itself it stands beside the question."""

from gd_ui.pages.pitfalls.programs import PROGRAMS
from gd_ui.pages.pitfalls.scene import endings
from gd_ui.pages.pitfalls.settings import PitfallsSettings
from gd_ui.pages.pitfalls.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import fill


def told(settings: PitfallsSettings, text: Text) -> list[str]:
    """The claim, its program, the question and its answer, why, where that is from, and how the runs ended."""
    words, facts = text.of(Words), settings.proof.facts
    point, program = words.points[settings.point - 1], PROGRAMS.get(settings.point)
    why = fill(point.why, facts).replace("`", "").strip().split("\n\n")
    return [
        fill(point.claim, facts),
        *([program] if program else []),
        f"**{fill(point.question, facts)}**",
        words.answer.format(answer=fill(point.answers[point.right], facts)),
        *why,
        words.source.format(source=point.source),
        *endings(settings, text),
    ]
