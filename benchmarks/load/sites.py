"""What a class is sent to: the app, the least that its inputs cost, and the page as most people would write it."""

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
PLAIN_PAGE = ("streamlit", "run", "benchmarks/plain_page.py")
APP = Site("the app", settings.APP, "mini_batch", METHODS + UNDERSTAND, "data=file")
FLOOR = Site("the same widgets alone", ("streamlit", "run", "benchmarks/same_widgets.py"))
PLAIN = Site("st.plotly_chart, our settings", PLAIN_PAGE)
PLAIN_DEFAULT = Site(
    "st.plotly_chart, Streamlit's settings",
    (*PLAIN_PAGE, "--runner.postScriptGC=true", "--server.fileWatcherType=auto"),
)
SITES = (APP, FLOOR, PLAIN, PLAIN_DEFAULT)
