"""What a class is sent to: the app, the least that its inputs cost, and the page as most people would write it."""

from typing import NamedTuple


class Site(NamedTuple):
    """`runs` is what Streamlit runs, with its options; a class opens `page`, and goes to `pages` from there.

    Who uploads a file opens it with this `query`.
    """

    name: str
    runs: tuple[str, ...]
    page: str = ""
    pages: tuple[str, ...] = ("",)
    query: str = ""


METHODS = ("bgd", "sgd", "mini_batch")
UNDERSTAND = ("compare", "noise", "learning_rate", "search", "landscape", "pitfalls")
APP = Site("the app", ("app.py",), "mini_batch", METHODS + UNDERSTAND, "data=file")
FLOOR = Site("the same widgets alone", ("benchmarks/same_widgets.py",))
PLAIN = Site("st.plotly_chart, our settings", ("benchmarks/plain_page.py",))
PLAIN_DEFAULT = Site(
    "st.plotly_chart, Streamlit's settings",
    ("benchmarks/plain_page.py", "--runner.postScriptGC=true", "--server.fileWatcherType=auto"),
)
SITES = (APP, FLOOR, PLAIN, PLAIN_DEFAULT)
