"""What a class is sent to: the app, the least that its inputs cost, and the page as most people would write it."""

from harness.sites import APP, Site

PLAIN_PAGE = ("streamlit", "run", "benchmarks/plain_page.py")
FLOOR = Site("the same widgets alone", ("streamlit", "run", "benchmarks/same_widgets.py"))
PLAIN = Site("st.plotly_chart, our settings", PLAIN_PAGE)
PLAIN_DEFAULT = Site(
    "st.plotly_chart, Streamlit's settings",
    (*PLAIN_PAGE, "--runner.postScriptGC=true", "--server.fileWatcherType=auto"),
)
SITES = (APP, FLOOR, PLAIN, PLAIN_DEFAULT)
