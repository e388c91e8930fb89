"""What a class is sent to: the app."""

from typing import NamedTuple

from deploy import settings


class Site(NamedTuple):
    """`runs` is a module of Python's, and what it is told; a class opens `page`, and goes to `pages` from there.

    Who uploads a file opens it with this `query`.
    """

    name: str
    runs: tuple[str, ...]
    page: str = ""
    pages: tuple[str, ...] = ("",)
    query: str = ""


METHODS = ("bgd", "sgd", "mini_batch")
UNDERSTAND = ("compare", "noise", "learning_rate", "search", "landscape", "pitfalls")
APP = Site("the app", settings.APP, "mini_batch", METHODS + UNDERSTAND, "data=file")
