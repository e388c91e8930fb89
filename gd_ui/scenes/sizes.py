"""What the run of a batch size is called."""

from gd_ui.settings import ROWS
from gd_ui.text import Text


def size_name(size: int, text: Text) -> str:
    """SGD, BGD, or mini-batch with its size."""
    words = text.compare
    return {1: words.sgd, ROWS: words.bgd}.get(size) or words.mini_batch.format(size=size)
