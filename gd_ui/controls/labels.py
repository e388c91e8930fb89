"""What the names in the link are called on the pages: those that a teacher can lock."""

from collections.abc import Iterable
from operator import attrgetter

from gd_ui.text import Text

LABELS = {
    "lr": "controls.learning_rate",
    "w0": "controls.start",
    "batch": "controls.batch",
    "draw": "controls.draw",
    "seed": "controls.seed",
    "epochs": "controls.epochs",
    "updates": "controls.updates",
    "stop": "controls.stop_on",
    "tol": "controls.tolerance",
    "data": "data.title",
    "sizes": "compare.sizes",
    "rates": "compare.rates",
    "target": "compare.target",
    "overhead": "compare.overhead",
    "per_sample": "compare.per_sample",
    "decay": "noise.choices.decays",
    "measured": "noise.choices.measure",
    "method": "learning_rate.controls.method",
    "points": "search.controls.points",
    "low": "search.controls.low",
    "high": "search.controls.high",
    "accuracy": "search.controls.accuracy",
    "cost": "landscape.controls.cost",
    "rules": "landscape.controls.rules",
    "rate": "landscape.controls.rate",
    "step": "landscape.controls.step",
    "spread": "landscape.controls.spread",
    "length": "landscape.controls.length",
    "p0": "landscape.controls.start",
    "p1": "landscape.controls.start",
    "point": "pitfalls.point",
    "proof": "pitfalls.runs",
}
"""Where their labels stand in a language."""
WEIGHTS = {"p0": "w₁", "p1": "w₂"}
"""Of which weight a label speaks."""


def labels_of(names: Iterable[str], text: Text) -> dict[str, str]:
    """The labels of those of `names` that have one, by their names, in the order of the page."""
    known = set(names)
    return {
        name: attrgetter(path)(text).format(weight=WEIGHTS.get(name))
        for name, path in LABELS.items()
        if name in known
    }
