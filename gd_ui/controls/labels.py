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
    "decay": "noise.choices.decays",
    "method": "learning_rate.controls.method",
    "points": "search.controls.points",
    "low": "search.controls.low",
    "high": "search.controls.high",
    "cost": "landscape.controls.cost",
    "rules": "landscape.controls.rules",
    "rate": "landscape.controls.rate",
    "step": "landscape.controls.step",
    "spread": "landscape.controls.spread",
    "length": "landscape.controls.length",
}
"""Where their labels stand in a language."""


def labels_of(names: Iterable[str], text: Text) -> dict[str, str]:
    """The labels of those of `names` that have one, by their names, in the order of the page."""
    known = set(names)
    return {name: attrgetter(path)(text) for name, path in LABELS.items() if name in known}
