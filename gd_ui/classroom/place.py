"""Where the store is, unless the host says: one file for all processes of this user on this computer."""

import os
import tempfile
from pathlib import Path

from gd_ui import classroom


def store_address() -> str:
    """The URL of the store; its folder, which nobody else may look into, is made. OSError if somebody else has it."""
    if chosen := classroom.address():
        return chosen
    user = os.getuid() if hasattr(os, "getuid") else "user"
    folder = Path(tempfile.gettempdir()) / f"gradient-descent-lab-{user}"
    folder.mkdir(mode=0o700, exist_ok=True)
    seen = folder.lstat()
    if hasattr(os, "getuid") and (seen.st_uid != user or seen.st_mode & 0o077 or folder.is_symlink()):
        raise PermissionError(f"{folder} is not this user's alone")
    return f"sqlite:///{folder / 'classes.db'}"
