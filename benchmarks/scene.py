"""What the picture of a run costs against the run itself, on the pages of the three methods as the notes have them.

Run `python -m benchmarks.scene` on a quiet computer. Each round moves the learning rate a little, as a visitor does, so
that nothing of the run is known from before. Prints Markdown: medians in microseconds, and times `descend`.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

from gd_ui.descent.scene import descent_scene
from gd_ui.descent.settings import AS_IN_THE_NOTES, Method, Settings
from gd_ui.pages import BY_NAME
from gd_ui.scene.scene import Scene
from gd_ui.text import LANGUAGES

ROUNDS, WARM = 400, 20
EN = LANGUAGES["en"]
RUN, SCENE, REST, PACKED = "descend", "its scene", "lesson and hand", "packed"


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """Microseconds, and what it gives."""
    begin = perf_counter()
    given = call()
    return 1e6 * (perf_counter() - begin), given


def round_of(settings: Settings) -> dict[str, float]:
    """What each part takes, once."""
    page = BY_NAME[settings.method]
    assert settings.batches  # drawn before: a move of α draws none
    took: dict[str, float] = {}
    took[RUN], run = timed(lambda: settings.run)
    took[SCENE], scene = timed(
        lambda: descent_scene(run, EN, settings.visits_every_row, settings.source, settings.batches)
    )

    def rest() -> Scene:
        on = page.lesson.on(scene, page.name, settings, EN)
        return replace(on, hand=page.hand(settings, EN))

    took[REST], whole = timed(rest)
    took[PACKED], _ = timed(whole.packed)
    return took


def main() -> None:
    print("| a move on the page | µs | against `descend` |\n|---|---:|---:|")
    for method in Method:
        notes, random = AS_IN_THE_NOTES[method], Random(1)
        rates = [notes.learning_rate * random.uniform(0.99, 1.01) for _ in range(ROUNDS)]
        rounds = [round_of(replace(notes, learning_rate=rate)) for rate in rates][WARM:]
        least = median(one[RUN] for one in rounds)
        for part in rounds[0]:
            used = median(one[part] for one in rounds)
            print(f"| /{method}: {part} | {used:.0f} | {used / least:.1f} × |")


if __name__ == "__main__":
    main()
