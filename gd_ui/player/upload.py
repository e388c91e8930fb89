"""What happens to a file outside of Python: which can be chosen, that one was not taken, or was taken away.

What watches (JavaScript) is served from static/upload.
"""

from collections.abc import Callable

import streamlit as st

from gd_ui.player.part import mount
from gd_ui.text import Text

ACCEPT = ".csv,.tsv,.txt,.dat,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel"
"""By ending and by type: phones know some files by one of them only; Windows calls a CSV Excel's."""


def watch(
    uploader: str,
    text: Text,
    refused: Callable[[str, int, str], None],
    removed: Callable[[], None],
    key: str = "upload_watch",
) -> None:
    """Watch over the file uploader with the key `uploader`, which is shown already.

    Of a file that is not taken `refused` gets the name, the size in bytes, and the HTTP status of the answer, or "".
    `removed` is called when the visitor has taken the file away.
    """

    def on_removed() -> None:
        if st.session_state[key]["removed"]:
            removed()

    def on_refused() -> None:
        message = st.session_state[key]["refused"]
        if isinstance(message, dict):
            name, size, why = (message.get(part) for part in ("name", "size", "why"))
            if isinstance(name, str) and isinstance(size, int) and isinstance(why, str):
                refused(name, size, why[:3])

    data = {"key": uploader, "accept": ACCEPT, "choose": text.data.choose_file}
    handlers = {"on_refused_change": on_refused, "on_removed_change": on_removed}
    mount("upload", data, text.connection.failed, key, **handlers)
