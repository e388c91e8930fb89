"""From the bytes of a file to its text: UTF-8 with one kind of line end."""

import codecs
import re

from charset_normalizer import from_bytes

from gd_ui.rows.tables.problems import TableError, TableProblem

MOST_BYTES = 20 * 2**20
"""20 MB, as upload forms count them."""

BEGINNINGS = {
    b"PK\x03\x04": TableProblem.WORKBOOK,
    b"PK\x05\x06": TableProblem.WORKBOOK,  # a zip file with nothing in it
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": TableProblem.WORKBOOK,  # .xls
    b"\x1f\x8b": TableProblem.GZIP,
    b"%PDF-": TableProblem.PDF,
}
"""How files begin that are no text, and what they are."""

UTF_8, GB18030, BIG5, WINDOWS = "utf-8", "gb18030", "big5", "cp1252"
ENCODINGS = {
    UTF_8: "UTF-8", GB18030: "GBK / GB18030", BIG5: "Big5", WINDOWS: "Windows-1252 (Latin 1)", "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "cp932": "Shift JIS", "cp949": "EUC-KR",
    "cp1250": "Windows-1250", "cp1251": "Windows-1251",
}  # fmt: skip
"""Those that can be chosen: Python's names, and how people call them."""

COMMON = {GB18030: ("gb2312", b"\xb0", b"\xd7"), BIG5: (BIG5, b"\xa4", b"\xc6")}
"""Where each has the common half of its characters: the codec, the first byte at least and at most."""
SIGNS = b"\xa4"
"""Before it both have punctuation, which says nothing."""
MOSTLY = 0.6

_JSON = re.compile(rb'\s*(\[\s*[\[{"\d-]|\{\s*["}])')
_HTML = re.compile(rb"\s*<(!doctype|!--|\?xml|html|head|body|table|div|script)\b", re.IGNORECASE)
_HIGH = re.compile(rb"[\x80-\xff]+")
_LOOKED_AT = 1 << 14


def text_of(raw: bytes, encoding: str | None = None) -> tuple[bytes, str]:
    r"""The text in `raw` as UTF-8 without a mark, lines parted by \n, and its encoding. Raises TableError.

    >>> text, encoding = text_of("温度,长度\r\n20,1\r\n".encode("gbk"))
    >>> text.decode(), encoding
    ('温度,长度\n20,1', 'gb18030')
    """
    if len(raw) > MOST_BYTES:
        raise TableError(TableProblem.TOO_BIG, limit=MOST_BYTES, found=len(raw))
    for beginning, problem in BEGINNINGS.items():
        if raw.startswith(beginning):
            raise TableError(problem)
    encoding = encoding or encoding_of(raw)
    text = raw if encoding == UTF_8 and b"\0" in raw else _decoded(raw, encoding)
    if b"\0" in text:
        raise TableError(TableProblem.BINARY, line=_line_at(text, text.index(b"\0")))
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not text or text.isspace():
        raise TableError(TableProblem.EMPTY)
    for pattern, problem in ((_JSON, TableProblem.JSON), (_HTML, TableProblem.HTML)):
        if pattern.match(text):
            raise TableError(problem)
    return text.rstrip(b"\n"), encoding


def encoding_of(raw: bytes) -> str:
    """The encoding that some bytes are in most likely.

    Of a short row of Chinese names the library takes one in five for another encoding's: how many of its characters
    are common ones tells better, and the library is asked where that says nothing.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if raw.isascii() or b"\0" in raw:
        return _wide(raw)
    try:
        raw.decode()
        return UTF_8
    except UnicodeDecodeError:
        lines = b"\n".join(line for line in raw.splitlines() if not line.isascii())[:_LOOKED_AT]
    if _is_damaged(lines):
        return UTF_8
    if max(map(len, _HIGH.findall(lines)), default=0) == 1:
        return WINDOWS  # letters between English ones: a Chinese character has two bytes
    common = {one: _common(lines, one) for one in COMMON}
    likely = max(common, key=common.__getitem__)
    if common[likely] > MOSTLY:
        return likely
    best = from_bytes(lines, cp_isolation=[GB18030, BIG5, WINDOWS]).best() or from_bytes(lines).best()
    return best.encoding if best else likely if common[likely] else UTF_8


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark has a NUL before or after each English letter; elsewhere a NUL is none of a text."""
    low, high = raw[:_LOOKED_AT:2].count(0), raw[1:_LOOKED_AT:2].count(0)
    if len(raw) % 2 or not low + high or min(low, high):
        return UTF_8
    likely = "utf-16-be" if low else "utf-16-le"
    seen = raw[:_LOOKED_AT].decode(likely, "ignore")
    return likely if "\n" in seen or "\r" in seen else UTF_8


def _is_damaged(lines: bytes) -> bool:
    """Whether it is UTF-8 cut short, or with another text put in: elsewhere what looks like its letters is rare."""
    seen = [one for one in lines.decode(UTF_8, "replace") if not one.isascii()]
    bad, long = seen.count("\N{REPLACEMENT CHARACTER}"), sum(one >= "\u0800" for one in seen)
    return long - bad >= bad or len(seen) >= 5 * bad


def _common(lines: bytes, encoding: str) -> float:
    """The share of common Chinese characters among all that are not English, if read so: they come first in a code."""
    codec, first, last = COMMON[encoding]
    try:
        text = [one for one in lines.decode(encoding) if not one.isascii()]
    except UnicodeDecodeError:
        return 0
    codes = [code[:1] for one in text if (code := one.encode(codec, "ignore") or b"\xff") >= SIGNS]
    return sum(first <= code <= last for code in codes) / (len(codes) or 1)


def _decoded(raw: bytes, encoding: str) -> bytes:
    """Where the encoding does not fit, the error tells where the reading ended."""
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if encoding == UTF_8 and raw.isascii():
        return raw
    try:
        return raw.decode(encoding).removeprefix("\ufeff").encode()
    except UnicodeError as error:
        start = getattr(error, "start", 0)  # a lonely surrogate is no text, and has no place
        line = _line_at(raw[:start].decode(encoding, "ignore").encode(errors="ignore"))
        raise TableError(TableProblem.ENCODING, line=line, value=f"0x{raw[start]:02X}") from None


def _line_at(text: bytes, end: int | None = None) -> int:
    """The line, counted from 1, in which the place `end` of the text lies, whatever ends its lines."""
    before = text[:end]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
