"""One process of the app, as hosts run it: `python -m deploy.process` with Streamlit's options.

All it needs is loaded before it answers, so the first visitor waits no longer than the second.
"""

import sys
from importlib import import_module
from pkgutil import walk_packages

from streamlit.web import cli

import gd_ui
from gd_ui import server


def main() -> None:
    """Serve until it is told to end."""
    for module in walk_packages(gd_ui.__path__, "gd_ui."):
        import_module(module.name)
    server.never_search_what_was_loaded()
    cli.main(["run", "app.py", *sys.argv[1:]], prog_name="streamlit")


if __name__ == "__main__":
    main()
