"""`python -m gd_ui.server run app.py`: Streamlit's own commands, its server mended before it starts.

All that the pages need is loaded by then, so the first visitor waits no longer than the second.
"""

from importlib import import_module
from pkgutil import walk_packages

from streamlit.web.cli import main

import gd_ui
from gd_ui.server import mend
from gd_ui.server.repeats import never_search_what_was_loaded

mend()
for module in walk_packages(gd_ui.__path__, "gd_ui."):
    if not module.name.endswith("__main__"):
        import_module(module.name)
never_search_what_was_loaded()
main(prog_name="gd_ui.server")
