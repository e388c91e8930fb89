"""From the start of the server to its end."""

import asyncio
import faulthandler
import gc
import logging
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import streamlit as st
from streamlit.runtime.media_file_storage import MediaFileStorageError

import gd_ui
from gd_ui.server import patches

LOGGERS = ("streamlit.runtime.backend_operation_handler", "uvicorn.error")
LATER = "gd_ui.classroom.store"
"""Half a second and 10 MB that only a class needs."""
NO_TEXT = "Invalid UTF-8 sequence received from client."
STANDS_STILL = 60
"""Seconds; with 1,500 visitors who came at once, on a busy computer, the loop was away for 5 at most."""


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Before the first visitor: all that the pages need is loaded, so that he waits no longer than the second."""
    patches.apply()
    for name in LOGGERS:
        logging.getLogger(name).addFilter(in_one_line)
    for module in walk_packages(gd_ui.__path__, "gd_ui."):
        if module.name != LATER:
            import_module(module.name)
    never_search_what_was_loaded()
    open_browser()
    beating = asyncio.create_task(beat())
    yield
    beating.cancel()
    faulthandler.cancel_dump_traceback_later()


async def beat() -> None:
    """A server whose loop answers nobody any more ends, and writes down where every thread was: a host starts it again.

    Not on a computer of one's own, which may have slept for an hour, and where nobody would start it.
    """
    while st.get_option("server.headless"):
        faulthandler.dump_traceback_later(STANDS_STILL, exit=True)
        await asyncio.sleep(STANDS_STILL / 12)


def open_browser() -> None:
    """For whoever started `streamlit run app.py` on the own computer; Streamlit 1.67 does it only for a script."""
    if Path(sys.argv[0]).name == "app.py" and not st.get_option("server.headless"):
        webbrowser.open(address())


def address() -> str:
    """Where the app is found from its own computer."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    listens = st.get_option("server.address")
    name = "localhost" if listens in (None, "", "0.0.0.0", "::") else listens
    return f"{scheme}://{name}:{st.get_option('server.port')}/{st.get_option('server.baseUrlPath')}"


def in_one_line(record: logging.LogRecord) -> bool:
    """What visitors send that is none is worth a line in the log, without where it was found."""
    raised = record.exc_info[1] if record.exc_info else None
    if record.msg == NO_TEXT or isinstance(raised, MediaFileStorageError):
        record.exc_info = None
    return True


def never_search_what_was_loaded() -> None:
    """The search for garbage passes over the hundreds of thousands of objects of the libraries, which all stay.

    It came every few hundred moves and held everyone for 0.24 s; so it takes 0.006.
    """
    gc.collect()
    gc.freeze()
