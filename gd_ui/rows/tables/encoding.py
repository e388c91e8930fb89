"""From the bytes of a file to its text: UTF-8 with one kind of line end."""

import codecs

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


def text_of(raw: bytes) -> bytes:
    r"""The text in `raw` as UTF-8 without a mark, lines parted by \n. Raises TableError.

    >>> text_of("温度,长度\r\n20,1\r\n".encode("gbk")).decode()
    '温度,长度\n20,1'
    """
    if len(raw) > MOST_BYTES:
        raise TableError(TableProblem.TOO_BIG, limit=MOST_BYTES, found=len(raw))
    for beginning, problem in BEGINNINGS.items():
        if raw.startswith(beginning):
            raise TableError(problem)
    text = _as_utf8(raw)
    if b"\0" in text:
        raise TableError(TableProblem.BINARY, line=_line_at(text, text.index(b"\0")))
    if b"\r" in text:
        text = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not text or text.isspace():
        raise TableError(TableProblem.EMPTY)
    return text.rstrip(b"\n")


def _as_utf8(raw: bytes) -> bytes:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _recoded(raw, ("utf-16",))
    text = raw.removeprefix(codecs.BOM_UTF8)
    if text.isascii() or b"\0" in text:  # with a NUL in it, it is no text in any of them
        return text
    return _recoded(text, ("utf-8", "gb18030"))


def _recoded(text: bytes, encodings: tuple[str, ...]) -> bytes:
    """Read in the first encoding that fits. Where none does, the one that came farthest tells where it ended."""
    ended, line = -1, 1
    for encoding in encodings:
        try:
            return text.decode(encoding).encode()
        except UnicodeDecodeError as error:
            if error.start > ended:
                ended, line = error.start, _line_at(text[: error.start].decode(encoding, "ignore").encode())
    raise TableError(TableProblem.ENCODING, line=line, value=f"0x{text[ended]:02X}")


def _line_at(text: bytes, end: int | None = None) -> int:
    """The line, counted from 1, in which the place `end` of the text lies, whatever ends its lines."""
    before = text[:end]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
