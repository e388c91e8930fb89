"""What a class may hold, and how it is said that something cannot be taken."""

from enum import StrEnum

LASTS = 24 * 3600.0
"""Seconds from a class's opening to its end."""
MOST_CLASSES = 500
MOST_BROWSERS = 1000
"""In one class."""
MOST_ANSWERS = 100
"""Of one browser, to different questions; it may change each of them."""
MOST_WRITES = 10
"""Of one browser in a minute."""
LONGEST_ANSWER = 100
"""Letters. Of the question a hash of 32 bytes is kept."""
LONGEST_MESSAGE = 4096
"""Bytes of anything that is sent to a class; the longest is a link with many points drawn by hand."""
HERE = 30.0
"""Seconds for which a browser counts as here after it was last heard of: a phone that sleeps is gone by then."""
UNUSED = 600.0
"""Seconds after which who has done nothing, or a class into which nobody came, makes room for others."""


class Problem(StrEnum):
    """Why something was not taken; the sentence for it stands under this name in the words."""

    GONE = "gone"
    FULL = "full"
    MANY = "many"
    SHOWN = "shown"
    UNREAD = "unread"
    AWAY = "away"


class RefusedError(Exception):
    """Something that a class does not take, and why; of an answer that comes too late, the one that counts, if any."""

    def __init__(self, problem: Problem, yours: str | None = None) -> None:
        super().__init__(problem.value)
        self.problem, self.yours = problem, yours
