"""What the run of a batch size is called."""

from gd_ui.text import Text


def size_name(size: int, rows: int, text: Text) -> str:
    """BGD for all `rows`, SGD for one, or mini-batch with its size."""
    words = text.race
    return {1: words.sgd, rows: words.bgd}.get(size) or words.mini_batch.format(size=size)
