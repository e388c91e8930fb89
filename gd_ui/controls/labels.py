"""What the names in the link are called on the pages: those that a teacher can lock."""

from collections.abc import Iterable

from gd_ui.declared import NAMES, controls_of
from gd_ui.rows.source import Source
from gd_ui.text import Text


def labels_of(names: Iterable[str], page: str, text: Text) -> dict[str, str]:
    """The labels of those of `names` that the page has a word for, by their names.

    Whoever locks the data locks all that says which rows they are.
    """
    known = set(names)
    own = [name for name in NAMES if name in known - controls_of(Source).keys()]
    labels = {name: text.control(page, name).label for name in own}
    if "data" in known:
        labels["data"] = text.data.title
    return {name: label for name, label in labels.items() if label}
