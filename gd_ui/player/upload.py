"""What happens to a file before Python has it: which can be chosen, and that one was not taken.

What watches (JavaScript) is served from static/upload.
"""

from collections.abc import Callable

import streamlit as st

from gd_ui.player.part import mount
from gd_ui.text import Text

ACCEPT = ".csv,.tsv,.txt,.dat,text/csv,text/tab-separated-values,text/plain,application/vnd.ms-excel"
"""By ending and by type: phones know some files by one of them only; Windows calls a CSV Excel's."""


def watch(
    uploader: str, text: Text, refused: Callable[[str, int, str], None], key: str = "upload_watch"
) -> None:
    """Watch over the file uploader with the key `uploader`, which is shown already.

    Of a file that is not taken `refused` gets the name, the size in bytes, and the HTTP status of the answer, or "".
    """

    def on_refused() -> None:
        message = st.session_state[key]["refused"]
        if isinstance(message, dict):
            name, size, why = (message.get(part) for part in ("name", "size", "why"))
            if isinstance(name, str) and isinstance(size, int) and isinstance(why, str):
                refused(name, size, why[:3])

    data = {"key": uploader, "accept": ACCEPT}
    mount("upload", data, text.connection.failed, key, on_refused_change=on_refused)
