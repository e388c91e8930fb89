"""What a grid and a descent have found, in sentences with their numbers."""

from gd_core import descent_updates_for
from gd_ui.pages.search.settings import SearchSettings
from gd_ui.pages.search.words import Words
from gd_ui.text import Text
from gd_ui.text.numbers import number

HIT = 1e-9
"""Of the spacing: a w* nearer to a grid point than this lies on it."""


def findings(settings: SearchSettings, text: Text) -> list[str]:
    """One sentence or two on the grid, one on the descent, and what is counted."""
    words, best = text.of(Words).story, settings.parabola.vertex
    error = abs(settings.found - best)
    inside = settings.ends[0] <= best <= settings.ends[1]
    hit = error <= HIT * settings.half_spacing
    found = words.found.format(
        points=settings.points, best=number(settings.found, 6), error=number(error, 3), vertex=number(best, 6)
    )
    sure = (words.lucky if hit else words.sure) if inside else words.outside
    grid = f"{found} {sure.format(spacing=spacing(settings), half=number(settings.half_spacing, 3))}"
    near = settings.half_spacing if inside else error
    return [grid, _descent(settings, near, text), words.unit.format(rows=len(settings.descent.data))]


def spacing(settings: SearchSettings) -> str:
    """How far apart the grid points are, as it is written."""
    return number(2 * settings.half_spacing, 3)


def _descent(settings: SearchSettings, near: float, text: Text) -> str:
    words = text.of(Words).story
    updates = descent_updates_for(settings.parabola, settings.learning_rate, settings.start, near)
    if updates is None:
        template = words.never
    elif updates == 0:
        template = words.already
    else:
        template = words.reached if updates <= settings.points else words.later
    error = abs(float(settings.descent.run.w[-1]) - settings.parabola.vertex)
    return template.format(
        target=number(near, 3), updates=f"{updates or 0:,}", points=settings.points, error=number(error, 3)
    )
