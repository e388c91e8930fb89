"""A class together: what students answer is counted, their runs are shown on one picture, a setting goes to all phones.

The host chooses in the environment, as `CLASSROOM`: a database's URL, or "off". Where nothing is chosen an SQLite file
in the folder for temporary files is made when the first class is opened, for all processes of this user.
"""

import os

OFF = "off"


def address() -> str:
    """What the host has chosen: a URL, "" or "off"."""
    return os.environ.get("CLASSROOM", "").strip()


def offered() -> bool:
    """Whether classes can be opened here."""
    return address() != OFF
