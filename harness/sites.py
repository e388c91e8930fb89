"""What a class is sent to: the app."""

from typing import NamedTuple

from deploy import settings
from deploy.precompress import ROOT


class Site(NamedTuple):
    """`runs` is a module of Python's, and what it is told; a class opens `page`, and goes to `pages` from there.

    Who uploads a file opens it with this `query`.
    """

    name: str
    runs: tuple[str, ...]
    page: str = ""
    pages: tuple[str, ...] = ("",)
    query: str = ""


PAGES = tuple(sorted(script.stem for script in (ROOT / "pages").glob("*.py")))
APP = Site("the app", settings.APP, "mini_batch", PAGES, "data=file")
