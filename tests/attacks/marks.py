"""What one student alone has: values that nobody else's page can hold, however they are written."""

import base64
import struct
from urllib.parse import urlencode

NAME = "mark7f3a"
"""Of a column in the student's file."""
SEED, START, VALUE = 1837465920, -31.41592653589, 731733.0731733
LINK = urlencode({"data": "file", "draw": "shuffle", "seed": SEED, "w0": START})
CSV = f"{NAME}_x,{NAME}_y\n".encode() + b"".join(f"{x},{x * VALUE}\n".encode() for x in range(1, 30))


def spellings(value: float) -> list[bytes]:
    """The ways in which a number travels: in words, as a double, and in base64 wherever in the array it stands."""
    double = struct.pack("<d", value)
    shifted = [
        base64.b64encode(bytes(k) + double + bytes(k))[4 * (k > 0) : 8 + 4 * (k > 0)] for k in range(3)
    ]
    return [repr(value).encode(), double, *shifted]


MARKS = (NAME.encode(), str(SEED).encode(), *spellings(START), *spellings(VALUE))
