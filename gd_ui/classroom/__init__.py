"""A class together: what students answer is counted, their runs are shown on one picture, a setting goes to all phones.

The host chooses in the environment, as `CLASSROOM`: a database's URL, or "off". Where nothing is chosen an SQLite file
in the folder for temporary files is made when the first class is opened, for all processes of this user.
"""

import os
import tempfile
from pathlib import Path

OFF = "off"


def address() -> str:
    """What the host has chosen: a URL, "" or "off"."""
    return os.environ.get("CLASSROOM", "").strip()


def offered() -> bool:
    """Whether classes can be opened here."""
    return address() != OFF


def store_address() -> str:
    """The URL of the store; its folder, which nobody else may look into, is made. OSError if somebody else has it."""
    if chosen := address():
        return chosen
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folder = Path(tempfile.gettempdir()) / f"gradient-descent-lab-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if hasattr(os, "getuid") and (seen.st_uid != user or seen.st_mode & 0o077 or folder.is_symlink()):
        raise PermissionError(f"{folder} is not this user's alone")
    return f"sqlite:///{folder / 'classes.db'}"
