"""Numbers as people type and paste them, read by the rule by which the browser reads them (static/player/typed.js).

tests/numbers.json has what is typed and what is meant; the tests of both read it.
"""

import math
import re
import unicodedata

LONGEST = 100
"""Letters of what can be a number."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_FRACTION = re.compile("[¼½¾⅐-⅞]")
_ALIKE = str.maketrans(
    dict.fromkeys("‐‒–—―−", "-")
    | dict.fromkeys("×✕·⋅∙x", "*")
    | dict.fromkeys("⁄∕÷", "/")
    | {"。": ".", "’": "'"}
)
_NUMBER = re.compile(r"([-+]?)([0-9.,' _]+)(e[-+]?[0-9]+)?")
_PARTED = re.compile(r"([0-9]{1,3}([.,' _])[0-9]{3}(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]+))?")
_PLAIN = re.compile(r"([0-9]*)(?:[.,]([0-9]*|(?:[0-9]{3} )+[0-9]{1,3}))?")


def read_number(text: str, whole: bool = False) -> float | None:
    """The number that `text` says: 1e-5, 0,00001, 1,5e−5, ２ｅ－５, 2×10⁻⁵, 1/50000, 26 600, 1,234.5; else None.

    A mark before three digits may part thousands or decimals. Where nothing else in the number decides, a point is the
    decimals', and with a comma it is no number: 1,234. Where only a `whole` number is meant, both part thousands.

    >>> read_number("2×10⁻⁵"), read_number("0,001"), read_number("1,234"), read_number("1,234", whole=True)
    (2e-05, 0.001, None, 1234.0)
    """
    if len(text) > LONGEST:
        return None
    seen = _FRACTION.sub(r" \g<0>", _RAISED.sub(r"^\g<0>", _UNSEEN.sub("", text)))
    plain = unicodedata.normalize("NFKC", seen).lower().translate(_ALIKE).replace("**", "^")
    plain = re.sub(r"\s+", " ", plain).strip()
    plain = re.sub(r" ?([-+*/^e]) ?", r"\1", plain)
    parts = [_value(part, whole and "/" not in plain) for part in plain.split("/")]
    over = parts[1] if len(parts) > 1 else 1.0
    if len(parts) > 2 or parts[0] is None or not over:
        return None
    value = parts[0] / over
    return None if math.isnan(value) else value


def _value(part: str, whole: bool) -> float | None:
    powered = re.sub(r"\^\(([-+]?[0-9]+)\)$", r"^\1", part)
    powered = re.sub(r"^([-+]?)10\^", r"\g<1>1e", re.sub(r"\*10(?:\^|(?=[-+]))", "e", powered))
    if not (number := _NUMBER.fullmatch(powered)):
        return None
    sign, size, power = number.groups(default="")
    digits = _digits(size, whole, bool(power))
    return float(sign + digits + power) if digits else None


def _digits(size: str, whole: bool, powered: bool) -> str:
    """`size` as Python writes it; "" if it is no number, or could be two."""
    if (parted := _PARTED.fullmatch(size)) and not size.startswith("0"):
        groups, mark, decimals = parted.groups(default="")
        sure = mark not in ".," or decimals or groups.count(mark) > 1
        if sure or (whole and not powered):
            return f"{groups.replace(mark, '')}.{decimals}"
        if mark == "," and not powered:
            return ""
    plain = _PLAIN.fullmatch(size)
    before, after = plain.groups(default="") if plain else ("", "")
    return f"{before}.{after.replace(' ', '')}" if before or after else ""
