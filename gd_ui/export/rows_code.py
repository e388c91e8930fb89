"""The functions of a script that choose the rows of each update: the same rows that the engine draws.

They stand beside `gd_core.batches` and `gd_core.drawing`, and a change there is a change here: the tests of this
package run the scripts and compare them with the engine.
"""

from dataclasses import dataclass
from enum import StrEnum

from gd_ui.rows.drawing import MANY_ROWS, Draw
from gd_ui.text.exports import Script


class DrawAlgorithm(StrEnum):
    """How the rows of batches are chosen; also the name of the comment that says it. `ALL` needs no function."""

    ALL = "all"
    SHUFFLED = "shuffled"
    PARTIAL = "partial"
    SINGLE = "single"
    REPEATS = "repeats"
    KEYS = "keys"


CODE = {
    DrawAlgorithm.SHUFFLED: """\
def shuffled_rows(batch_size, updates):
    # {comment}
    rng = np.random.default_rng(seed)
    epochs = int(np.ceil(updates / np.ceil(n / batch_size)))
    orders = rng.permuted(np.tile(np.arange(n), (epochs, 1)), axis=1)
    starts = range(0, n, batch_size)
    return [order[i:i + batch_size] for order in orders for i in starts][:updates]
""",
    DrawAlgorithm.PARTIAL: """\
def first_rows(batch_size, updates):
    # {comment}
    rng = np.random.default_rng(seed)
    rows, count = np.zeros(0, dtype=np.int32), updates * batch_size
    while len(rows) < count:
        more = rng.integers(n, size=2 * (count - len(rows)), dtype=np.int32)
        rows = np.concatenate([rows, more])
        rows = rows[np.sort(np.unique(rows, return_index=True)[1])]
    return rows[:count].reshape(updates, batch_size)
""",
    DrawAlgorithm.SINGLE: """\
def single_rows(batch_size, updates):
    # {comment}
    rng = np.random.default_rng(seed)
    return rng.integers(n, size=(updates, 1), dtype=np.int32)
""",
    DrawAlgorithm.REPEATS: """\
def different_rows(batch_size, updates):
    # {comment}
    rng = np.random.default_rng(seed)
    rows = rng.integers(n, size=(updates, batch_size), dtype=np.int32)
    again = np.arange(updates)
    while len(again) > 0:
        some = np.sort(rows[again], axis=1)
        repeated = np.zeros(some.shape, dtype=bool)
        repeated[:, 1:] = some[:, 1:] == some[:, :-1]
        some[repeated] = rng.integers(n, size=np.sum(repeated), dtype=np.int32)
        rows[again] = some
        again = again[repeated.any(axis=1)]
    return rows
""",
    DrawAlgorithm.KEYS: """\
def smallest_rows(batch_size, updates):
    # {comment}
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(updates):
        numbers = rng.integers(1 << 64, size=n, dtype=np.uint64) >> np.uint64(n.bit_length())
        rows.append(np.argsort(numbers, kind="stable")[:batch_size])
    return rows
""",
}
CALLED = {
    DrawAlgorithm.SHUFFLED: "shuffled_rows", DrawAlgorithm.PARTIAL: "first_rows", DrawAlgorithm.SINGLE: "single_rows",
    DrawAlgorithm.REPEATS: "different_rows", DrawAlgorithm.KEYS: "smallest_rows",
}  # fmt: skip


@dataclass(frozen=True)
class Drawing:
    """The rows of `updates` updates, `size` out of `rows`; `frozen`, where only the first are drawn."""

    algorithm: DrawAlgorithm
    size: int
    updates: int
    frozen: bool = False

    @property
    def call(self) -> str:
        """An expression that gives them, in a script that has the function of this way."""
        if self.algorithm is DrawAlgorithm.ALL:
            return f"[np.arange(n)] * {self.updates}"
        if self.frozen:
            return f"[{CALLED[self.algorithm]}({self.size}, 1)[0]] * {self.updates}"
        return f"{CALLED[self.algorithm]}({self.size}, {self.updates})"


def drawing(rows: int, size: int, draw: Draw, updates: int) -> Drawing:
    """How `gd_ui.descent.settings.drawn` chooses them."""
    if size == rows:
        return Drawing(DrawAlgorithm.ALL, size, updates)
    if draw is Draw.SHUFFLE:
        partial = rows > MANY_ROWS and 2 * updates * size <= rows
        return Drawing(DrawAlgorithm.PARTIAL if partial else DrawAlgorithm.SHUFFLED, size, updates)
    return Drawing(_afresh(rows, size), size, updates, draw is Draw.FROZEN)


def _afresh(rows: int, size: int) -> DrawAlgorithm:
    if 8 * size > rows > 8:
        return DrawAlgorithm.KEYS
    return DrawAlgorithm.SINGLE if size == 1 else DrawAlgorithm.REPEATS


def function_of(algorithm: DrawAlgorithm, words: Script) -> str:
    """The function that a script needs for this way."""
    return CODE[algorithm].format(comment=getattr(words, algorithm))
